import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  equal,
  type CauseName,
  causes,
  compare,
  compareOutcomes,
  ComparisonRules,
  outcomeOf,
} from '../../src/comparison/index.js';
import { NotFoundError, ServerError } from '../../src/index.js';
import { contract } from '../support/contract.js';

const appointment = contract.operation('Appointment', 'GetAppointmentEntity').output.fields[0]?.type;
const raw = 'NO:"Møte";US:"Meeting"';

describe('two values that differ', () => {
  const examples: [CauseName, unknown, unknown, string, string?][] = [
    ['missing-field', { Contact: { Name: 'A', Id: 1 } }, { Contact: { Id: 1 } }, 'Contact.Name'],
    ['surplus-field', { Id: 1 }, { Id: 1, Name: 'A' }, 'Name'],
    [
      'missing-field',
      { UserDefinedFields: { 'SuperOffice:1': 'x' } },
      { UserDefinedFields: {} },
      'UserDefinedFields.SuperOffice:1',
    ],
    ['missing-item', [{ Id: 1 }, { Id: 2 }], [{ Id: 2 }], '[0]'],
    ['surplus-item', [{ Id: 2 }], [{ Id: 1 }, { Id: 2 }], '[0]'],
    ['duplicated-item', [{ Id: 1 }, { Id: 2 }], [{ Id: 1 }, { Id: 2 }, { Id: 2 }], '[2]'],
    ['reordered', { Tags: ['a', 'b', 'c'] }, { Tags: ['b', 'a', 'c'] }, 'Tags'],
    ['null-value', { Name: 'A' }, { Name: null }, 'Name'],
    ['not-null', { Name: null }, { Name: 'A' }, 'Name'],
    ['empty-for-null', { Name: '' }, { Name: null }, 'Name'],
    ['empty-for-null', { Items: null }, { Items: [] }, 'Items'],
    ['default-for-null', { Count: null }, { Count: 0 }, 'Count'],
    ['other-type', { Id: 7 }, { Id: '7' }, 'Id', 'number became string'],
    ['flipped-boolean', { Done: true }, { Done: false }, 'Done'],
    ['rounded-number', { Amount: 1234.567 }, { Amount: 1234.57 }, 'Amount'],
    ['rounded-number', { Amount: 0.1 }, { Amount: Math.fround(0.1) }, 'Amount'],
    ['other-number', { Id: 7 }, { Id: 8 }, 'Id'],
    ['shifted-date', { Start: '2026-03-29T01:30:00' }, { Start: '2026-03-29T02:30:00' }, 'Start', '+1 hour'],
    ['shifted-date', { Start: '2026-03-29T00:00:00' }, { Start: '2026-03-28T00:00:00' }, 'Start', '-1 day'],
    ['cut-date', { Start: '2026-03-29T01:30:12' }, { Start: '2026-03-29T01:30:00' }, 'Start'],
    ['cut-date', { Start: '2026-03-29T01:30:12' }, { Start: '2026-03-29T00:00:00' }, 'Start'],
    ['other-date', { Start: '2026-03-29T01:30:12' }, { Start: '2025-03-29T01:30:12' }, 'Start'],
    ['cut-time-span', { Time: '1.02:03:04.5000000' }, { Time: '1.02:03:04' }, 'Time'],
    ['other-time-span', { Time: '02:03:04' }, { Time: '02:03:05' }, 'Time'],
    ['other-member', { Completed: 'Completed' }, { Completed: 'Started' }, 'Completed', 'Completed became Started'],
    ['other-language', { Text: raw }, { Text: 'Meeting' }, 'Text'],
    ['mangled-encoding', { Text: 'Møte' }, { Text: 'MÃ¸te' }, 'Text'],
    ['mangled-encoding', { Text: 'Møte' }, { Text: 'M?te' }, 'Text'],
    ['other-line-breaks', { Text: 'a\r\nb' }, { Text: 'a\nb' }, 'Text'],
    ['other-white-space', { Text: ' a b' }, { Text: 'a b' }, 'Text'],
    ['other-case', { Text: 'Oslo' }, { Text: 'oslo' }, 'Text'],
    ['cut-text', { Text: 'Oslo fjord' }, { Text: 'Oslo' }, 'Text'],
    ['other-normalisation', { Text: 'é' }, { Text: 'e\u0301' }, 'Text'],
    ['other-text', { Text: 'Oslo' }, { Text: 'Bergen' }, 'Text'],
    ['emptied-value', { Text: 'Oslo' }, { Text: '' }, 'Text'],
    ['emptied-value', { Text: '' }, { Text: 'Oslo' }, 'Text'],
    ['emptied-value', { Id: 7 }, { Id: 0 }, 'Id'],
    ['emptied-value', { Start: '2026-03-29T01:30:12' }, { Start: '0001-01-01T00:00:00' }, 'Start'],
    ['emptied-value', { Time: '02:03:04' }, { Time: '00:00:00' }, 'Time'],
    ['rounded-number', { Amount: 0.4 }, { Amount: 0 }, 'Amount'],
    ['other-white-space', { Text: ' ' }, { Text: '' }, 'Text'],
    ['missing-item', { Items: ['a'] }, { Items: [] }, 'Items[0]'],
  ];
  it.each(examples.map(([cause, ...example]) => [cause, example] as const))(
    'are told to have %s',
    (cause, [control, candidate, path, detail]) => {
      expect(compare(control, candidate, appointment)).toEqual([expect.objectContaining({ cause, path, detail })]);
    },
  );

  it('show a missing item, and no differences in later items', () => {
    const items = Array.from({ length: 9 }, (_, index) => ({ Id: index + 1, Name: `Item ${index}`, Rank: 1 }));
    const found = compare({ Items: items }, { Items: items.filter(({ Id }) => Id !== 3) });
    expect(found.map(({ path, cause }) => [path, cause])).toEqual([['Items[2]', 'missing-item']]);
  });

  it('are compared within items at other positions', () => {
    const found = compare(
      {
        Rows: [
          { Id: 1, Name: 'A' },
          { Id: 2, Name: 'B' },
        ],
      },
      {
        Rows: [
          { Id: 2, Name: 'b' },
          { Id: 1, Name: 'A' },
        ],
      },
    );
    expect(found.map(({ pattern, cause }) => [pattern, cause])).toEqual([
      ['Rows', 'reordered'],
      ['Rows[*].Name', 'other-case'],
    ]);
  });

  it('distinguish lost flags from different ones', () => {
    const type = { kind: 'flags', namespace: '', name: 'Rights', members: [] } as const;
    expect(compare('Select, Update', 'Select', type)).toEqual([
      expect.objectContaining({ cause: 'lost-flags', detail: 'Update' }),
    ]);
    expect(compare('Select, Update', 'Select, Delete', type)).toEqual([
      expect.objectContaining({ cause: 'other-flags' }),
    ]);
  });
});

describe('any two values', () => {
  it.each<[what: string, control: unknown, candidate: unknown, differences: readonly string[]]>([
    ['0 and -0', 0, -0, ['']],
    ['-0 in an object', { a: { b: -0 } }, { a: { b: 0 } }, ['a.b']],
    ['-0 in a list of numbers', [1, 0], [1, -0], ['[1]']],
    ['-0 in a list of items', [{ Id: 1, a: 0 }], [{ Id: 1, a: -0 }], ['[0].a']],
    ['a field more, which is null', { a: 1 }, { a: 1, b: null }, ['b']],
    ['a field less, which is null', { a: 1, b: null }, { a: 1 }, ['b']],
    ['a field more, which is undefined', { a: 1 }, { a: 1, b: undefined }, ['b']],
    ['a field that is null in place of another', { a: null }, { b: null }, ['a', 'b']],
    ['a field more in an item, which is null', [{ Id: 1 }], [{ Id: 1, b: null }], ['[0].b']],
    ['NaN and itself', [Number.NaN], [Number.NaN], []],
    ['-0 and itself', -0, -0, []],
  ])('are distinguished: %s', (_what, control, candidate, differences) => {
    expect(compare(control, candidate).map(({ path }) => path)).toEqual(differences);
    expect(equal(control, candidate)).toBe(differences.length === 0);
    expect(equal(candidate, control)).toBe(differences.length === 0);
  });

  it('show a difference exactly if they are not deeply equal', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (one, other) => {
        expect(compare(one, structuredClone(one))).toEqual([]);
        expect(equal(one, structuredClone(one))).toBe(true);
        const same = compare(one, other).length === 0;
        // Jest tells 0 from -0 as this does, and reads JSON as it is.
        if (same) expect(other).toEqual(one);
        else expect(other).not.toEqual(one);
      }),
    );
  });

  it('show the same places, whichever of them is the control', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        expect(compare(one, other).length > 0).toBe(compare(other, one).length > 0);
        for (const { cause } of compare(one, other)) expect(causes).toHaveProperty([cause]);
      }),
    );
  });
});

describe('two outcomes', () => {
  const fails = (error: Error) => outcomeOf(() => Promise.reject(error));
  const answers = (answer: unknown) => outcomeOf(() => Promise.resolve(answer));

  it('are equal if the errors have one class, whatever their messages', async () => {
    expect(compareOutcomes(await fails(new NotFoundError('a')), await fails(new NotFoundError('b')))).toEqual([]);
  });

  it.each([
    ['other-error', fails(new NotFoundError('a')), fails(new ServerError('b')), 'NotFoundError became ServerError'],
    ['other-outcome', answers({ Id: 1 }), fails(new ServerError('b')), 'an answer became ServerError'],
    ['absent-entity', answers({ Id: 1 }), fails(new NotFoundError('b')), 'an answer became NotFoundError'],
    ['absent-entity', answers({ Id: 1 }), answers(null), undefined],
  ])('differ by %s', async (cause, control, candidate, detail) => {
    expect(compareOutcomes(await control, await candidate)).toEqual([
      expect.objectContaining({ cause, path: '', pattern: '', detail }),
    ]);
  });
});

describe('a rule', () => {
  const control = { Persons: [{ Id: 1, Name: 'Ada', Changed: '2026-03-29T01:30:12', Amount: 1.5 }], Note: '' };
  const candidate = { Persons: [{ Id: 1, Name: 'ADA', Changed: '2026-03-29T01:30:40', Amount: 1.6 }], Note: null };
  const unexplained = (rules: ConstructorParameters<typeof ComparisonRules>[0], subject = 'contacts.get') =>
    compare(control, candidate)
      .filter((difference) => new ComparisonRules(rules).explain(subject, difference) === undefined)
      .map(({ pattern }) => pattern);

  it('explains only its path, and only in its manner', () => {
    expect(unexplained([])).toEqual(['Persons[*].Name', 'Persons[*].Changed', 'Persons[*].Amount', 'Note']);
    expect(
      unexplained([
        { path: '**.Name', compare: 'ignoreCase' },
        { path: 'Persons[*].Changed', compare: { datesTo: 'minute' } },
        { path: '**.Amount', compare: { tolerance: 0.2 } },
        { path: 'Note', compare: 'emptyIsNull' },
      ]),
    ).toEqual([]);
    expect(
      unexplained([
        { path: 'Name', compare: 'ignoreCase' },
        { path: 'Persons[*].Changed', compare: { datesTo: 'second' } },
        { path: '**.Amount', compare: { tolerance: 0.05 } },
        { path: 'N', compare: 'ignore' },
      ]),
    ).toHaveLength(4);
  });

  it('applies only to its subject', () => {
    const rule = { path: '**', subject: 'contacts.*', compare: 'ignore' } as const;
    expect(unexplained([rule])).toEqual([]);
    expect(unexplained([rule], 'persons.get')).toHaveLength(4);
  });
});
