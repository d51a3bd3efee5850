import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readArguments } from '../../src/cli/call-arguments.js';
import { callCommand } from '../../src/cli/call.js';
import { tableText } from '../../src/cli/output/table.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { OperationCatalogue } from '../../src/migration/scenario/index.js';
import { NotFoundError, ValidationError } from '../../src/index.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { contract } from '../support/contract.js';
import { transportNames } from '../support/transports.js';
import { printingTo } from '../support/printing.js';

const catalogue = new OperationCatalogue(contract);
const operation = (name: string) => catalogue.get(name);

describe('the arguments of a call', () => {
  it.each([
    ['contacts.get', ['2'], { id: 2 }],
    ['contacts.get', ['2', '{"select":["Name"]}'], { id: 2, options: { select: ['Name'] } }],
    ['contacts.get', ['id=2', 'select=["Name"]'], { id: 2, options: { select: ['Name'] } }],
    ['contacts.get', ['{"id":2}'], { id: 2 }],
    ['contacts.create', ['{"Name":"A"}'], { values: { Name: 'A' } }],
    [
      'contacts.create',
      ['Name=A', 'Associate.AssociateId=3'],
      { values: { Name: 'A', Associate: { AssociateId: 3 } } },
    ],
    ['contacts.merge', ['2', 'Name="123"', 'OrgNr=007'], { id: 2, changes: { Name: '123', OrgNr: '007' } }],
    ['contacts.create', ['Name=a=b c'], { values: { Name: 'a=b c' } }],
    ['contacts.query', ['select=["name"]', 'top=5'], { criteria: { select: ['name'], top: 5 } }],
    ['agents.MDO.GetList', ['Name=task', 'OnlyHistory=false'], { Name: 'task', OnlyHistory: false }],
    [
      'contacts.merge',
      ['2', 'UserDefinedFields.SuperOffice:1=x'],
      { id: 2, changes: { UserDefinedFields: { 'SuperOffice:1': 'x' } } },
    ],
  ])('of %s are read from %j', (name, words, expected) => {
    expect(readArguments(operation(name), words)).toEqual(expected);
  });

  it.each([
    ['contacts.get', ['2', '3'], 'unexpected argument 3; its parameters are id, [options]'],
    ['contacts.get', ['2', 'id=3'], 'id is given twice'],
    ['contacts.create', ['Name=a', 'Name=b'], 'values.Name is given twice'],
    ['agents.MDO.GetList', ['Nme=task'], 'unknown parameter Nme; its parameters are'],
    ['principal', ['a', 'b'], 'unexpected argument a'],
  ])('of %s are refused if they are invalid: %j', (name, words, message) => {
    expect(() => readArguments(operation(name), words)).toThrow(ValidationError);
    expect(() => readArguments(operation(name), words)).toThrow(message);
  });

  it('touch no prototype, whatever their names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('__proto__', 'constructor', 'prototype', 'a'), { minLength: 1 }),
        (steps) => {
          const { values } = readArguments(operation('contacts.create'), [`${steps.join('.')}=1`]);
          expect(({} as Record<string, unknown>)['a']).toBeUndefined();
          expect(JSON.parse(JSON.stringify(values))).toEqual(values);
        },
      ),
    );
  });
});

describe('superoffice-bridge call', () => {
  const folder = new ConfigurationFolder();
  let emulator: Emulator;
  let config: string;
  let printed = '';
  beforeAll(async () => {
    emulator = await startEmulator();
    config = folder.write(
      'superoffice.config.yaml',
      `transport: rest\ntenant: { url: "${emulator.url}" }\nauth: { kind: basic, username: sam, password: sam }\n`,
    );
  });
  beforeEach(() => {
    printed = '';
    printingTo('stdout', (text) => (printed += text));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
  });
  afterAll(async () => {
    folder.remove();
    await emulator.close();
  });

  const call = async (...words: string[]) => {
    await callCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync([...words, '--config', config], { from: 'user' });
    return printed;
  };

  it.each(transportNames)('prints what %s answers, as JSON if there is no terminal', async (transport) => {
    const company = JSON.parse(await call('contacts.get', '2', '--transport', transport)) as object;
    expect(company).toMatchObject({ ContactId: 2, Name: 'Northgate Tools Ltd' });
  });

  it('prints YAML and tables on request', async () => {
    const company: unknown = parse(await call('contacts.get', '2', '--output', 'yaml'));
    expect(company).toMatchObject({ ContactId: 2 });
    printed = '';
    const table = await call('lists.items', 'task', '--output', 'table');
    expect(table.split('\n')[0]).toBe('Id  Name                Deleted  Rank  ColorBlock  FullName');
    expect(table).toContain('12 rows');
  });

  it('compares a read on several transports, and exits with 1 if something differs', async () => {
    expect(await call('contacts.get', '2', '--compare', 'soap,rest,agents', '-o', 'table')).toContain(
      'SOAP and Agents agree',
    );
    expect(process.exitCode).toBeUndefined();
    printed = '';
    await call('contacts.get', '999999', '--compare', 'soap,rest', '--json');
    expect(JSON.parse(printed)).toMatchObject({
      control: { side: 'soap', error: { name: 'NotFoundError' } },
      compared: [{ differences: [] }],
    });
  });

  it.each(['soap', 'rest'] as const)('fails instead of reporting a difference if %s gives no answer', async (face) => {
    emulator.faults.add({ match: { face }, fault: { kind: 'answer', status: 502, body: '<h1>nginx</h1>' } });
    await expect(call('contacts.get', '2', '--compare', 'soap,rest')).rejects.toThrow(
      `nothing was compared, because ${face} gave no answer: `,
    );
    emulator.faults.clear();
    expect(printed).toBe('');
    expect(process.exitCode).toBeUndefined();
  });

  it('makes a write once, and refuses to compare it', async () => {
    const made = JSON.parse(await call('appointments.create', 'Description=Hello', 'Contact.ContactId=2')) as object;
    expect(made).toMatchObject({ Description: 'Hello', Contact: { ContactId: 2 } });
    const before = emulator.requests.length;
    await expect(call('appointments.create', 'Description=x', '--compare', 'soap,rest')).rejects.toThrow(
      'appointments.create writes',
    );
    expect(emulator.requests.length).toBe(before);
  });

  it.each([
    [['contacts.gett', '2'], 'Did you mean "contacts.get"?'],
    [['agents.MDO.GetLst'], 'Did you mean "GetList"?'],
    [['contacts.merge', '2', '{"Department": "x"'], "not valid JSON at its character 19: expected ',' or '}'"],
    [['contacts.get', '2', 'select=["Name"'], 'not valid JSON at its character 8: '],
    [['contacts.get'], 'id is missing: an id must be an integer from 1'],
    [['Contact.GetContactEntity', '2'], 'Did you mean "agents.Contact.GetContactEntity"?'],
    [['contacts.get', 'two'], 'an id must be an integer'],
    [['contacts.get', '2', '--compare', 'soap'], 'Name at least two transports'],
    [['contacts.get', '2', '--compare', 'soap,rets'], 'Did you mean rest?'],
  ])('refuses %j with a suggestion', async (words, message) => {
    await expect(call(...words)).rejects.toThrow(message);
    expect(printed).toBe('');
  });

  it('fails as the call does', async () => {
    await expect(call('contacts.get', '999999')).rejects.toThrow(NotFoundError);
  });
});

describe('a table', () => {
  it('fits its width, and cannot move the cursor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer())), { minLength: 1 }),
        (rows) => {
          const lines = tableText(rows, { colours: false, width: 60 }).split('\n');
          // eslint-disable-next-line no-control-regex -- what must not be there
          for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        },
      ),
      { numRuns: 50 },
    );
    const wide = tableText([{ Id: 1, Name: 'a'.repeat(200), Other: 'b'.repeat(200) }], { colours: false, width: 60 });
    expect(Math.max(...wide.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('shows the fields with values, and reports if there are none', () => {
    const options = { colours: false, width: 80 };
    expect(tableText({ Name: 'A', Empty: null, Person: { PersonId: 3, Firstname: '' } }, options)).toBe(
      'Name             A\nPerson.PersonId  3\n',
    );
    expect(tableText([], options)).toBe('none\n');
    expect(tableText(undefined, options)).toBe('');
    expect(tableText('text', options)).toBe('text\n');
  });
});
