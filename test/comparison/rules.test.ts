import { describe, expect, it } from '@jest/globals';
import { compare, type ComparisonManner, type ComparisonRule, ComparisonRules } from '../../src/comparison/index.js';

/** Whether a rule explains the difference of two values. */
const explains = (compareAs: ComparisonManner, control: unknown, candidate: unknown): boolean => {
  const [difference, ...others] = compare(control, candidate);
  if (difference === undefined || others.length > 0) throw new Error('there is not one difference');
  const rule: ComparisonRule = { path: '**', compare: compareAs };
  return new ComparisonRules([rule]).explain('contacts.get', difference) === rule;
};

describe('a manner of comparing', () => {
  it.each<[manner: ComparisonManner, control: unknown, candidate: unknown, explained: boolean]>([
    ['ignore', 'Oslo', 'Bergen', true],
    ['ignore', { Id: 1 }, null, true],
    ['unordered', ['a', 'b'], ['b', 'a'], true],
    ['unordered', ['a', 'b'], ['b'], false],
    ['unordered', ['a', 'b'], ['a', 'c'], false],
    ['resourceTexts', '[SR_YES]', 'Yes', true],
    ['resourceTexts', 'Yes', '[SR_YES]', true],
    ['resourceTexts', 'Yes', 'No', false],
    ['resourceTexts', '[SR_YES]', '[SR_NO]', false],
    ['emptyIsNull', null, '', true],
    ['emptyIsNull', [], null, true],
    ['emptyIsNull', {}, null, true],
    ['emptyIsNull', 'a', null, false],
    ['emptyIsNull', 0, null, false],
    ['emptyIsNull', 'a', '', false],
    ['ignoreCase', 'Oslo', 'oSLO', true],
    ['ignoreCase', 'STRAẞE', 'straße', true],
    ['ignoreCase', 'Oslo', 'Bergen', false],
    ['ignoreCase', 'Oslo', ' oslo', false],
    ['ignoreCase', 'Oslo', null, false],
    ['ignoreCase', null, 'Oslo', false],
    ['ignoreCase', 1, 2, false],
    ['ignoreWhiteSpace', ' a  b\r\n', 'a b', true],
    ['ignoreWhiteSpace', 'a\tb', 'a b', true],
    ['ignoreWhiteSpace', 'a \n b', 'a b', true],
    ['ignoreWhiteSpace', 'a b', 'ab', false],
    ['ignoreWhiteSpace', 'a b', 'A b', false],
    ['ignoreWhiteSpace', 'a b', 'c d', false],
    ['ignoreWhiteSpace', ' ', null, false],
    [{ datesTo: 'second' }, '2026-03-29T01:30:12.25', '2026-03-29T01:30:12', true],
    [{ datesTo: 'second' }, '2026-03-29T01:30:12', '2026-03-29T01:30:13', false],
    [{ datesTo: 'minute' }, '2026-03-29T01:30:12', '2026-03-29T01:30:59', true],
    [{ datesTo: 'minute' }, '2026-03-29T01:30:12', '2026-03-29T01:31:12', false],
    [{ datesTo: 'day' }, '2026-03-29T01:30:12', '2026-03-29T23:59:59', true],
    [{ datesTo: 'day' }, '2026-03-29T01:30:12', '2026-03-30T01:30:12', false],
    [{ datesTo: 'day' }, '2026-03-29T01:30:12', null, false],
    // Texts that begin alike.
    [{ datesTo: 'day' }, 'Call Anna about order 17', 'Call Anna Deleted', false],
    [{ datesTo: 'day' }, '+47 22 51 80 00', '+47 22 51 99 99', false],
    [{ datesTo: 'day' }, '2026-03-29T01:30:12', '2026-03-29 is the day', false],
    [{ tolerance: 0.5 }, 1, 1.5, true],
    [{ tolerance: 0.5 }, 1.5, 1, true],
    [{ tolerance: 0.5 }, 1, 1.75, false],
    [{ tolerance: 0.5 }, 1.75, 1, false],
    [{ tolerance: 5 }, 3, '3', false],
    [{ tolerance: 5 }, '3', 3, false],
    [{ tolerance: 5 }, 3, null, false],
    [{ tolerance: 5 }, null, 3, false],
    [{ tolerance: 5 }, true, false, false],
  ])('%j of %j and %j: %j', (manner, control, candidate, explained) => {
    expect(explains(manner, control, candidate)).toBe(explained);
  });
});

describe('the path of a rule', () => {
  const covers = (path: string, pattern: string) =>
    new ComparisonRules([{ path, compare: 'ignore' }]).unused([{ subject: 'contacts.get', pattern }]).length === 0;

  it.each([
    ['Name', 'Name'],
    ['Persons[*].Name', 'Persons[*].Name'],
    ['Persons[*].*', 'Persons[*].Name'],
    ['Persons[*].*Name', 'Persons[*].FirstName'],
    ['**', 'Persons[*].Name'],
    ['**.Name', 'Persons[*].Name'],
    ['**Name', 'Name'],
    ['**Name', 'Persons[*].Name'],
    ['**Name*', 'Country.NameOfIt'],
    ['**[*].Name', 'Persons[*].Name'],
    ['A.**Name', 'A.Name'],
    ['A.**Name', 'A.B.Name'],
    ['*', 'Name'],
    ['*', '[*].Name'],
    ['Persons.*', 'Persons.Name'],
    ['Persons**', 'Persons[*].Country.Name'],
    ['Persons**', 'Persons'],
    ['Persons**Name', 'Persons[*].FirstName'],
    ['Persons.**.Name', 'Persons.Country.Name'],
    ['Persons.**Name', 'Persons.Name'],
    ['UserDefinedFields.*:DisplayText', 'UserDefinedFields.SuperOffice:1:DisplayText'],
    // An answer that is a list of what another operation returns.
    ['Name', '[*].Name'],
    ['Persons[*].Name', '[*].Persons[*].Name'],
    ['[*].Name', '[*].Name'],
  ])('%s covers %s', (path, pattern) => {
    expect(covers(path, pattern)).toBe(true);
  });

  it.each([
    ['Name', 'FirstName'],
    ['Name', 'Name2'],
    ['Name', 'Person.Name'],
    ['Name', 'Persons[*].Name'],
    ['*', 'Person.Name'],
    // The answer itself.
    ['*', ''],
    ['Persons.*', 'Persons.'],
    ['**Name', 'FirstName'],
    ['**Name', 'Persons[*].FirstName'],
    ['A.**Name', 'A.FirstName'],
    ['Persons[*].*', 'Persons[*].Country.Name'],
    ['**.Name', 'Name'],
    ['Persons.**.Name', 'Persons.Name'],
    ['A.C', 'AxC'],
    ['Name', ''],
    ['ame', 'Person[*].Name'],
    ['Name', '[*].Person.Name'],
    ['son.Name', 'Person.Name'],
  ])('%s does not cover %s', (path, pattern) => {
    expect(covers(path, pattern)).toBe(false);
  });
});

describe('several rules', () => {
  const explain = (rules: readonly ComparisonRule[], subject: string) =>
    compare({ Name: 'ACME' }, { Name: 'Acme' }).map((each) => new ComparisonRules(rules).explain(subject, each));
  const ofSubject = (subject: string, path = 'Name'): ComparisonRule => ({ path, subject, compare: 'ignoreCase' });

  it('explain a difference by the first that does', () => {
    const rules = [ofSubject('persons.get'), ofSubject('contacts.*'), ofSubject('**')];
    expect(explain(rules, 'contacts.get')).toEqual([rules[1]]);
    expect(explain(rules, 'sales.get')).toEqual([rules[2]]);
    expect(explain(rules.slice(0, 2), 'sales.get')).toEqual([undefined]);
  });

  it('are unused if no place has both their subject and their path', () => {
    const rules = [ofSubject('contacts.get'), ofSubject('persons.get'), ofSubject('contacts.get', 'Nmae')];
    const places = [
      { subject: 'contacts.get', pattern: 'Id' },
      { subject: 'contacts.get', pattern: 'Name' },
      { subject: 'sales.get', pattern: 'Name' },
    ];
    expect(new ComparisonRules(rules).unused(places)).toEqual([rules[1], rules[2]]);
    expect(new ComparisonRules(rules).unused([])).toEqual(rules);
    expect(new ComparisonRules().unused([])).toEqual([]);
  });
});

describe('without rules of its own, a tenant', () => {
  const explanation = (control: unknown, candidate: unknown) =>
    compare(control, candidate).map((difference) => new ComparisonRules().explain('contacts.get', difference));

  it.each([
    ['DisplayValue of who may see it', (text: string) => ({ VisibleFor: [{ Id: 1, DisplayValue: text }] })],
    [
      'such a DisplayValue within an entity',
      (text: string) => ({ A: { VisibleFor: [{ Id: 1, DisplayValue: text }] } }),
    ],
    ['Reason', (text: string) => ({ Reason: text })],
    ['Reason within', (text: string) => ({ FieldProperties: { Name: { Reason: text } } })],
    [
      'the text of a user-defined field',
      (text: string) => ({ UserDefinedFields: { 'SuperOffice:1:DisplayText': text } }),
    ],
    ['the text of a custom field', (text: string) => ({ CustomFields: { 'SuperOffice:1:DisplayText': text } })],
  ])('accepts a resource id for its text in %s, and says why', (_what, at) => {
    expect(explanation(at('[SR_YES]'), at('Yes'))).toEqual([
      expect.objectContaining({ compare: 'resourceTexts', because: expect.stringMatching(/resource id/) }),
    ]);
    expect(explanation(at('No'), at('Yes'))).toEqual([undefined]);
  });

  it('accepts it nowhere else', () => {
    expect(explanation({ Name: '[SR_YES]' }, { Name: 'Yes' })).toEqual([undefined]);
  });
});
