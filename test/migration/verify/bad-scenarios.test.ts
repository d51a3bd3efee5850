import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadScenarios } from '../../../src/migration/scenario/index.js';
import { ScenarioError } from '../../../src/migration/index.js';
import { errorOf } from '../../support/transports.js';
import { temporaryFolder } from '../../support/verify-run.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

async function problemsOf(name: string, text: string): Promise<string[]> {
  const file = folder.write(name, text);
  const error = await errorOf(loadScenarios([file]));
  if (!(error instanceof ScenarioError)) throw error;
  return error.message.split('\n').map((line) => line.replace(file, 'file'));
}

const steps = (text: string) => `scenario: Bad\nsteps:\n${text}`;
const created = '  - { call: contacts.create, with: { values: { Name: X } }, as: made }\n';

describe('an invalid scenario is refused with file, line, column and a suggestion', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    [
      'an unknown repository operation',
      steps('  - call: contact.get\n    with: { id: 2 }'),
      ['file:3:11 unknown operation "contact.get". Did you mean "contacts.get"?'],
    ],
    [
      'a repository without an operation',
      steps('  - call: webhooks\n    with: { id: 2 }'),
      [
        expect.stringContaining(
          'file:3:11 webhooks is a repository: name one of its operations, ',
        ) as unknown as string,
      ],
    ],
    [
      'an unknown operation of an agent',
      steps('  - call: agents.MDO.GetLits\n    with: { Name: x }'),
      ['file:3:11 unknown operation of MDO "GetLits". Did you mean "GetList"?'],
    ],
    [
      'an unknown parameter, and one that is missing',
      steps('  - call: contacts.get\n    with: { di: 2 }'),
      ['file:4:13 contacts.get has no parameter "di". Did you mean "id"?', 'file:4:5 contacts.get needs id'],
    ],
    [
      'a parameter of an agent that is missing',
      steps('  - call: agents.MDO.GetSimpleList'),
      ['file:3:5 agents.MDO.GetSimpleList needs Name; use null for no value'],
    ],
    [
      'an unbound value',
      steps(`${created}  - call: contacts.get\n    with:\n      id: \${maid.ContactId}`),
      ['file:6:11 unknown name maid. Did you mean "made"?'],
    ],
    [
      'a value that a later step binds',
      steps(`  - call: contacts.get\n    with:\n      id: \${made.ContactId}\n${created}`),
      ['file:5:11 made is the answer of a later step; move that step before this one'],
    ],
    [
      'a field that the bound answer does not have',
      steps(`${created}  - call: contacts.get\n    with:\n      id: \${made.ContactID}`),
      ['file:6:11 ${made.ContactID}: ContactEntity has no field "ContactID". Did you mean "ContactId"?'],
    ],
    [
      'steps that are bound by one another',
      steps(
        '  - { call: contacts.get, with: { id: "${b.ContactId}" }, as: a }\n' +
          '  - { call: contacts.get, with: { id: "${a.ContactId}" }, as: b }',
      ),
      ['file:3:39 cyclic reference: a → b → a', 'file:4:39 cyclic reference: a → b → a'],
    ],
    [
      'values that stand for one another',
      `scenario: Bad\nlet:\n  one: \${two}\n  two: \${one}\nsteps:\n  - call: principal`,
      ['file:3:8 cyclic reference: one → two → one', 'file:4:8 cyclic reference: one → two → one'],
    ],
    [
      'an argument of the wrong type',
      steps('  - call: contacts.get\n    with: { id: two }'),
      ['file:4:17 an id must be an integer from 1 to 2147483647 (found "two")'],
    ],
    [
      'a field of the wrong type, deep within',
      steps('  - call: contacts.create\n    with:\n      values: { Name: X, Country: { CountryId: Norway } }'),
      ['file:5:48 Country.CountryId: must be an integer from -2147483648 to 2147483647, but is "Norway"'],
    ],
    [
      'a field that the contract does not have',
      steps('  - call: contacts.create\n    with:\n      values: { Nmae: X }'),
      ['file:5:17 Nmae: ContactEntity has no field "Nmae". Did you mean "Name"?'],
    ],
    [
      'a bound value of the wrong type',
      steps(
        `${created}  - call: contacts.merge\n    with:\n      id: \${made.ContactId}\n      changes: { Name: "\${made.ContactId}" }`,
      ),
      ['file:7:24 Name: must be a string, but is 1'],
    ],
    [
      'an operation that a patch does not know',
      steps(
        '  - call: contacts.patch\n    with:\n      id: 2\n      operations:\n        - { op: move, path: /Name, from: /Department }',
      ),
      ['file:7:17 patch[0].op: the server does not support move; read the value, then remove and add it'],
    ],
    [
      'a search without columns',
      steps('  - call: contacts.query\n    with:\n      criteria: { filter: name begins }'),
      [expect.stringMatching(/^file:5:17 select must be an array of at least one column/) as unknown as string],
    ],
    [
      'an error that there is not',
      steps('  - call: contacts.get\n    with: { id: 2 }\n    expect: { error: NotFound }'),
      ['file:5:22 unknown error "NotFound". Did you mean "NotFoundError"?'],
    ],
    [
      'an expectation of a field that the answer does not have',
      steps('  - call: contacts.get\n    with: { id: 2 }\n    expect: { equals: { Country.Id: 578 } }'),
      [expect.stringMatching(/^file:5:25 Country has no field "Id"/) as unknown as string],
    ],
    [
      'a misspelt word',
      steps('  - call: principal\n    expects: {}'),
      ['file:4:5 unknown key "expects". Did you mean "expect"?'],
    ],
    [
      'a rule that compares in a way there is not',
      steps('  - call: principal\n    rules: [{ path: Name, compare: sloppy }]'),
      [expect.stringMatching(/^file:4:36 compare must be ignore, unordered, /) as unknown as string],
    ],
    ['no steps', 'scenario: Bad\nsteps: []', ['file:2:8 steps must not be empty']],
    [
      'a name that is given twice',
      steps('  - { call: principal, as: me }\n  - { call: principal, as: me }'),
      ['file:4:28 the name me is already used'],
    ],
    [
      'a reference between braces without quotes',
      steps('  - call: contacts.get\n    with: { id: ${made.ContactId} }'),
      [expect.stringMatching(/^file:4:\d+ invalid YAML: .*quote a reference/) as unknown as string],
    ],
  ])('%s', async (what, text, expected) => {
    expect(await problemsOf(`${what.replace(/\W/g, '-')}.yaml`, text)).toEqual(expected);
  });

  describe('in TypeScript, at the place of the part', () => {
    const program = (steps: string, before = '') =>
      `// 'contacts.get' and { scenario: 'Bad', steps: [] } in a comment\nconst pattern = /[{"'/]/;\n${before}export default [{\n  scenario: 'Bad',\n  steps: [\n    { call: 'contacts.create', with: { values: { Name: "it's {" } }, as: 'made' },\n${steps}  ],\n}];\n`;

    it.each<[what: string, text: string, expected: string[]]>([
      [
        'an unknown operation, and an unbound value in a function',
        program(
          "    { call: 'contacts.gett', with: (value: (name: string) => unknown) => ({ id: value('maid.Id') }) },\n",
        ),
        [
          'file:7:13 unknown operation "contacts.gett". Did you mean "contacts.get"?',
          'file:7:36 unknown name maid. Did you mean "made"?',
        ],
      ],
      [
        'a wrong type, deep within a step that has no name',
        program(
          "    { call: 'contacts.create',\n      with: { values: { Name: 'X', Country: { CountryId: 'no' } } } },\n",
        ),
        [expect.stringMatching(/^file:8:58 Country\.CountryId: must be an integer/) as unknown as string],
      ],
      [
        'a field that the bound answer does not have',
        program("    { call: 'contacts.get', with: { id: '${made.ContactID}' } },\n"),
        ['file:7:41 ${made.ContactID}: ContactEntity has no field "ContactID". Did you mean "ContactId"?'],
      ],
      [
        'an unknown parameter, at its name',
        program("    { call: 'contacts.get', with: { id: 2, optoins: {} } },\n"),
        ['file:7:44 contacts.get has no parameter "optoins". Did you mean "options"?'],
      ],
      [
        'what a program computes, at what is written out around it',
        program('    ...more,\n', "const more = [{ call: 'contacts.gett' }];\n"),
        ['file:6:10 unknown operation "contacts.gett". Did you mean "contacts.get"?'],
      ],
    ])('%s', async (what, text, expected) => {
      expect(await problemsOf(`${what.replace(/\W/g, '-')}.ts`, text)).toEqual(expected);
    });
  });
});
