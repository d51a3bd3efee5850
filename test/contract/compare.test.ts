import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareContracts, Contract, netServerAgents, pullContract } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationError } from '../../src/index.js';
import { errorOf } from '../support/transports.js';
import { vendorWsdl } from '../support/vendor-schema.js';

const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
/** A copy of our contract in which one text is another. */
function changed(file: string, from: string, to: string): Contract {
  const copy = join(folder, `copy-${made++}`);
  cpSync('wsdl', copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return Contract.fromFolder(copy);
}

const field = (name: string, type = 'xs:string', rest = ' minOccurs="0" nillable="true"') =>
  `<xs:element name="${name}" type="${type}"${rest}/>`;

describe('comparing contracts', () => {
  it('finds nothing between a contract and itself', () => {
    expect(compareContracts(Contract.bundled(), Contract.fromFolder('wsdl'))).toEqual([]);
  });

  it.each([
    ['a field that is gone', field('Agenda'), '', { kind: 'gone', breaking: true, what: 'AppointmentEntity.Agenda' }],
    [
      'a field that is new',
      field('Agenda'),
      `${field('Agenda')}${field('Mood')}`,
      { kind: 'new', breaking: false, what: 'AppointmentEntity.Mood' },
    ],
    [
      'a field of another type',
      field('Agenda'),
      field('Agenda', 'xs:int'),
      { kind: 'changed', breaking: true, what: 'AppointmentEntity.Agenda', detail: 'was string, is int' },
    ],
    [
      'a field that may no longer be nil',
      field('Agenda'),
      field('Agenda', 'xs:string', ' minOccurs="0"'),
      { kind: 'changed', breaking: true, what: 'AppointmentEntity.Agenda' },
    ],
  ])('tells %s', (_what, from, to, expected) => {
    expect(compareContracts(Contract.bundled(), changed('carriers.xsd', from, to))).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  it('tells fields that have changed places, since WCF drops what stands out of its own', () => {
    const between =
      /<xs:element name="Agenda"[^>]*>\s*<xs:element name="InternalNotes"[^>]*>/.exec(
        readFileSync('wsdl/carriers.xsd', 'utf8'),
      )?.[0] ?? '';
    const [first = '', second = ''] = between.split(/(?<=>)\s*/);
    expect(compareContracts(Contract.bundled(), changed('carriers.xsd', between, second + first))).toMatchObject([
      { kind: 'changed', breaking: true, what: 'AppointmentEntity', detail: 'its fields are in another order' },
    ]);
  });

  it('tells an operation and an agent that are gone, what breaks first', () => {
    const without = changed(
      'MDO.wsdl',
      '<wsdl:operation name="GetListNames">',
      '<wsdl:operation name="GetTheListNames">',
    );
    rmSync(join(without.folder, 'Sale.wsdl'));
    writeFileSync(
      join(without.folder, 'Extra.wsdl'),
      readFileSync('wsdl/Sale.wsdl', 'utf8').replaceAll('"Sale"', '"Extra"'),
    );
    const text = readFileSync(join(without.folder, 'MDO.wsdl'), 'utf8').replaceAll(
      '<wsdl:operation name="GetListNames">',
      '<wsdl:operation name="GetTheListNames">',
    );
    writeFileSync(join(without.folder, 'MDO.wsdl'), text);
    expect(
      compareContracts(Contract.bundled(), Contract.fromFolder(without.folder)).map(
        ({ kind, what }) => `${kind} ${what}`,
      ),
    ).toEqual(['gone MDO.GetListNames', 'gone Sale', 'new Extra', 'new MDO.GetTheListNames']);
  });

  (vendorWsdl === undefined ? it.skip : it)(
    'finds that ours lacks much of the vendor’s, and differs in nothing else',
    () => {
      const changes = compareContracts(Contract.bundled(), Contract.fromFolder(vendorWsdl ?? ''));
      expect(changes.filter((change) => change.kind !== 'new')).toEqual([]);
      const missing = netServerAgents.length - Contract.bundled().agentNames.length;
      expect(changes.filter((change) => !change.what.includes('.'))).toHaveLength(missing);
    },
  );
});

describe('pulling a tenant’s contract', () => {
  const fetchDocument = async (url: string) => {
    const answer = await fetch(url);
    return answer.ok ? answer.text() : undefined;
  };

  it('brings documents that are whole in themselves and mean the same', async () => {
    const out = join(folder, 'pulled');
    const done: string[] = [];
    const result = await pullContract(
      `${emulator.url}/Remote/Services88`,
      out,
      netServerAgents,
      fetchDocument,
      (agent) => done.push(agent),
    );
    expect(done).toEqual([...netServerAgents]);
    expect(result.pulled.toSorted()).toEqual(Contract.bundled().agentNames.toSorted());
    expect(readdirSync(out)).toHaveLength(result.pulled.length);
    expect(compareContracts(Contract.bundled(), Contract.fromFolder(out))).toEqual([]);
  });

  it.each([
    ['nothing', async () => undefined, 'there is no service'],
    ['an HTML page', async () => '<html><body>Sign in</body></html>', 'not a WSDL 1.1 document'],
    ['a document that breaks off', async () => '<wsdl:definitions><wsdl:types>', 'not well-formed'],
  ])('that has %s leaves no folder behind', async (_what, fetchWrong, words) => {
    const out = join(folder, `wrong-${made++}`);
    const error = await errorOf(pullContract('http://x', out, ['Contact'], fetchWrong, () => undefined));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(words);
    expect(existsSync(out)).toBe(false);
  });
});
