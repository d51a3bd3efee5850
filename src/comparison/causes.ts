import type { TypeDescription } from '../contract/index.js';
import { multiLanguageTexts } from '../codec/canonical/index.js';
import { parseDateTime } from '../codec/values/index.js';

/**
 * Why two values differ, as far as the values show. Differences are grouped by cause, so that each group can be fixed in one
 * place.
 */
export type CauseName = keyof typeof causes;

/** The description of each cause. */
export const causes = {
  'other-outcome': 'one side answered, the other failed',
  'other-error': 'both sides failed, with different errors',
  'absent-entity': 'the candidate lacks the entity',
  'surplus-entity': 'the candidate has an entity that the control does not have',
  'missing-field': 'the candidate lacks a field',
  'surplus-field': 'the candidate has an extra field',
  'missing-item': 'an item of the list is missing',
  'surplus-item': 'the list has an extra item',
  'duplicated-item': 'the list has a duplicate item',
  reordered: 'the same items in a different order',
  'not-stored': 'the change was not stored',
  'emptied-value': 'a value on one side, empty on the other',
  'null-value': 'null instead of a value',
  'not-null': 'a value instead of null',
  'empty-for-null': 'null on one side, empty on the other',
  'default-for-null': 'null on one side, a zero value on the other',
  'other-type': 'a value of another type',
  'flipped-boolean': 'true instead of false, or false instead of true',
  'rounded-number': 'a number that has lost digits',
  'other-number': 'a different number',
  'shifted-date': 'the same date and time, shifted',
  'cut-date': 'a date and time without its smaller parts',
  'other-date': 'a different date',
  'cut-time-span': 'a time span without one of its parts',
  'other-time-span': 'a different time span',
  'other-member': 'a different member of an enumeration',
  'lost-flags': 'flags are missing',
  'other-flags': 'different flags',
  'unresolved-resource': 'a resource id such as [SR_YES] on one side, its text on the other',
  'other-language': 'text in several languages on one side, in one language on the other',
  'mangled-encoding': 'text decoded with the wrong encoding',
  'other-line-breaks': 'different line breaks',
  'other-white-space': 'different white space',
  'other-case': 'different upper or lower case',
  'cut-text': 'truncated text',
  'other-normalisation': 'the same text in a different Unicode normal form',
  'other-text': 'different text',
} as const satisfies Record<string, string>;

/** A cause, with a detail such as `+1 hour`. */
export interface Cause {
  readonly cause: CauseName;
  readonly detail?: string;
}

/** The values differ, and are not both objects or both lists. */
export function causeOf(control: unknown, candidate: unknown, type?: TypeDescription): Cause {
  const cause = nullness(control, candidate) ?? otherType(control, candidate);
  if (cause !== undefined) return cause;
  if (typeof control === 'number' && typeof candidate === 'number') return numbers(control, candidate);
  if (typeof control === 'string' && typeof candidate === 'string') return causeOfTexts(control, candidate, type);
  return { cause: 'flipped-boolean' };
}

type Explanation = (control: string, candidate: string, type: TypeDescription | undefined) => Cause | undefined;

/** The first one that applies is the cause. */
const explanations: readonly Explanation[] = [emptied, members, timeSpans, dates];

function causeOfTexts(control: string, candidate: string, type: TypeDescription | undefined): Cause {
  for (const explain of explanations) {
    const cause = explain(control, candidate, type);
    if (cause !== undefined) return cause;
  }
  return { cause: textCauses.find(({ applies }) => applies(control, candidate))?.cause ?? 'other-text' };
}

const zeroValues: readonly unknown[] = [0, false, '0001-01-01T00:00:00', '00:00:00'];

function nullness(control: unknown, candidate: unknown): Cause | undefined {
  if (control !== null && candidate !== null) return undefined;
  const value = control ?? candidate;
  if (isEmpty(value)) return { cause: 'empty-for-null' };
  if (zeroValues.includes(value)) return { cause: 'default-for-null' };
  return { cause: candidate === null ? 'null-value' : 'not-null' };
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function otherType(control: unknown, candidate: unknown): Cause | undefined {
  const [left, right] = [kindOf(control), kindOf(candidate)];
  return left === right ? undefined : { cause: 'other-type', detail: `${left} became ${right}` };
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function numbers(control: number, candidate: number): Cause {
  if (lostDigits(control, candidate) || lostDigits(candidate, control)) return { cause: 'rounded-number' };
  return { cause: control === 0 || candidate === 0 ? 'emptied-value' : 'other-number' };
}

/** Is `less` what is left of `more` when it is rounded or cut to fewer decimals? */
function lostDigits(more: number, less: number): boolean {
  if (Math.fround(more) === less) return true;
  const decimals = decimalsOf(less);
  if (decimals >= decimalsOf(more)) return false;
  const unit = 10 ** -decimals;
  return Math.abs(more - less) < unit;
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** The values of .NET for a text, a date and a time span that are not set. */
const emptyTexts: ReadonlySet<string> = new Set(['', '0001-01-01T00:00:00', '00:00:00']);

function emptied(control: string, candidate: string, type: TypeDescription | undefined): Cause | undefined {
  if (type?.kind === 'flags') return undefined;
  const value = emptyTexts.has(candidate) ? control : emptyTexts.has(control) ? candidate : undefined;
  if (value === undefined || value.trim() === '' || emptyTexts.has(value)) return undefined;
  // A time span or a date that only lost its smaller parts is explained by what it lost.
  const cut = [timeSpans, dates].some((explain) => explain(control, candidate)?.cause.startsWith('cut-') === true);
  return cut ? undefined : { cause: 'emptied-value' };
}

function members(control: string, candidate: string, type: TypeDescription | undefined): Cause | undefined {
  if (type?.kind === 'enumeration') return { cause: 'other-member', detail: `${control} became ${candidate}` };
  if (type?.kind !== 'flags') return undefined;
  const flags = new Set(candidate.split(', '));
  flags.delete('');
  const lost = control.split(', ').filter((flag) => !flags.delete(flag));
  return flags.size === 0 ? { cause: 'lost-flags', detail: lost.join(', ') } : { cause: 'other-flags' };
}

const timeSpan = /^-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d+)?$/;

function timeSpans(control: string, candidate: string): Cause | undefined {
  if (!timeSpan.test(control) || !timeSpan.test(candidate)) return undefined;
  const parts = [/-/, /\d+\.(?=\d\d:)/, /\.\d+$/];
  const lost = parts.some((part) => control.replace(part, '') === candidate);
  return { cause: lost ? 'cut-time-span' : 'other-time-span' };
}

function dates(control: string, candidate: string): Cause | undefined {
  const [left, right] = [parseDateTime(control), parseDateTime(candidate)];
  if (left === undefined || right === undefined) return undefined;
  if (left.local === right.local) return { cause: 'shifted-date', detail: 'with a time zone' };
  if (isCut(left.local, right.local)) return { cause: 'cut-date' };
  const difference = millisecondsOf(right.local) - millisecondsOf(left.local);
  return isShift(difference) && fractionOf(left.local) === fractionOf(right.local)
    ? { cause: 'shifted-date', detail: duration(difference) }
    : { cause: 'other-date' };
}

/** Are all parts below some part of the date zero: milliseconds, seconds, or the time of day? */
function isCut(control: string, candidate: string): boolean {
  return smallParts.some(([part, zero]) => control.replace(part, zero) === candidate);
}

const smallParts = [
  [/\.\d+/, ''],
  [/:\d\d(?:\.\d+)?$/, ':00'],
  [/T.*/, 'T00:00:00'],
] as const;

/** Without the fraction of a second, which may have more digits than milliseconds. */
function millisecondsOf(local: string): number {
  return Date.parse(`${local.slice(0, 19)}Z`);
}

function fractionOf(local: string): string {
  return local.slice(19);
}

const quarter = 15 * 60_000;
const hour = 60 * 60_000;
const day = 24 * hour;

/** Time zones differ by quarters of an hour; a date without a time of day can shift by a day. */
function isShift(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 2 * day && milliseconds % quarter === 0;
}

function duration(milliseconds: number): string {
  const sign = milliseconds < 0 ? '-' : '+';
  const size = Math.abs(milliseconds);
  const [count, unit] =
    size % day === 0 ? [size / day, 'day'] : size % hour === 0 ? [size / hour, 'hour'] : [size / 60_000, 'minute'];
  return `${sign}${count} ${unit}${count === 1 ? '' : 's'}`;
}

interface TextCause {
  readonly cause: CauseName;
  readonly applies: (control: string, candidate: string) => boolean;
}

const same =
  (fold: (text: string) => string) =>
  (control: string, candidate: string): boolean =>
    fold(control) === fold(candidate);

const textCauses: readonly TextCause[] = [
  { cause: 'unresolved-resource', applies: eitherWay((id, text) => isResourceId(id) && !isResourceId(text)) },
  { cause: 'other-language', applies: eitherWay(isOneLanguageOf) },
  { cause: 'mangled-encoding', applies: eitherWay(isMisread) },
  { cause: 'other-line-breaks', applies: same((text) => text.replace(/\r\n?|\n/g, '\n')) },
  { cause: 'other-normalisation', applies: same((text) => text.normalize('NFC')) },
  { cause: 'other-white-space', applies: same((text) => text.replace(/\s+/g, ' ').trim()) },
  { cause: 'other-case', applies: same((text) => text.toLowerCase()) },
  { cause: 'cut-text', applies: eitherWay((longer, shorter) => shorter !== '' && longer.startsWith(shorter)) },
];

function eitherWay(applies: (one: string, other: string) => boolean) {
  return (control: string, candidate: string): boolean => applies(control, candidate) || applies(candidate, control);
}

/** As recorded: `[SR_YES]`, `[SR_MANDATORY_FIELD_1281]`. */
function isResourceId(text: string): boolean {
  return /^\[SR_\w+\]$/.test(text);
}

function isOneLanguageOf(raw: string, text: string): boolean {
  return [...(multiLanguageTexts(raw)?.values() ?? [])].includes(text);
}

/** UTF-8 that was decoded as Latin-1, or has lost its non-ASCII characters. */
function isMisread(right: string, wrong: string): boolean {
  const bytes = Buffer.from(right);
  if (bytes.toString('latin1') === wrong || windows1252(bytes) === wrong) return true;
  return right.replace(/[^\x20-\x7e\t\n\r]/g, '?') === wrong.replace(/\uFFFD/g, '?');
}

/** Without `stream`, Node 20 decodes it as Latin-1. */
function windows1252(bytes: Buffer): string {
  return new TextDecoder('windows-1252').decode(bytes, { stream: true });
}
