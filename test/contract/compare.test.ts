import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareContracts, Contract, netServerAgents, pullContract } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationError, NetworkError } from '../../src/index.js';
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
const appointment = '<xs:complexType name="AppointmentEntity">';
/** A copy of our contract with one text replaced: the first one, after `start`. */
function changed(file: string, from: string, to: string, start = ''): Contract {
  const copy = join(folder, `copy-${made++}`);
  cpSync('wsdl', copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const at = text.indexOf(from, text.indexOf(start));
  expect(at).toBeGreaterThan(0);
  writeFileSync(path, text.slice(0, at) + to + text.slice(at + from.length));
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
    expect(compareContracts(Contract.bundled(), changed('carriers.xsd', from, to, appointment))).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  it('reports fields in another order, because WCF drops fields that are out of order', () => {
    const between =
      /<xs:element name="Agenda"[^>]*>\s*<xs:element name="InternalNotes"[^>]*>/.exec(
        readFileSync('wsdl/carriers.xsd', 'utf8'),
      )?.[0] ?? '';
    const [first = '', second = ''] = between.split(/(?<=>)\s*/);
    expect(
      compareContracts(Contract.bundled(), changed('carriers.xsd', between, second + first, appointment)),
    ).toMatchObject([
      { kind: 'changed', breaking: true, what: 'AppointmentEntity', detail: 'its fields are in another order' },
    ]);
  });

  it('reports what was removed from a derived type, and a new derived type', () => {
    const derived = (name: string, fields: string) =>
      `<xs:complexType name="${name}"><xs:complexContent mixed="false"><xs:extension base="tns:AppointmentEntity">` +
      `<xs:sequence>${fields}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
    const having = (types: string) => changed('carriers.xsd', '</xs:schema>', `${types}</xs:schema>`);
    const before = having(derived('BookedAppointment', field('Room') + field('Mood')));
    const after = having(derived('BookedAppointment', field('Room')) + derived('SeriesAppointment', ''));
    expect(compareContracts(before, after)).toMatchObject([
      { kind: 'gone', breaking: true, what: 'BookedAppointment.Mood' },
      { kind: 'new', breaking: false, what: 'AppointmentEntity derived SeriesAppointment' },
    ]);
  });

  it('reports a removed operation and agent, with breaking changes first', () => {
    const without = changed(
      'MDO.wsdl',
      '<wsdl:operation name="GetListNames">',
      '<wsdl:operation name="GetTheListNames">',
    );
    rmSync(join(without.source, 'Sale.wsdl'));
    writeFileSync(
      join(without.source, 'Extra.wsdl'),
      readFileSync('wsdl/Sale.wsdl', 'utf8').replaceAll('"Sale"', '"Extra"'),
    );
    const text = readFileSync(join(without.source, 'MDO.wsdl'), 'utf8').replaceAll(
      '<wsdl:operation name="GetListNames">',
      '<wsdl:operation name="GetTheListNames">',
    );
    writeFileSync(join(without.source, 'MDO.wsdl'), text);
    expect(
      compareContracts(Contract.bundled(), Contract.fromFolder(without.source)).map(
        ({ kind, what }) => `${kind} ${what}`,
      ),
    ).toEqual(['gone MDO.GetListNames', 'gone Sale', 'new Extra', 'new MDO.GetTheListNames']);
  });

  (vendorWsdl === undefined ? it.skip : it)('finds no difference between ours and the vendor’s', () => {
    expect(compareContracts(Contract.bundled(), Contract.fromFolder(vendorWsdl ?? ''))).toEqual([]);
    expect(Contract.bundled().agentNames).toHaveLength(netServerAgents.length);
  });
});

describe('pulling a tenant’s contract', () => {
  const fetchDocument = async (url: string) => {
    const answer = await fetch(url);
    return answer.ok ? answer.text() : undefined;
  };

  it('downloads documents that are complete in themselves and mean the same', async () => {
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

  it('replaces documents pulled before, and leaves other files alone', async () => {
    const out = join(folder, 'again');
    const services = `${emulator.url}/Remote/Services88`;
    await pullContract(services, out, ['Contact', 'MDO'], fetchDocument, () => undefined);
    writeFileSync(join(out, 'MDO.wsdl'), 'old');
    writeFileSync(join(out, 'notes.txt'), 'mine');
    await pullContract(services, out, ['Contact', 'MDO'], fetchDocument, () => undefined);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
    expect(Contract.fromFolder(out).agent('MDO').operations.size).toBeGreaterThan(0);
  });

  it.each(['Dash.wsdl', 'WSDL-Services88-Contact.xml'])(
    'refuses a folder with %s in it, which would be taken for a part of it, and changes nothing there',
    async (file) => {
      const out = mkdtempSync(join(folder, 'other-'));
      writeFileSync(join(out, file), 'other');
      const pulling = pullContract(
        `${emulator.url}/Remote/Services88`,
        out,
        ['Contact'],
        fetchDocument,
        () => undefined,
      );
      const error = await errorOf(pulling);
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as Error).message).toContain(`contains documents of another contract: ${file}`);
      expect(readdirSync(out)).toEqual([file]);
    },
  );

  it('refuses a file instead of a folder', async () => {
    const out = join(folder, 'a-file');
    writeFileSync(out, 'mine');
    const error = await errorOf(
      pullContract(
        'http://x',
        out,
        ['Contact'],
        async () => undefined,
        () => undefined,
      ),
    );
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toMatch(/cannot write to the folder .*a-file/);
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('leaves the folder unchanged if it fails halfway', async () => {
    const out = mkdtempSync(join(folder, 'half-'));
    writeFileSync(join(out, 'Contact.wsdl'), 'old');
    const broken = async (url: string) => {
      if (url.includes('MDO')) throw new NetworkError('the connection broke');
      return fetchDocument(url);
    };
    const services = `${emulator.url}/Remote/Services88`;
    expect(await errorOf(pullContract(services, out, ['Contact', 'MDO'], broken, () => undefined))).toBeInstanceOf(
      NetworkError,
    );
    expect(readdirSync(out)).toEqual(['Contact.wsdl']);
    expect(readFileSync(join(out, 'Contact.wsdl'), 'utf8')).toBe('old');
  });

  it.each([
    ['nothing', async () => undefined, 'no service found'],
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
