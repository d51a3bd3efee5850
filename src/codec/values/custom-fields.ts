import type { CustomFieldType } from '../../contract/carriers/index.js';
import { readMarked, writeMarked } from './culture-markers.js';
import { parseDateTime } from './date-time.js';
import { isBase64 } from './text.js';

/**
 * The value of a custom field. A date is `2026-11-26`, a time `09:30:00`, a date and time `2026-11-26T09:30:00`; an item of a
 * list and a related record are their ids. Null means no value, which only dates, times, items and records can have.
 */
export type FieldValue = string | number | boolean | null;

/** A value as the dictionaries of an entity have it. */
export interface WrittenField {
  /** In `CustomFields`. */
  readonly custom: string;
  /** In `UserDefinedFields` or `ExtraFields`. */
  readonly home: string;
}

/** How the values of one type of field are read and written. */
interface FieldNotation {
  /** The value of a text; undefined if it is not in this notation. */
  read(text: string): FieldValue | undefined;
  /** What a value must be, such as `an integer`; undefined if none can be written. */
  readonly expected: string | undefined;
  /** Undefined if the value does not fit. */
  write(value: Exclude<FieldValue, null>): string | WrittenField | undefined;
  /** The text of a field without a value. */
  readonly cleared: string | WrittenField;
}

/** The first day of year 1 stands for an empty date, as recorded (Person210.json in the vendor's package). */
const noDay = '0001-01-01';
/** The meaningless day of a time, as recorded. */
const dayOfTimes = '1760-01-01';

const int32 = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

function numberIn(text: string): number | undefined {
  const value = (readMarked(text) ?? readMarked(`[F:${text}]`))?.value;
  return typeof value === 'number' ? value : undefined;
}

const texts: FieldNotation = {
  read: (text) => text,
  expected: 'a string',
  write: (value) => (typeof value === 'string' ? value : undefined),
  cleared: '',
};

const integers: FieldNotation = {
  read: numberIn,
  expected: 'an integer of 32 bits',
  write: (value) => (int32(value) ? writeMarked('I', value) : undefined),
  cleared: '[I:0]',
};

/** The id 0 means no reference. */
const references: FieldNotation = {
  read(text) {
    const id = numberIn(text);
    return id === 0 ? null : id;
  },
  expected: 'an id, or null',
  write: (value) => (int32(value) && value > 0 ? writeMarked('I', value) : undefined),
  cleared: '[I:0]',
};

const decimals: FieldNotation = {
  read: numberIn,
  expected: 'a finite number',
  write: (value) => (typeof value === 'number' && Number.isFinite(value) ? writeMarked('F', value) : undefined),
  cleared: '[F:0]',
};

/** `True` and `False` among user-defined fields, a number everywhere else. */
const flag = (value: boolean): WrittenField => ({ custom: value ? '[I:1]' : '[I:0]', home: value ? 'True' : 'False' });

const checkboxes: FieldNotation = {
  read(text) {
    const value = readMarked(text)?.value ?? text.trim().toLowerCase();
    if (value === 1 || value === '1' || value === 'true') return true;
    return value === 0 || value === '0' || value === 'false' ? false : undefined;
  },
  expected: 'true or false',
  write: (value) => (typeof value === 'boolean' ? flag(value) : undefined),
  cleared: flag(false),
};

/** Undefined for what is not a date; the date 0001-01-01 is one. */
function instantIn(text: string): string | undefined {
  const value = (readMarked(text) ?? readMarked(`[DT:${text}]`))?.value;
  if (typeof value !== 'string') return undefined;
  return parseDateTime(value)?.local;
}

/** With seven digits, as recorded, so that a value that does not change is not written. */
function dateText(local: string, marker: 'D' | 'DT'): string {
  const [date = '', time = ''] = local.split('T');
  const [year, month, day] = date.split('-');
  const [seconds = '', fraction = ''] = time.split('.');
  return `[${marker}:${month}/${day}/${year} ${seconds}.${fraction.padEnd(7, '0')}]`;
}

const daysWritten = (date: string): WrittenField => {
  const local = `${date}T00:00:00`;
  return { custom: dateText(local, 'DT'), home: dateText(local, 'D') };
};

const days: FieldNotation = {
  read(text) {
    const day = instantIn(text)?.slice(0, noDay.length);
    return day === noDay ? null : day;
  },
  expected: 'a date such as "2026-11-26", or null',
  write(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || value === noDay) return undefined;
    return parseDateTime(`${value}T00:00:00`) === undefined ? undefined : daysWritten(value);
  },
  cleared: daysWritten(noDay),
};

const noTime = dateText(`${noDay}T00:00:00`, 'DT');

const instants: FieldNotation = {
  read(text) {
    const local = instantIn(text);
    return local?.startsWith(noDay) === true ? null : local;
  },
  expected: 'a local date and time such as "2026-11-26T09:30:00", or null',
  write(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?$/.test(value)) return undefined;
    const local = parseDateTime(value)?.local;
    return local === undefined || local.startsWith(noDay) ? undefined : dateText(local, 'DT');
  },
  cleared: noTime,
};

const times: FieldNotation = {
  read(text) {
    const marked = readMarked(text);
    if (marked?.marker.marker === 'T') return typeof marked.value === 'string' ? marked.value : null;
    const local = instantIn(text);
    return local?.startsWith(noDay) === true ? null : local?.slice(noDay.length + 1);
  },
  expected: 'a time such as "09:30:00", or null',
  write(value) {
    if (typeof value !== 'string' || !/^\d\d:\d\d(:\d\d(\.\d{1,7})?)?$/.test(value)) return undefined;
    const local = parseDateTime(`${dayOfTimes}T${value}`)?.local;
    return local === undefined ? undefined : dateText(local, 'DT');
  },
  cleared: noTime,
};

const binary: FieldNotation = {
  ...texts,
  expected: 'a string in Base64',
  write: (value) => (typeof value === 'string' && isBase64(value) ? value : undefined),
};

/** Nothing is known about how its values are written. */
const unknown: FieldNotation = {
  read(text) {
    const value = readMarked(text)?.value;
    return typeof value === 'object' ? text : (value ?? text);
  },
  expected: undefined,
  write: () => undefined,
  cleared: '',
};

/** By the vendor's types. The notations are on the page CustomFieldType of the vendor's CRMScript reference, and recorded. */
const notations: Readonly<Record<CustomFieldType, FieldNotation>> = {
  Unknown: unknown,
  Integer: integers,
  ShortText: texts,
  LongText: texts,
  Date: days,
  Blob: binary,
  Checkbox: checkboxes,
  MdoList: references,
  Decimal: decimals,
  DateTime: instants,
  Time: times,
  TimeSpan: integers,
  RelationTo: references,
  Attachment: references,
  DynamicLink: texts,
  ListText: texts,
};

const notationOf = (type: string): FieldNotation =>
  Object.hasOwn(notations, type) ? notations[type as CustomFieldType] : unknown;

/** The value of a custom field. A text that is not in the notation of the type is returned as it is. */
export function readCustomField(type: string, text: string): FieldValue {
  const notation = notationOf(type);
  const isText = notation.cleared === '';
  if (!isText && (text.trim() === '' || readMarked(text)?.value === null)) return null;
  const value = notation.read(text);
  return value === undefined ? text : value;
}

/** What a value of this type must be; undefined if values of this type cannot be written. */
export const expectedField = (type: string): string | undefined => notationOf(type).expected;

/**
 * The value as an entity's dictionaries have it; null clears the field.
 *
 * @returns undefined if the value does not fit the type
 */
export function writeCustomField(type: string, value: unknown): WrittenField | undefined {
  const notation = notationOf(type);
  if (notation.expected === undefined) return undefined;
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const written = value === null ? notation.cleared : isScalar ? notation.write(value) : undefined;
  return typeof written === 'string' ? { custom: written, home: written } : written;
}
