import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { CallOutcome } from '../../src/comparison/index.js';
import { ComparisonRules, compareOutcomes } from '../../src/comparison/index.js';
import { Contract } from '../../src/contract/index.js';
import { WireMasker } from '../../src/migration/doctor/masking/wire-masker.js';
import { Recorder } from '../../src/migration/recording/index.js';
import { protectedOutcome } from '../../src/migration/recording/protect.js';
import { ParityCollector } from '../../src/migration/report/collector.js';
import { unmetExpectations } from '../../src/migration/verify/expectations.js';

const folder = mkdtempSync(join(tmpdir(), 'masking-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secretFields = [
  'Password',
  'ClientSecret',
  'AccessToken',
  'RefreshToken',
  'Ticket',
  'ticket',
  'Credentials',
  'PrivateKey',
  'ApiKey',
  'api_key',
];

/** What a recording's file holds of an outcome, by way of what `verify --record` calls. */
function recorded(outcome: CallOutcome, personal: boolean): string {
  const file = join(folder, 'recording.jsonl');
  const recorder = new Recorder(file, { control: 'soap', tenant: 'Cust12345', personal });
  const kept = protectedOutcome(outcome, undefined, personal);
  const when = { milliseconds: 1, began: 0, after: 0 };
  recorder.add({ scenario: 's', step: '1', subject: 'contacts.get', arguments: 'a', outcome: kept, ...when });
  recorder.close();
  return readFileSync(file, 'utf8').split('\n')[1] ?? '';
}

describe('a recording', () => {
  it.each(secretFields)('never holds the text of %s, with personal data or without, however deep it lies', (name) => {
    const answer = { [name]: 'open sesame', Below: [{ [name]: 'open sesame too' }] };
    for (const personal of [false, true]) {
      const line = recorded({ answer }, personal);
      expect(line).not.toMatch(/sesame|xxxxxx/);
      expect(line).toContain(`"${name}":"***"`);
    }
  });

  it.each<[what: string, outcome: CallOutcome]>([
    ['the message of an error', { error: { name: 'ServerError', message: 'Ada Lovelace has 3 of them' } }],
    ['a text of one letter', { answer: { Initial: 'A' } }],
    ['a text of two letters', { answer: { Initials: 'Ad' } }],
    ['a text in a list', { answer: ['Ada'] }],
    ['a text as it is', { answer: 'Ada' }],
    [
      'a birthday as a date',
      { answer: { BirthDate: '1815-12-10T00:00:00', Person: { Birthday: '1815-12-10T00:00:00' } } },
    ],
    ['a birthday in numbers', { answer: { BirthYear: 1815, BirthDay: 10, BirthMonth: 12 } }],
    ['a number of a person', { answer: { PersonNumber: 181512, Ssn: 181512 } }],
    ['a key that is a text', { answer: { Key: 'Ada', Id: 'Ad-1815' } }],
  ])('without personal data does not hold %s', (_what, outcome) => {
    const line = recorded(outcome, false);
    expect(line).not.toMatch(/Ada?\b|Lovelace|1815|12-10|"A"|: ?1[02]\b/);
    expect(recorded(outcome, true)).toMatch(/Ad|"A"|1815/);
  });
});

describe('a report', () => {
  const example = (control: object, candidate: object) => {
    const collector = new ParityCollector({ rules: new ComparisonRules([]) });
    const [left, right] = [{ answer: control }, { answer: candidate }];
    const differences = compareOutcomes(left, right);
    expect(differences.length).toBeGreaterThan(0);
    const observed = (side: string, outcome: CallOutcome) => ({ ...outcome, side, milliseconds: 1 });
    collector.add({
      subject: 'persons.get',
      key: '1',
      control: observed('soap', left),
      candidate: observed('rest', right),
      differences,
    });
    return JSON.stringify(collector.findings());
  };

  it.each<[what: string, control: object, candidate: object]>([
    ['birthdays', { BirthDate: '1815-12-10T00:00:00' }, { BirthDate: '1815-12-11T00:00:00' }],
    [
      'birthdays below others',
      { A: [{ BirthDate: '1815-12-10T00:00:00' }] },
      { A: [{ BirthDate: '1815-12-11T00:00:00' }] },
    ],
    ['birthdays in numbers', { BirthYear: 1815 }, { BirthYear: 1816 }],
    ['birthdays in a list', { Birthdays: ['1815-12-10T00:00:00'] }, { Birthdays: ['1815-12-11T00:00:00'] }],
    ['short texts', { Initials: 'Ad' }, { Initials: 'Ae' }],
    ['a letter', { Initial: 'Ä' }, { Initial: 'Ö' }],
  ])('does not show %s', (_what, control, candidate) => {
    expect(example(control, candidate)).not.toMatch(/181[56]|12-1[01]|Ad|Ae|Ä|Ö/);
  });
});

describe('an expectation that is not met', () => {
  it.each<[what: string, expected: object, answer: object]>([
    ['matches', { matches: { BirthDate: '2000-01-01' } }, { BirthDate: '1815-12-10T00:00:00' }],
    ['equals', { equals: { 'People[0].BirthDate': '2000-01-01' } }, { People: [{ BirthDate: '1815-12-10T00:00:00' }] }],
  ])('does not show a birthday that it found, by %s', (_what, expected, answer) => {
    const [unmet] = unmetExpectations(expected, expected, { answer }, false);
    expect(unmet?.problem).toContain('got "0000-00-00X00:00:00"');
  });
});

describe('a capture of doctor', () => {
  const newMasker = () => new WireMasker(Contract.bundled(), Buffer.alloc(32, 3));

  it.each<[what: string, name: string, values: readonly unknown[]]>([
    ['texts of one letter', 'Initial', Array.from('ABCDEFGHIJ')],
    ['texts of two letters', 'Initials', ['Ad', 'Be', 'Cy', 'Di', 'Ed']],
    ['texts of three letters', 'Name', ['Ada', 'Bob', 'Cyd', 'Dee', 'Eve']],
    ['keys', 'PersonId', [591, 592, 1_815, 99_999, 123_456]],
    ['keys as texts', 'PrimaryKey', ['591', '592', '1815', '99999', '123456']],
    ['birthdays', 'BirthDate', ['1915-12-10T00:00:00', '1946-12-09T00:00:00', '1982-06-23T00:00:00']],
    ['birthdays without a time', 'BirthDate', ['1915-12-10', '1946-12-09', '1982-06-23']],
  ])('shows other %s', (_what, name, values) => {
    const masker = newMasker();
    for (const value of values) masker.note(JSON.stringify({ [name]: value }));
    const masked = values.map((value) => masker.mask(JSON.stringify({ [name]: value })));
    // One letter may by chance stand for itself.
    const same = masked.filter((text, index) => text === JSON.stringify({ [name]: values[index] }));
    expect(same.length).toBeLessThan(values.length / 3);
    expect(new Set(masked).size).toBeGreaterThan(1);
  });

  it.each(['ticket', 'Credentials', 'AccessToken', 'ClientSecret', 'Password', 'ApiKey', 'Authorization'])(
    'never holds the text of %s',
    (name) => {
      expect(newMasker().mask(JSON.stringify({ [name]: 'open sesame' }))).toBe(`{"${name}":"***"}`);
    },
  );
});
