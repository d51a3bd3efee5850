// Longer than other files: a table, one row for each kind of divergence.
import type { CauseName } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import {
  absentBy,
  defaultEffect,
  deleteIgnored,
  fieldEffect,
  fieldUnstored,
  itemsEffect,
  presentBy,
  rowsEffect,
  rowsWithout,
  updatedDateKept,
  wrongCells,
} from './effects.js';
import type { Effect } from './effect.js';
import type { DivergingOperation } from './exchange.js';
import { gone } from './field-path.js';
import * as change from './value-changes.js';
import { blankAnswer, failure } from './outcomes.js';

/** Which fields a kind can be switched on for, and how a message describes them. */
export interface FittingFields {
  readonly words: string;
  fits(type: TypeDescription): boolean;
}

/** One way in which a face can answer differently from the others. */
export interface DivergenceDescription {
  /** One sentence, for a person. */
  readonly description: string;
  /** The cause that a comparison of the answers reports. */
  readonly cause: CauseName;
  /** What it applies to by default. */
  readonly usual: { readonly entity: string; readonly field?: string };
  readonly operations: readonly DivergingOperation[];
  /** The fields it is for; undefined if it is not about a field, `column` if it is about a column of an archive. */
  readonly fields?: FittingFields | 'column';
  /** Can it apply to a share of the records? */
  readonly perRecord: boolean;
  /** The default share. */
  readonly share?: number;
  /** What `amount` counts, and its default. */
  readonly amount?: { readonly of: string; readonly otherwise: number };
  readonly effect: Effect;
}

const primitive = (words: string, ...names: readonly string[]): FittingFields => ({
  words,
  fits: (type) => type.kind === 'primitive' && names.includes(type.name),
});
const kindOf = (words: string, kind: TypeDescription['kind']): FittingFields => ({
  words,
  fits: (type) => type.kind === kind,
});

const any: FittingFields = { words: 'a field', fits: () => true };
const date = primitive('a date', 'dateTime');
const text = primitive('a text', 'string');
const whole = primitive('a whole number', 'int', 'short', 'long', 'unsignedInt');
const fraction = primitive('a number with decimals', 'double', 'float', 'decimal');
const boolean = primitive('a boolean', 'boolean');
const span = primitive('a span of time', 'duration');
const zeroable = primitive(
  'a number, a boolean, a date or a span',
  ...['int', 'short', 'long', 'unsignedInt'],
  ...['double', 'float', 'decimal', 'boolean', 'dateTime', 'duration'],
);
const carrier = kindOf('a carrier', 'carrier');
const array = kindOf('a list', 'array');
const flags = kindOf('flags', 'flags');
const enumeration = kindOf('an enumeration', 'enumeration');
const entry: FittingFields = {
  words: 'an entry such as UserDefinedFields.SuperOffice:1',
  fits: (type) => type.kind === 'primitive' && type.name === 'string',
};
const dictionary: FittingFields = {
  words: 'a dictionary of texts',
  fits: (type) => type.kind === 'dictionary' && type.value.type.kind === 'primitive',
};
const scalar: FittingFields = {
  words: 'a text, number, boolean, date, span or enumeration',
  fits: (type) => type.kind === 'primitive' || type.kind === 'enumeration',
};

type Usual = readonly [entity: string, field?: string];
const usually = ([entity, field]: Usual) => (field === undefined ? { entity } : { entity, field });

/** Changes the value of one field in every answer with an entity or a list item. */
function inField(
  description: string,
  cause: CauseName,
  usual: Usual,
  fields: FittingFields,
  valueChange: change.ValueChange,
  amount?: DivergenceDescription['amount'],
): DivergenceDescription {
  return {
    description,
    cause,
    usual: usually(usual),
    operations: ['get', 'create', 'save', 'list'],
    fields,
    perRecord: true,
    ...(amount === undefined ? {} : { amount }),
    effect: fieldEffect(valueChange),
  };
}

/** Changes a whole list: an MDO list, or a list within an entity. */
function inItems(description: string, cause: CauseName, itemsChange: change.ItemsChange): DivergenceDescription {
  const operations = ['get', 'create', 'save', 'list'] as const;
  const effect = itemsEffect(itemsChange);
  return { description, cause, usual: { entity: 'List' }, operations, fields: array, perRecord: false, effect };
}

/** Changes the outcome of a call. */
function inOutcome(
  description: string,
  cause: CauseName,
  operations: readonly DivergingOperation[],
  usual: Usual,
  effect: Effect,
  more: Partial<DivergenceDescription> = {},
): DivergenceDescription {
  return { description, cause, usual: usually(usual), operations, perRecord: true, effect, ...more };
}

const kinds = {
  missingField: inField('A field is null.', 'null-value', ['Contact', 'Name'], any, change.nothing),
  missingCarrier: inField(
    'A carrier within the entity is left out.',
    'null-value',
    ['Appointment', 'Person'],
    carrier,
    change.nothing,
  ),
  shiftedDate: inField(
    'A date is later by some hours.',
    'shifted-date',
    ['Appointment', 'StartDate'],
    date,
    change.laterByHours,
    { of: 'hours', otherwise: 1 },
  ),
  shiftedDay: inField(
    'A date is later by some days.',
    'shifted-date',
    ['Appointment', 'EndDate'],
    date,
    change.laterByDays,
    { of: 'days', otherwise: 1 },
  ),
  utcDate: inField(
    'A date is the one in UTC, and not that of the wall clock.',
    'shifted-date',
    ['Appointment', 'ActiveDate'],
    date,
    change.asUtc,
  ),
  cutSeconds: inField(
    'A date has lost its seconds.',
    'cut-date',
    ['Appointment', 'StartDate'],
    date,
    change.withoutSeconds,
  ),
  cutTime: inField(
    'A date has lost its time of day.',
    'cut-date',
    ['Appointment', 'EndDate'],
    date,
    change.withoutTime,
  ),
  cutTimeSpan: inField(
    'A span of time has lost its fraction of a second, or its days.',
    'cut-time-span',
    ['Appointment', 'AlarmLeadTime'],
    span,
    change.cutSpan,
  ),
  droppedUdef: inField(
    'A user-defined field is gone.',
    'missing-field',
    ['Contact', 'UserDefinedFields.SuperOffice:1'],
    entry,
    () => gone,
  ),
  droppedCustomField: inField(
    'A custom field is gone.',
    'missing-field',
    ['Contact', 'CustomFields.x_reference'],
    entry,
    () => gone,
  ),
  surplusCustomField: inField(
    'There is a custom field more.',
    'surplus-field',
    ['Contact', 'CustomFields'],
    dictionary,
    change.withSurplusEntry,
  ),
  otherMember: inField(
    'An enumeration has its next member.',
    'other-member',
    ['Appointment', 'Completed'],
    enumeration,
    change.nextMember,
  ),
  lostFlags: inField(
    'Of several flags only the first is left.',
    'lost-flags',
    ['Contact', 'TableRight.Mask'],
    flags,
    change.firstFlag,
  ),
  roundedNumber: inField(
    'A number is rounded to some decimals.',
    'rounded-number',
    ['Sale', 'Amount'],
    fraction,
    change.rounded,
    { of: 'decimals', otherwise: 0 },
  ),
  offByOneId: inField(
    'An id is one too high.',
    'other-number',
    ['Appointment', 'Contact.ContactId'],
    whole,
    change.oneMore,
  ),
  flippedBoolean: inField(
    'A boolean is false for true, and true for false.',
    'flipped-boolean',
    ['Appointment', 'HasAlarm'],
    boolean,
    change.flipped,
  ),
  emptyForNull: inField(
    'A text is empty where it should be null.',
    'empty-for-null',
    ['Contact', 'Associate.UserName'],
    text,
    change.emptyForNull,
  ),
  nullForEmpty: inField(
    'A text is null where it should be empty.',
    'empty-for-null',
    ['Contact', 'Department'],
    text,
    change.nullForEmpty,
  ),
  nullForDefault: inField(
    'A value is null where it should be 0, false or no date.',
    'default-for-null',
    ['Appointment', 'MotherId'],
    zeroable,
    change.nullForDefault,
  ),
  blankForNull: inField(
    'A carrier of zeros stands where there should be null.',
    'not-null',
    ['Appointment', 'Person'],
    carrier,
    change.blankForNull,
  ),
  nullForEmptyArray: inField(
    'A list is null where it should be empty.',
    'empty-for-null',
    ['Contact', 'Phones'],
    array,
    change.nullForEmptyArray,
  ),
  emptyArrayForNull: inField(
    'A list is empty where it should be null.',
    'empty-for-null',
    ['Contact', 'Domains'],
    array,
    change.arrayForNull,
  ),
  trimmedText: inField(
    'A text has lost the white space at its ends.',
    'other-white-space',
    ['Appointment', 'Description'],
    text,
    change.trimmed,
  ),
  cutText: inField(
    'A text is cut after some characters.',
    'cut-text',
    ['Appointment', 'Description'],
    text,
    change.cut,
    { of: 'characters', otherwise: 10 },
  ),
  changedCase: inField('A text is in upper case.', 'other-case', ['Contact', 'Name'], text, change.upperCase),
  mangledEncoding: inField(
    'A text is UTF-8 that was read as Latin-1.',
    'mangled-encoding',
    ['Contact', 'Name'],
    text,
    change.misread,
  ),
  decomposedText: inField(
    'A text has its accents apart from the letters, which is another Unicode form.',
    'other-normalisation',
    ['Person', 'FullName'],
    text,
    change.decomposed,
  ),
  normalisedLineBreaks: inField(
    'A text has line feeds for its line breaks.',
    'other-line-breaks',
    ['Appointment', 'Description'],
    text,
    change.lineFeeds,
  ),
  resolvedLanguage: inField(
    'A text in several languages is in English, although the call set no language.',
    'other-language',
    ['Appointment', 'Description'],
    text,
    change.inEnglish,
  ),

  reorderedItems: inItems('A list is backwards.', 'reordered', change.backwards),
  missingLastItem: inItems('A list lacks its last item.', 'missing-item', change.withoutLast),
  duplicatedItem: inItems('A list has its first item twice.', 'duplicated-item', change.firstTwice),
  extraItem: inItems('A list has an item more.', 'surplus-item', change.withExtra),

  nilForEntity: inOutcome(
    'An entity that is there is answered with nothing.',
    'absent-entity',
    ['get'],
    ['Contact'],
    presentBy(() => null),
  ),
  notFoundForEntity: inOutcome(
    'An entity that is there is not found.',
    'absent-entity',
    ['get'],
    ['Contact'],
    presentBy(failure(404)),
  ),
  blankForAbsent: inOutcome(
    'An entity that is not there is answered with zeros.',
    'other-error',
    ['get'],
    ['Contact'],
    absentBy(blankAnswer),
  ),
  otherError: inOutcome(
    'An entity that is not there is a bad request, and not one that is not found.',
    'other-error',
    ['get'],
    ['Contact'],
    absentBy(failure(400)),
  ),
  forbidden: inOutcome('An entity may not be seen.', 'other-outcome', ['get'], ['Contact'], presentBy(failure(403))),
  refusedSave: inOutcome(
    'A change is refused as a bad request.',
    'other-outcome',
    ['save'],
    ['Contact'],
    presentBy(failure(400), 'before'),
  ),
  unstoredField: inOutcome(
    'A field keeps its old value, though the answer to the change shows the new one.',
    'not-stored',
    ['save'],
    ['Contact', 'Department'],
    fieldUnstored,
    { fields: any },
  ),
  unchangedUpdatedDate: inOutcome(
    'A change leaves UpdatedDate as it was.',
    'other-date',
    ['save'],
    ['Contact'],
    updatedDateKept,
  ),
  ignoredDelete: inOutcome(
    'A delete succeeds, and the entity is still there.',
    'surplus-entity',
    ['delete'],
    ['Contact'],
    deleteIgnored,
  ),
  differentDefault: inOutcome(
    'A new entity has another default.',
    'other-time-span',
    ['default', 'create'],
    ['Appointment', 'AlarmLeadTime'],
    defaultEffect(change.another),
    { fields: scalar, perRecord: false },
  ),

  missingRows: inOutcome('A search lacks some rows.', 'missing-item', ['search'], ['Contact'], rowsWithout, {
    share: 0.25,
  }),
  reorderedRows: inOutcome(
    'The rows of a search come backwards.',
    'reordered',
    ['search'],
    ['Contact'],
    rowsEffect((rows) => rows.toReversed()),
    { perRecord: false },
  ),
  wrongColumn: inOutcome(
    'A column of a search has the values of the rows before.',
    'other-text',
    ['search'],
    ['Contact', 'name'],
    wrongCells,
    { fields: 'column', perRecord: false },
  ),
} as const satisfies Readonly<Record<string, DivergenceDescription>>;

/** The kinds of divergence, by name. */
export type DivergenceKind = keyof typeof kinds;

export const divergenceKinds: Readonly<Record<DivergenceKind, DivergenceDescription>> = kinds;
