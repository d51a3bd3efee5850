import { inLanguage } from '../language.js';
import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject, TypeDescription } from '../../contract/index.js';
import { wallClock } from '../wall-clock.js';
import { withDefaults } from '../rules/absent-values.js';

/** What a change can depend on, in addition to the value. */
export interface ChangeCircumstances {
  readonly type: TypeDescription;
  /** Hours, days, decimals or characters: each kind says what it counts. */
  readonly amount: number;
  readonly baseTimeZone: string;
}

export type ValueChange = (value: unknown, circumstances: ChangeCircumstances) => unknown;

const onText =
  (change: (text: string, circumstances: ChangeCircumstances) => unknown): ValueChange =>
  (value, circumstances) =>
    typeof value === 'string' ? change(value, circumstances) : value;

const noDate = '0001-01-01';

const onDate = (change: (date: string, circumstances: ChangeCircumstances) => string): ValueChange =>
  onText((date, circumstances) => (date.startsWith(noDate) ? date : change(date, circumstances)));

const hour = 3_600_000;

function shifted(date: string, milliseconds: number): string {
  return new Date(Date.parse(`${date}Z`) + milliseconds).toISOString().slice(0, 19);
}

export const laterByHours = onDate((date, { amount }) => shifted(date, amount * hour));
export const laterByDays = onDate((date, { amount }) => shifted(date, amount * 24 * hour));

/** The tenant's wall clock as a UTC instant, without a mark that it is one. */
export const asUtc = onDate((date, { baseTimeZone }) => {
  const ahead = Date.parse(`${wallClock(new Date(`${date}Z`), baseTimeZone).slice(0, 19)}Z`) - Date.parse(`${date}Z`);
  return shifted(date, -ahead);
});

export const withoutSeconds = onDate((date) => `${date.slice(0, 16)}:00`);
export const withoutTime = onDate((date) => `${date.slice(0, 10)}T00:00:00`);

/** Drops the fraction of a second; if there is none, the days. */
export const cutSpan = onText((span) =>
  /\.\d+$/.test(span) ? span.replace(/\.\d+$/, '') : span.replace(/^(-?)\d+\./, '$1'),
);

export const trimmed = onText((text) => text.trim());
/** By code points, so that no character is split. */
export const cut = onText((text, { amount }) => Array.from(text).slice(0, amount).join(''));
export const upperCase = onText((text) => text.toUpperCase());
export const misread = onText((text) => Buffer.from(text, 'utf8').toString('latin1'));
export const decomposed = onText((text) => text.normalize('NFD'));
export const lineFeeds = onText((text) => text.replace(/\r\n?/g, '\n'));
export const inEnglish = onText((text) => inLanguage(text, 'en'));

export const nothing: ValueChange = () => null;
export const emptyForNull: ValueChange = (value) => value ?? '';
export const nullForEmpty: ValueChange = (value) => (value === '' ? null : value);
export const arrayForNull: ValueChange = (value) => value ?? [];
export const nullForEmptyArray: ValueChange = (value) => (Array.isArray(value) && value.length === 0 ? null : value);
export const blankForNull: ValueChange = (value, { type }) => value ?? withDefaults(type, {});

const zeros: readonly unknown[] = [0, false, '0001-01-01T00:00:00', '00:00:00'];
export const nullForDefault: ValueChange = (value) => (zeros.includes(value) ? null : value);

export const flipped: ValueChange = (value) => (typeof value === 'boolean' ? !value : value);
export const oneMore: ValueChange = (value) => (typeof value === 'number' && value !== 0 ? value + 1 : value);
export const rounded: ValueChange = (value, { amount }) =>
  typeof value === 'number' ? Math.round(value * 10 ** amount) / 10 ** amount : value;

export const nextMember: ValueChange = (value, { type }) => {
  if (type.kind !== 'enumeration') return value;
  const names = type.members.map(({ name }) => name);
  const at = names.indexOf(String(value));
  return names[(at + 1) % names.length] ?? value;
};

/** The first of several flags, as if only one fitted. */
export const firstFlag = onText((flags) => flags.split(', ')[0] ?? '');

export const withSurplusEntry: ValueChange = (value) => (isJsonObject(value) ? { ...value, x_surplus: '1' } : value);

/** A different value of the same type, for a default that differs. */
export const another: ValueChange = (value, circumstances) => {
  const { type } = circumstances;
  if (type.kind === 'enumeration') return nextMember(value, circumstances);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (type.kind !== 'primitive') return value;
  if (type.name === 'duration') return value === '00:30:00' ? '00:45:00' : '00:30:00';
  if (type.name === 'dateTime') return typeof value === 'string' ? shifted(value, hour) : value;
  return type.name === 'string' ? `${typeof value === 'string' ? value : ''} (default)` : value;
};

/** Changes a whole list. */
export type ItemsChange = (items: readonly unknown[], type: TypeDescription) => unknown[];

export const backwards: ItemsChange = (items) => items.toReversed();
export const withoutLast: ItemsChange = (items) => items.slice(0, -1);
export const firstTwice: ItemsChange = (items) => [...items.slice(0, 1), ...items];

/** One more item at the end, with an unused id. */
export const withExtra: ItemsChange = (items, type) => {
  const objects = items.filter(isJsonObject);
  const highest = Math.max(0, ...objects.map(({ Id }) => (typeof Id === 'number' ? Id : 0)));
  const blank = withDefaults(type, {}) as CanonicalObject;
  const last = objects.at(-1);
  const named = Object.hasOwn(blank, 'Id') ? { ...last, Id: highest + 1, Name: 'Surplus' } : { Value: 'surplus' };
  return [...items, withDefaults(type, { ...blank, ...named })];
};
