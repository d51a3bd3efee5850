import type { TypeDescription } from '../contract/index.js';
import { localiseText, multiLanguageTexts } from '../codec/canonical/index.js';
import { parseDateTime } from '../codec/values/index.js';

/**
 * Why two values differ, as far as the values themselves tell. Differences are grouped by it, so each is a thing that
 * somebody could mend in one place.
 */
export type CauseName = keyof typeof causes;

/** What each cause says to a person. */
export const causes = {
  'other-outcome': 'one side answered, the other failed',
  'other-error': 'both sides failed, with different errors',
  'absent-entity': 'one side says that there is none, the other has it',
  'missing-field': 'the candidate lacks a field',
  'surplus-field': 'the candidate has a field more',
  'missing-item': 'the candidate lacks an item of the list',
  'surplus-item': 'the candidate has an item more in the list',
  'duplicated-item': 'the candidate has an item of the list twice',
  reordered: 'the same items in another order',
  'null-value': 'null, where the control has a value',
  'not-null': 'a value, where the control has null',
  'empty-for-null': 'null on the one side and empty on the other',
  'default-for-null': 'null on the one side and a zero value on the other',
  'other-type': 'a value of another type',
  'flipped-boolean': 'true for false, or false for true',
  'rounded-number': 'a number that has lost digits',
  'other-number': 'another number',
  'shifted-date': 'the same date and time, shifted',
  'cut-date': 'a date and time that has lost its smaller parts',
  'other-date': 'another date',
  'cut-time-span': 'a span of time that has lost a part',
  'other-time-span': 'another span of time',
  'other-member': 'another member of an enumeration',
  'lost-flags': 'flags are missing',
  'other-flags': 'other flags',
  'unresolved-resource': 'the id of a text, such as [SR_YES], on the one side, and the text on the other',
  'other-language': 'a text in several languages on the one side, in one language on the other',
  'mangled-encoding': 'a text that was read in the wrong encoding',
  'other-line-breaks': 'other line breaks',
  'other-white-space': 'other white space',
  'other-case': 'upper case for lower case, or lower for upper',
  'cut-text': 'a text cut short',
  'other-normalisation': 'the same text in another Unicode normal form',
  'other-text': 'another text',
} as const satisfies Record<string, string>;

/** A cause, and what more there is to say: `+1 hour`. */
export interface Cause {
  readonly cause: CauseName;
  readonly detail?: string;
}

type Explanation = (control: unknown, candidate: unknown, type: TypeDescription | undefined) => Cause | undefined;

/** The first that applies is the cause. They look at values that are no containers on both sides, and do differ. */
const explanations: readonly Explanation[] = [nullness, otherType, booleans, numbers, members, timeSpans, dates, texts];

export function causeOf(control: unknown, candidate: unknown, type?: TypeDescription): Cause {
  for (const explain of explanations) {
    const cause = explain(control, candidate, type);
    if (cause !== undefined) return cause;
  }
  return { cause: 'other-text' };
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

function booleans(control: unknown): Cause | undefined {
  return typeof control === 'boolean' ? { cause: 'flipped-boolean' } : undefined;
}

function numbers(control: unknown, candidate: unknown): Cause | undefined {
  if (typeof control !== 'number' || typeof candidate !== 'number') return undefined;
  return lostDigits(control, candidate) || lostDigits(candidate, control)
    ? { cause: 'rounded-number' }
    : { cause: 'other-number' };
}

/** Is `less` what is left of `more` when it is rounded or cut to fewer decimals? */
function lostDigits(more: number, less: number): boolean {
  if (Number.isInteger(more) || Math.fround(more) === less) return Math.fround(more) === less;
  const decimals = decimalsOf(less);
  if (decimals >= decimalsOf(more)) return false;
  const unit = 10 ** -decimals;
  return Math.abs(more - less) < unit;
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

function members(control: unknown, candidate: unknown, type: TypeDescription | undefined): Cause | undefined {
  if (typeof control !== 'string' || typeof candidate !== 'string') return undefined;
  if (type?.kind === 'enumeration') return { cause: 'other-member', detail: `${control} became ${candidate}` };
  if (type?.kind !== 'flags') return undefined;
  const flags = new Set(candidate.split(', '));
  const lost = control.split(', ').filter((flag) => !flags.delete(flag));
  return flags.size === 0 || (flags.size === 1 && flags.has(''))
    ? { cause: 'lost-flags', detail: lost.join(', ') }
    : { cause: 'other-flags' };
}

const timeSpan = /^-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d+)?$/;

function timeSpans(control: unknown, candidate: unknown): Cause | undefined {
  if (typeof control !== 'string' || typeof candidate !== 'string') return undefined;
  if (!timeSpan.test(control) || !timeSpan.test(candidate)) return undefined;
  const parts = [/^-/, /^\d+\.(?=\d\d:)/, /\.\d+$/];
  const lost = parts.some((part) => control.replace(part, '') === candidate);
  return { cause: lost ? 'cut-time-span' : 'other-time-span' };
}

function dates(control: unknown, candidate: unknown): Cause | undefined {
  if (typeof control !== 'string' || typeof candidate !== 'string') return undefined;
  const [left, right] = [parseDateTime(control), parseDateTime(candidate)];
  if (left === undefined || right === undefined || control.length < 10 || candidate.length < 10) return undefined;
  if (left.local === right.local) return { cause: 'shifted-date', detail: 'a zone is named' };
  if (isCut(left.local, right.local)) return { cause: 'cut-date' };
  const difference = millisecondsOf(right.local) - millisecondsOf(left.local);
  return isShift(difference) ? { cause: 'shifted-date', detail: duration(difference) } : { cause: 'other-date' };
}

/** Whatever is below some part of the date has become nought: milliseconds, seconds, or the time of day. */
function isCut(control: string, candidate: string): boolean {
  const smallestPart = [/\.\d+$/, /:\d\d(?:\.\d+)?$/, /T.*$/];
  const nought = ['', ':00', 'T00:00:00'];
  return smallestPart.some((part, index) => control.replace(part, nought[index] ?? '') === candidate);
}

function millisecondsOf(local: string): number {
  return Date.parse(`${local.slice(0, 23)}Z`);
}

const quarter = 15 * 60_000;
const hour = 60 * 60_000;
const day = 24 * hour;

/** Zones differ by quarters of an hour, and dates that lose their time of day to a zone by a day. */
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

function texts(control: unknown, candidate: unknown): Cause | undefined {
  if (typeof control !== 'string' || typeof candidate !== 'string') return undefined;
  return { cause: textCauses.find(({ applies }) => applies(control, candidate))?.cause ?? 'other-text' };
}

function eitherWay(applies: (one: string, other: string) => boolean) {
  return (control: string, candidate: string): boolean => applies(control, candidate) || applies(candidate, control);
}

/** As recorded: `[SR_YES]`, `[SR_MANDATORY_FIELD_1281]`. */
function isResourceId(text: string): boolean {
  return /^\[SR_\w+\]$/.test(text);
}

function isOneLanguageOf(raw: string, text: string): boolean {
  const languages = multiLanguageTexts(raw);
  return languages !== undefined && [...languages.values(), localiseText(raw, 'en')].includes(text);
}

/** UTF-8 that was taken for Latin-1, or has lost what is not ASCII. */
function isMisread(right: string, wrong: string): boolean {
  if (!/[^\x20-\x7e\s]/.test(right)) return false;
  const bytes = Buffer.from(right, 'utf8');
  if (bytes.toString('latin1') === wrong || new TextDecoder('windows-1252').decode(bytes) === wrong) return true;
  return /[?\uFFFD]/.test(wrong) && right.length === wrong.length && asciiOf(right) === wrong.replace(/\uFFFD/g, '?');
}

function asciiOf(text: string): string {
  return text.replace(/[^\x20-\x7e\s]/g, '?');
}
