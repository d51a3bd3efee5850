import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { isBuiltIn, reachableTypes, readContractFacts, type ContractFacts } from './schema-facts.js';

const ourFolder = fileURLToPath(new URL('../../wsdl/', import.meta.url));
const agents = readdirSync(ourFolder)
  .filter((file) => file.endsWith('.wsdl'))
  .map((file) => file.slice(0, -'.wsdl'.length));

const readOurs = (agent: string, folder = ourFolder) => readContractFacts(join(folder, `${agent}.wsdl`));

/** Each line names its subject, because a difference is shown with only a few lines around it. */
const withOwner = (name: string, lines: readonly string[] = ['not declared']) =>
  lines.map((line) => `${name.slice(name.indexOf('}') + 1)} | ${line}`);
const typesOf = (facts: ContractFacts, operations: Iterable<string>) =>
  [...reachableTypes(facts, operations)].map(([name, lines]) => ({ name, lines: withOwner(name, lines) }));
const operationsOf = (facts: ContractFacts, names: Iterable<string>) =>
  [...names].map((name) => withOwner(name, facts.operations.get(name)?.lines));

describe('the WSDL documents of this package', () => {
  it.each(agents)('declare once every type and element that %s names', (agent) => {
    const facts = readOurs(agent);
    const named = [...facts.types.values(), ...facts.elements.values()].flatMap(({ base, uses }) =>
      base === undefined ? uses : [base, ...uses],
    );
    const undeclaredElements = [...facts.operations.values()]
      .flatMap(({ elements }) => elements)
      .filter((element) => !facts.elements.has(element));

    expect(named.filter((type) => !isBuiltIn(type) && !facts.types.has(type))).toEqual([]);
    expect(undeclaredElements).toEqual([]);
    expect(facts.repeated).toEqual([]);
    expect(facts.agent).toBe(agent);
  });

  it('declare no type or element that no operation reaches', () => {
    const all = agents.map((agent) => readOurs(agent));
    const reached = new Set(
      all.flatMap((facts) => [
        ...reachableTypes(facts, facts.operations.keys()).keys(),
        ...[...facts.operations.values()].flatMap(({ elements }) => elements),
      ]),
    );
    const declared = new Set(all.flatMap(({ types, elements }) => [...types.keys(), ...elements.keys()]));

    expect([...declared].filter((name) => !reached.has(name))).toEqual([]);
  });

  it('give each agent its own parameters of an operation that another agent declares differently', () => {
    const contract = Contract.fromFolder(ourFolder);
    const parametersOf = (agent: string) => contract.operation(agent, 'Search').input.fields.map(({ name }) => name);

    expect(parametersOf('AI')).not.toEqual(parametersOf('PhoneList'));
  });
});

/** Single changes that would break a caller, so the comparison must detect them. */
const changes: [what: string, file: string, from: string | RegExp, to: string][] = [
  ['two fields in the other order', 'carriers.xsd', /(<xs:element name="Associate" .*)(\s+)(<xs:element .*)/, '$3$2$1'],
  [
    'a field of another type',
    'carriers.xsd',
    'name="AppointmentId" type="xs:int"',
    'name="AppointmentId" type="xs:long"',
  ],
  ['a field that must not be nil', 'carriers.xsd', /(name="Description" .*?) nillable="true"/, '$1'],
  ['a field that must not be absent', 'carriers.xsd', /(name="Description" .*?) minOccurs="0"/, '$1'],
  ['an array of one item', 'carriers.xsd', 'maxOccurs="unbounded"', 'maxOccurs="1"'],
  [
    'a carrier on another base',
    'carriers.xsd',
    /(name="AppointmentEntity">\s+<.*?>\s+<xs:extension base=")tns:Carrier/,
    '$1tns:FieldRight',
  ],
  ['a key of another type', 'carriers.xsd', /(name="Key" type=)"xs:string"/, '$1"xs:int"'],
  [
    'two names of an enumeration in the other order',
    'carriers.xsd',
    /(<xs:enumeration value=".*"\/>)(\s+)(<xs:enumeration value=".*"\/>)/,
    '$3$2$1',
  ],
  ['a name with another number', 'carriers.xsd', /(<ser:EnumerationValue>)/, '$19'],
  [
    'flags that are an enumeration',
    'carriers.xsd',
    /<xs:list>\s+<xs:simpleType>([^]*?)<\/xs:simpleType>\s+<\/xs:list>/,
    '$1',
  ],
  ['an item in another namespace', 'carriers.xsd', 'arrays:ArrayOfint', 'tns:ArrayOfint'],
  ['a parameter of another name', 'Appointment.wsdl', 'name="AppointmentEntityId"', 'name="AppointmentId"'],
  ['another action', 'Appointment.wsdl', /(soapAction=".*)Entity"/, '$1"'],
  ['a header fewer', 'Appointment.wsdl', /<soap:header .*part="Credentials".*/, ''],
  ['headers in the other order', 'Appointment.wsdl', /(<soap:header .*)(\s+)(<soap:header .*)/, '$3$2$1'],
  ['rpc style', 'Appointment.wsdl', /(<soap:operation .*)style="document"/, '$1style="rpc"'],
];

describe('the comparison', () => {
  it.each(changes)('sees %s', (_what, file, from, to) => {
    const folder = mkdtempSync(join(tmpdir(), 'wsdl-'));
    try {
      cpSync(ourFolder, folder, { recursive: true });
      const original = readFileSync(join(folder, file), 'utf8');
      const changed = original.replace(from, to);
      writeFileSync(join(folder, file), changed);
      const before = readOurs('Appointment');
      const after = readOurs('Appointment', folder);

      expect(changed).not.toBe(original);
      expect(isDeepStrictEqual([after.types, after.operations], [before.types, before.operations])).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const vendorContract = process.env['NETSERVER_CONTRACT'];
const vendorFolder = resolve(vendorContract ?? '', 'wsdl');
const whySkipped = vendorContract === undefined ? ' (skipped: NETSERVER_CONTRACT names no folder that holds it)' : '';

(vendorContract === undefined ? describe.skip : describe)(`the vendor's WSDL contract${whySkipped}`, () => {
  describe.each(agents)('for %s', (agent) => {
    const ours = readOurs(agent);
    const names = [...ours.operations.keys()];
    const theirs = () => readContractFacts(join(vendorFolder, `WSDL-Services88-${agent}.xml`));

    it('has our service, under the same names', () => {
      expect(ours.service).toEqual(theirs().service);
    });

    it('has our operations, with the same messages, headers and actions', () => {
      expect(operationsOf(ours, names)).toEqual(operationsOf(theirs(), names));
    });

    it('has the types that our operations reach, no more and no fewer, with the same content', () => {
      expect(typesOf(ours, names)).toEqual(typesOf(theirs(), names));
    });
  });
});
