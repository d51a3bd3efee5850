import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { decodeEnvelope, encodeEnvelope } from '../../../src/codec/xml/index.js';
import { Contract } from '../../../src/contract/index.js';
import { parseXml, type XmlElement } from '../../support/independent-wire.js';

/** One small document for each difficulty. */
const contract = Contract.fromFolder(fileURLToPath(new URL('wsdl/', import.meta.url)));
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const arrays = 'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';
const schema = 'xmlns:c="http://www.w3.org/2001/XMLSchema"';

interface Difficulty {
  /** The body as the library's users have it. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  /** The content of `<Save>` as DataContractSerializer writes it. */
  readonly xml: string;
  /** Its members that are null or the default of their type, which a request omits. */
  readonly omitted?: readonly string[];
  readonly headerXml?: string;
}

const difficulties: Readonly<Record<string, Difficulty>> = {
  Nil: {
    omitted: ['Count', 'Null', 'NullNumber'],
    body: { Absent: null, Count: 0, Empty: '', Null: null, NullNumber: null },
    xml: '<Count>0</Count><Empty/><Null i:nil="true"/><NullNumber i:nil="true"/>',
  },
  Flags: {
    omitted: ['None'],
    body: { Some: 'Select, Insert', None: '' },
    xml: '<Some>Select Insert</Some><None/>',
  },
  Arrays: {
    omitted: ['Nothing'],
    body: { Ids: [1, -2], Names: [{ First: 'Ola' }, null], Nested: [[1], []], Nothing: null },
    xml:
      `<Ids ${arrays}><b:int>1</b:int><b:int>-2</b:int></Ids>` +
      '<Names><Name><First>Ola</First></Name><Name i:nil="true"/></Names>' +
      `<Nested><ArrayOfint ${arrays}><b:int>1</b:int></ArrayOfint><ArrayOfint ${arrays}/></Nested>` +
      `<Nothing i:nil="true" ${arrays}/>`,
  },
  Dictionaries: {
    body: { Fields: { 'SuperOffice:1': '[I:5]', x_note: null }, Empty: {} },
    xml:
      '<Fields><StringKeyValuePair><Key>SuperOffice:1</Key><Value>[I:5]</Value></StringKeyValuePair>' +
      '<StringKeyValuePair><Key>x_note</Key><Value i:nil="true"/></StringKeyValuePair></Fields><Empty/>',
  },
  DerivedCarriers: {
    omitted: ['StepType'],
    body: { Base: { StepType: null }, Derived: { StepType: 'Wait', Days: 3 } },
    xml:
      '<Base><StepType i:nil="true"/></Base>' +
      '<Derived xmlns:d="urn:DerivedCarriers" i:type="d:WorkflowStepWait"><StepType>Wait</StepType><Days>3</Days></Derived>',
  },
  Headers: {
    body: { Text: 'Ås & Ørje <1>' },
    headers: { TimeZone: 45, ApplicationToken: 'app', Credentials: { Ticket: '7T:abc' } },
    headerXml:
      '<h:ApplicationToken xmlns:h="urn:Headers">app</h:ApplicationToken>' +
      '<Credentials xmlns="urn:Headers"><Ticket>7T:abc</Ticket></Credentials>' +
      '<h:TimeZone xmlns:h="urn:Headers">45</h:TimeZone>',
    xml: '<Text>Ås &amp; Ørje &lt;1&gt;</Text>',
  },
  ElementOrder: {
    omitted: ['TableRight'],
    body: { Person: { Last: 'Nordmann', TableRight: null, First: 'Ola' } },
    xml: '<Person><TableRight i:nil="true"/><First>Ola</First><Last>Nordmann</Last></Person>',
  },
  AnyType: {
    omitted: ['Nothing'],
    body: { Flag: true, Number: 7, Large: 3_000_000_000, Fraction: 0.5, Text: '7', Nothing: null },
    xml:
      `<Flag i:type="c:boolean" ${schema}>true</Flag><Number i:type="c:int" ${schema}>7</Number>` +
      `<Large i:type="c:long" ${schema}>3000000000</Large><Fraction i:type="c:double" ${schema}>0.5</Fraction>` +
      `<Text i:type="c:string" ${schema}>7</Text><Nothing i:nil="true"/>`,
  },
  Enumerations: {
    omitted: ['Known'],
    body: { Known: 'NotStarted', Numbered: 'Hidden', Newer: 'Paused' },
    xml: '<Known>NotStarted</Known><Numbered>Hidden</Numbered><Newer>Paused</Newer>',
  },
  Dates: {
    omitted: ['Minimum', 'None'],
    body: {
      Day: '2026-07-31T00:00:00',
      Minimum: '0001-01-01T00:00:00',
      Precise: '2026-07-31T09:30:00.1234567',
      None: null,
      Span: '1.02:03:04',
    },
    xml:
      '<Day>2026-07-31T00:00:00</Day><Minimum>0001-01-01T00:00:00</Minimum>' +
      '<Precise>2026-07-31T09:30:00.1234567</Precise><None i:nil="true"/><Span>P1DT2H3M4S</Span>',
  },
};

const messageOf = (name: string) => contract.operation(name, 'Save').input;

function envelope(name: string, xml: string, headerXml = ''): string {
  const header = headerXml === '' ? '' : `<s:Header>${headerXml}</s:Header>`;
  const body = `<s:Body><Save xmlns="urn:${name}" ${instance}>${xml}</Save></s:Body>`;
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}${body}</s:Envelope>`;
}

interface Said {
  readonly name: string;
  readonly nil: string | undefined;
  readonly typeName: string | undefined;
  readonly content: string | readonly Said[];
}

/** What a text says, whichever prefixes it chose. */
function said({ name, nil, type, prefixes, children, text }: XmlElement): Said {
  const [prefix = '', local] = type?.includes(':') === true ? type.split(':') : ['', type];
  const typeName = local === undefined ? undefined : `{${prefixes[prefix] ?? ''}}${local}`;
  return { name, nil, typeName, content: children.length === 0 ? text : children.map(said) };
}

const defaults = new Set<unknown>(['0', '', 'NotStarted', '0001-01-01T00:00:00']);

/** The same without the elements of these names that are nil or have the default of their type. */
function without(element: Said, names: ReadonlySet<string>): Said {
  if (typeof element.content === 'string') return element;
  const left = element.content.filter(
    ({ name, nil, content }) => !names.has(name) || (nil === undefined && !defaults.has(content)),
  );
  return { ...element, content: left.length === 0 ? '' : left.map((each) => without(each, names)) };
}

describe('a small contract', () => {
  it('has an example for each difficulty', () => {
    expect(Object.keys(difficulties).sort()).toEqual(contract.agentNames);
  });

  it.each(Object.entries(difficulties))(
    'is written as .NET writes it: %s',
    (name, { body, headers, xml, headerXml, omitted = [] }) => {
      const written = encodeEnvelope(messageOf(name), body, headers ?? {});
      const whole = said(parseXml(envelope(name, xml, headerXml)));
      expect(said(parseXml(written))).toEqual(without(whole, new Set(omitted.map((each) => `{urn:${name}}${each}`))));
    },
  );

  it.each(Object.entries(difficulties))('is read as .NET writes it: %s', (name, { body, headers, xml, headerXml }) => {
    for (const reading of ['tolerant', 'strict'] as const) {
      const read = decodeEnvelope(envelope(name, xml, headerXml), messageOf(name), reading);
      expect(read).toEqual({ body, headers: headers ?? {}, fault: undefined });
    }
  });
});

describe('an element that comes too late', () => {
  const message = messageOf('ElementOrder');
  const late = envelope('ElementOrder', '<Person><Last>Nordmann</Last><First>Ola</First></Person>');

  it('is taken by a client', () => {
    const { body } = decodeEnvelope(late, message, 'tolerant');
    expect(body).toEqual({ Person: { TableRight: null, First: 'Ola', Last: 'Nordmann' } });
  });

  it('is dropped by WCF', () => {
    const { body } = decodeEnvelope(late, message, 'strict');
    expect(body).toEqual({ Person: { TableRight: null, First: null, Last: 'Nordmann' } });
  });
});

describe('flags in another order', () => {
  it('are read in the order of the contract', () => {
    const { body } = decodeEnvelope(envelope('Flags', '<Some>Update Select</Some>'), messageOf('Flags'), 'tolerant');
    expect(body).toEqual({ Some: 'Select, Update', None: null });
  });
});

describe('a date with a zone', () => {
  it.each(['2026-07-31T09:30:00Z', '2026-07-31T09:30:00+02:00'])(
    'is read as the clock on the wall shows it: %s',
    (date) => {
      const { body } = decodeEnvelope(envelope('Dates', `<Day>${date}</Day>`), messageOf('Dates'), 'tolerant');
      expect(body?.['Day']).toBe('2026-07-31T09:30:00');
    },
  );
});
