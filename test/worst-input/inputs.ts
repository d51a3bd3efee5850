import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localiseText } from '../../src/codec/canonical/index.js';
import { fromJson, toJson } from '../../src/codec/json/index.js';
import { tableText } from '../../src/cli/output/table.js';
import { compare } from '../../src/comparison/index.js';
import { readDocument } from '../../src/config/document.js';
import { configurationProblems } from '../../src/config/schema.js';
import { plain } from '../../src/config/with-origin.js';
import { Contract } from '../../src/contract/index.js';
import { isoDate, ticksOfDuration, ticksOfSpan } from '../../src/emulator/wire/net-time.js';
import { parseRestriction } from '../../src/emulator/archive/parser.js';
import { readXml } from '../../src/emulator/wire/data-contract/xml-element.js';
import { inLanguage } from '../../src/emulator/language.js';
import { encodeJson, encodeYaml, markdownText, markup, plainLine, plainText } from '../../src/output-text/index.js';
import { ProtocolError } from '../../src/errors/index.js';
import { Secrets } from '../../src/errors/secrets.js';
import { addressOf } from '../../src/migration/doctor/capture/exchange.js';
import { parseWire } from '../../src/migration/doctor/capture/wire-file.js';
import { WireMasker } from '../../src/migration/doctor/masking/wire-masker.js';
import { Journal } from '../../src/migration/journal/index.js';
import { Recording } from '../../src/migration/recording/index.js';
import { fieldOf, masked } from '../../src/migration/report/masking.js';
import { readReport } from '../../src/migration/report/read.js';
import { readShadowJournal } from '../../src/migration/report/shadow-journal.js';
import { contractText } from '../../src/generate/typescript.js';
import { parseReference } from '../../src/migration/scenario/references.js';
import { ProgramText } from '../../src/migration/scenario/program-text.js';
import { readYaml } from '../../src/migration/scenario/source.js';
import { parseValuePath } from '../../src/migration/scenario/value-path.js';
import { CheckpointFile } from '../../src/migration/sweep/checkpoint.js';
import { checkColumn, columnIdentity, columnKind, enclosed } from '../../src/codec/archive/index.js';
import { decodeEnvelope } from '../../src/codec/xml/index.js';
import { readCustomField, rulesOf, writeCustomField } from '../../src/codec/values/index.js';
import { readBatchAnswer, upsertResults } from '../../src/repositories/tables/mass-results.js';
import { readAnswer } from '../../src/transports/json/read-answer.js';
import { splitBinary } from '../../src/transports/soap/split-binary.js';
import { verifyWebhook } from '../../src/webhooks/index.js';
import { secret as webhookSecret, signatureBy } from '../support/signed-webhook.js';
import { appointment, contract, envelopeOf, fieldNames, output, smallWsdl } from '../fuzz/grammars.js';
import { begun, type MakeText, marker, numbered, texts, within, xmlTexts } from './texts.js';

/** A reader, and a text that costs it much. */
export interface WorstInput {
  readonly reader: string;
  readonly what: string;
  readonly text: MakeText;
  readonly read: (text: string) => unknown;
}

function rows(
  reader: string,
  read: WorstInput['read'],
  texts: Readonly<Record<string, MakeText>>,
): readonly WorstInput[] {
  return Object.entries(texts).map(([what, text]) => ({ reader, what, text, read }));
}

/** The beginning of a carrier `MassOperationResult`. */
const massResult = '{"Success":true,"Inserts":0,"Updates":1,"Deletes":0,"RowStatus":[';

/** A document with these definitions, whose operation returns the definition `A`. */
function openApiOf(before: string, part: (index: number) => string, after: string): MakeText {
  const responses = '{"200":{"schema":{"$ref":"#/definitions/A"}}}';
  const head = `{"swagger":"2.0","paths":{"/Agents/Fuzz/GetA":{"post":{"responses":${responses}}}},"definitions":{`;
  return numbered(head + before, (index) => (index === 0 ? '' : ',') + part(index), `${after}}}`);
}

function withFile<Result>(text: string, name: string, read: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'worst-input-'));
  try {
    writeFileSync(join(folder, name), text);
    const result = read(join(folder, name));
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const document = contract.operation('Document', 'GetDocumentStream').output;
const [documentBefore = '', documentAfter = ''] = envelopeOf(
  '',
  `<${document.name} xmlns="${document.namespace}"><Response>${marker}</Response></${document.name}>`,
).split(marker);

async function contentOf(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const pieces = async function* () {
    for (let start = 0; start < bytes.length; start += 16_384) yield bytes.subarray(start, start + 16_384);
  };
  const cut = await splitBinary(pieces(), document);
  for await (const piece of cut.content ?? []) if (piece.length === 0) throw new Error('empty');
  cut.envelope();
}

const asked = {
  details: { agent: 'Appointment', operation: 'GetAppointmentEntity', transport: 'rest' },
  place: { method: 'GET', url: 'https://example.com/' },
  operation: () => contract.operation('Appointment', 'GetAppointmentEntity'),
  output: appointment,
} as const;
const fail = (what: string) => new ProtocolError(what);

function jsonAnswer(text: string): void {
  const answer = { contentType: 'application/json', body: Buffer.from(text), retryAfter: undefined };
  for (const status of [500, 200]) {
    try {
      const value = readAnswer({ ...answer, status }, asked, new Secrets().add('7T:ticketticket'));
      toJson(appointment, fromJson(appointment, value, { ignoreCase: true, extras: true, fail }));
    } catch (error) {
      if (!(error instanceof Error) || !('outcome' in error)) throw error;
    }
  }
}

const secret = '7T:ticketticket';
const secrets = new Secrets().add(secret, 'applicationtoken');
const wireMasker = new WireMasker(Contract.bundled(), Buffer.alloc(32, 1));

const rules = (['dateTime', 'duration', 'int', 'long', 'double', 'boolean', 'guid', 'base64Binary'] as const).map(
  (name) => rulesOf({ kind: 'primitive', name } as never),
);

/** Every reader of text from outside, with the texts that cost it most. */
export const worstInputs: readonly WorstInput[] = [
  ...rows('SOAP answer', (text) => decodeEnvelope(text, output, 'extras'), xmlTexts),
  ...rows('SOAP request at the emulator', readXml, xmlTexts),
  ...rows('streamed SOAP content', contentOf, {
    ...Object.fromEntries(
      Object.entries(texts).map(([what, text]) => [
        `content of ${what}`,
        (bytes: number) => documentBefore + text(bytes) + documentAfter,
      ]),
    ),
    Base64: within(documentBefore, 'AAAA', documentAfter),
    'CDATA sections': within(documentBefore, '<![CDATA[AAAA]]>', documentAfter),
    'comments in it': within(documentBefore, '<!---->', documentAfter),
    'line breaks in it': within(documentBefore, 'AAAA\r\n', documentAfter),
    'references in it': within(documentBefore, '&#x41;', documentAfter),
    'elements before it': (bytes) =>
      documentBefore.replace('<Response>', `${begun('<a/>')(bytes)}<Response>`) + documentAfter,
    'comments before it': (bytes) =>
      documentBefore.replace('<Response>', `${begun('<!---->')(bytes)}<Response>`) + documentAfter,
    'one comment before it': (bytes) =>
      documentBefore.replace('<Response>', `<!--${begun('a')(bytes)}--><Response>`) + documentAfter,
    'one attribute before it': (bytes) =>
      documentBefore.replace('<Response>', `<a b="${begun('a')(bytes)}"/><Response>`) + documentAfter,
    'declarations before it': (bytes) =>
      documentBefore.replace(
        '<Response>',
        `<a${numbered('', (index) => ` xmlns:p${index}="u"`, '')(bytes)}/><Response>`,
      ) + documentAfter,
    'elements after it': (bytes) =>
      documentBefore + documentAfter.replace('</Response>', `</Response>${begun('<a/>')(bytes)}`),
    'text after it': (bytes) =>
      documentBefore + documentAfter.replace('</Response>', `</Response>${begun('a')(bytes)}`),
  }),
  ...rows('JSON answer', jsonAnswer, {
    'unknown fields': numbered('{', (index) => `"a${index}":1,`, '"b":1}'),
    'the same field': within('{', '"Description":"x",', '"b":1}'),
    'fields in other cases': numbered('{', (index) => `"${index % 2 ? 'dESCRIPTION' : 'DESCRIPTION'}":"x",`, '"b":1}'),
    'an empty list': within('[', '[],', '1]'),
    exceptions: within('{"ErrorType":"', 'a.', '","InnerException":null}'),
    ModelState: numbered('{"Message":"x","ModelState":{', (index) => `"a${index}":["x"],`, '"b":[]}}'),
    'a name in ModelState': within('{"Message":"x","ModelState":{"', '[', '":["x"]}}'),
    backslashes: within('{"Description":"', '\\\\', '"}'),
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([what, text]) => [
        [
          `a message of ${what}`,
          (bytes: number) => JSON.stringify({ Message: text(bytes), MessageDetail: text(bytes / 2) }),
        ],
        [
          `values of ${what}`,
          (bytes: number) =>
            JSON.stringify(Object.fromEntries(fieldNames.map((name) => [name, text(bytes / fieldNames.length)]))),
        ],
      ]),
    ),
  }),
  ...rows(
    'dates, numbers and other values',
    (text) => {
      for (const each of rules)
        for (const read of ['fromJson', 'fromXml'] as const) {
          try {
            each[read](text);
          } catch {
            /* refused */
          }
        }
      for (const type of ['Integer', 'Checkbox', 'Date', 'DateTime', 'Time', 'Unknown']) readCustomField(type, text);
      writeCustomField('Blob', text);
      isoDate(text);
      ticksOfDuration(text);
      ticksOfSpan(text);
      localiseText(text, 'no');
      inLanguage(text, 'no');
    },
    texts,
  ),
  ...rows(
    'webhook',
    async (text) => {
      const body = text.slice(0, 1 << 20);
      const headers = { 'X-SuperOffice-Signature': await signatureBy(webhookSecret, body) };
      await verifyWebhook({ headers, body }, webhookSecret, { maxBytes: 1 << 22, maxAge: 1 });
    },
    {
      ...texts,
      'changed fields': within('{"Event":"test","PrimaryKey":0,"Changes":["a"', ',"a"', ']}'),
      'values of fields': numbered(
        '{"Event":"test","PrimaryKey":0,"FieldValues":{',
        (index) => `"a${index}":1,`,
        '"b":1}}',
      ),
      properties: numbered('{"Event":"test","PrimaryKey":0,', (index) => `"a${index}":1,`, '"b":1}'),
      'a timestamp': within('{"Event":"test","PrimaryKey":0,"Timestamp":"2025-05-14T10:48:07.', '0', 'Z"}'),
    },
  ),
  ...rows(
    'header of a webhook',
    (text) => verifyWebhook({ headers: { 'X-SuperOffice-Signature': text }, body: '{}' }, webhookSecret),
    { ...texts, 'digits of Base64': begun('A') },
  ),
  ...rows('archive filter at the emulator', parseRestriction, {
    ...texts,
    conditions: within("name = 'x'", " and name = 'x'", ''),
    brackets: begun('('),
    'a list of values': within('id oneOf (1', ',1', ')'),
    'a long text': within("name = '", 'a', "'"),
    'a long column': within('', 'a/', "a = 'x'"),
    'doubled quotes': within("name = '", "''", "'"),
  }),
  ...rows('filter in brackets', enclosed, {
    ...texts,
    'a long text': within("a = '", 'a', "'"),
    'doubled quotes': within("name = '", "''", "'"),
    'brackets in pairs': begun('()'),
  }),
  ...rows(
    'column names',
    (text) => {
      checkColumn(text, 'select');
      columnIdentity(text);
      columnKind(text, 'Contact');
    },
    { ...texts, 'names of aggregates': begun('GroupBy('), headers: within('a', ':Header', ''), paths: begun('a.b->c') },
  ),
  ...rows('OpenAPI', (text) => withFile(text, 'a.json', (file) => contractText(Contract.from(file))), {
    definitions: openApiOf('', (index) => `"D${index}":{"properties":{}}`, ''),
    properties: openApiOf('"A":{"properties":{', (index) => `"x${index}":{"type":"string"}`, '}}'),
    'derived carriers': openApiOf(
      '"A":{"properties":{}},',
      (index) => `"D${index}":{"allOf":[{"$ref":"#/definitions/A"},{"properties":{}}]}`,
      '',
    ),
    'members of an enumeration': openApiOf(
      '"A":{"properties":{"x":{"type":"string","enum":[',
      (index) => `"M${index}"`,
      ']}}}',
    ),
  }),
  ...rows(
    'WSDL',
    (text) =>
      withFile(text, 'Fuzz.wsdl', (file) =>
        [...Contract.fromFolder(join(file, '..')).agent('Fuzz').operations.values()].map(
          ({ input, output: answer }) => [input.fields, answer.fields],
        ),
      ),
    {
      types: numbered(
        '',
        (index) =>
          index === 0
            ? (smallWsdl('').split('</xs:schema>')[0] ?? '')
            : `<xs:complexType name="T${index}"><xs:sequence/></xs:complexType>`,
        `</xs:schema>${smallWsdl('').split('</xs:schema>')[1] ?? ''}`,
      ),
      fields: (bytes) =>
        smallWsdl(
          `<xs:complexType name="A"><xs:sequence>${numbered('', (index) => `<xs:element name="x${index}" type="xs:int"/>`, '')(bytes)}</xs:sequence></xs:complexType>`,
        ),
      'members of an enumeration': (bytes) =>
        smallWsdl(
          `<xs:simpleType name="A"><xs:restriction base="xs:string">${numbered('', (index) => `<xs:enumeration value="x${index}"/>`, '')(bytes)}</xs:restriction></xs:simpleType>`,
        ),
      'types that extend the one before': (bytes) =>
        smallWsdl(
          numbered(
            '<xs:complexType name="A"><xs:sequence/></xs:complexType>',
            (index) =>
              `<xs:complexType name="T${index}"><xs:complexContent><xs:extension base="t:${index === 0 ? 'A' : `T${index - 1}`}"/></xs:complexContent></xs:complexType>`,
            '',
          )(bytes),
        ),
      'types that extend one': (bytes) =>
        smallWsdl(
          numbered(
            '<xs:complexType name="A"><xs:sequence/></xs:complexType>',
            (index) =>
              `<xs:complexType name="T${index}"><xs:complexContent><xs:extension base="t:A"/></xs:complexContent></xs:complexType>`,
            '',
          )(bytes),
        ),
      'types that hold the next': (bytes) =>
        smallWsdl(
          numbered(
            '<xs:complexType name="A"><xs:sequence><xs:element name="x" type="t:T0"/></xs:sequence></xs:complexType>',
            (index) =>
              `<xs:complexType name="T${index}"><xs:sequence><xs:element name="x" type="t:T${index + 1}"/></xs:sequence></xs:complexType>`,
            '',
          )(bytes),
        ),
      attributes: (bytes) =>
        smallWsdl(`<xs:complexType name="A" ${numbered('', (index) => ` a${index}="x"`, '')(bytes)}/>`),
      'one attribute': (bytes) => smallWsdl(`<xs:complexType name="A" a="${begun(' &amp;')(bytes)}"/>`),
      'names without a value': (bytes) => smallWsdl(`<xs:complexType name="A" ${begun('a ')(bytes)}/>`),
      'a name without a value': (bytes) => smallWsdl(`<xs:complexType name="A" ${begun('a')(bytes)}/>`),
      comments: (bytes) => smallWsdl(begun('<!---->')(bytes)),
      'comments within a type': (bytes) =>
        smallWsdl(`<xs:complexType name="A">${begun('<!---->')(bytes)}</xs:complexType>`),
      'comments without an end': (bytes) => smallWsdl(begun('<!--')(bytes)),
      documentation: (bytes) =>
        smallWsdl(
          `<xs:complexType name="A"><xs:annotation>${begun('<xs:documentation>&lt;</xs:documentation>')(bytes)}</xs:annotation></xs:complexType>`,
        ),
      blanks: (bytes) => smallWsdl(begun(' ')(bytes)),
      operations: (bytes) =>
        smallWsdl('').replace(
          '<w:portType name="Fuzz">',
          `<w:portType name="Fuzz">${numbered('', (index) => `<w:operation name="O${index}"><w:input message="t:in"/><w:output message="t:out"/></w:operation>`, '')(bytes)}`,
        ),
      messages: (bytes) =>
        smallWsdl('').replace(
          '<w:message name="in">',
          `${numbered('', (index) => `<w:message name="m${index}"><w:part name="p" element="t:Ask"/></w:message>`, '')(bytes)}<w:message name="in">`,
        ),
      schemas: (bytes) =>
        smallWsdl('').replace(
          '<w:types>',
          `<w:types>${numbered('', (index) => `<xs:schema targetNamespace="u${index}"/>`, '')(bytes)}`,
        ),
    },
  ),
  ...rows(
    'configuration',
    (text) => {
      for (const kind of ['json', 'yaml'] as const)
        configurationProblems(plain(readDocument(text.slice(0, 1 << 20), 'x', kind).content));
    },
    {
      ...texts,
      'unknown settings': numbered('', (index) => `a${index}: 1\n`, ''),
      'unknown settings in JSON': numbered('{', (index) => `"a${index}":1,`, '"b":1}'),
      'list items': begun('- a\n'),
      aliases: within('a: &a x\nb: [', '*a, ', 'x]'),
      anchors: numbered('', (index) => `- &a${index} x\n`, ''),
      'nested maps': within('a:\n', ' b: {c: d}\n', ''),
      'block text': within('a: |\n', '  x\n', ''),
      'folded text': within('a: >\n', '  x\n\n', ''),
      'quoted lines': within('a: "', 'x\n ', '"'),
      tags: begun('- !!str x\n'),
      documents: begun('---\na: b\n'),
      comments: begun('# x\n'),
      'mappings on one line': begun('a: '),
      routes: numbered('transport: soap\nroutes:\n', (index) => `  Agent${index}.x: soap\n`, ''),
    },
  ),
  ...rows('scenario', (text) => readYaml(text.slice(0, 1 << 20), 'x.yaml'), {
    ...texts,
    steps: numbered('scenario: x\nsteps:\n', (index) => `- {call: contacts.get, with: {id: ${index}}}\n`, ''),
  }),
  ...rows(
    'references and value paths in scenarios',
    (text) => {
      parseReference(text);
      parseValuePath(text);
      parseValuePath(`a${text}`);
    },
    { ...texts, 'places in lists': begun('[1]'), conditions: begun('[a=b]') },
  ),
  ...rows(
    'scenario program',
    (text) => {
      new ProgramText(text);
    },
    texts,
  ),
  ...rows('report', (text) => readReport(text, 'x.json'), {
    'an empty list': within('{"findings":[', '{},', '{}]}'),
    'unknown fields': numbered('{', (index) => `"a${index}":1,`, '"b":1}'),
  }),
  ...rows('shadow journal', (text) => readShadowJournal(text, 'x.jsonl'), {
    comparisons: numbered(
      '',
      (index) =>
        `{"at":"2026-11-26T10:00:00.000Z","operation":"contacts.get","id":${index},"control":{"transport":"soap","duration":1},"candidate":{"transport":"rest","duration":1},"verdict":"different","explained":0,"differences":[{"path":"Persons[${index}].Name","cause":"cut-text"}],"skipped":0}\n`,
      '',
    ),
    'paths with brackets': within(
      '{"at":"2026-11-26T10:00:00.000Z","operation":"contacts.get","control":{"transport":"soap","duration":1},"candidate":{"transport":"rest","duration":1},"verdict":"different","explained":0,"skipped":0,"differences":[{"cause":"cut-text","path":"',
      '[1',
      '"}]}',
    ),
  }),
  ...rows('recording', (text) => withFile(text, 'x', (file) => Recording.read(file).head), {
    answers: numbered(
      '{"format":1,"kind":"recording","control":"soap","tenant":"x","personal":false,"at":"2026-11-26T10:00:00.000Z"}\n',
      (index) =>
        `{"scenario":"a","step":"${index}","subject":"contacts.get","arguments":"x","outcome":{"answer":{"ContactId":2}},"milliseconds":5,"began":0,"after":1}\n`,
      '',
    ),
    'empty lines': within(
      '{"format":1,"kind":"recording","control":"soap","tenant":"x","personal":false,"at":"2026-11-26T10:00:00.000Z"}\n',
      '\n',
      '',
    ),
    'one long line': within('{"format":1,"a":"', 'a', '"}'),
  }),
  ...rows(
    'journal',
    (text) =>
      withFile(text, 'x', (file) => {
        const journal = Journal.open(file);
        try {
          journal.leftovers();
        } finally {
          journal.close();
        }
      }),
    {
      entries: numbered(
        '{"type":"run","format":1,"tenant":"x","tag":"sob-1","at":"2026-11-26T10:00:00.000Z"}\n',
        (index) =>
          `{"type":"intent","entry":${index},"kind":"contacts","remove":{"call":"contacts.delete","with":{}},"removeKey":"id","search":{"call":"contacts.find","with":{},"id":"ContactId","text":["Name"]}}\n{"type":"made","entry":${index},"id":5}\n`,
        '',
      ),
      'lines cut short': within(
        '{"type":"run","format":1,"tenant":"x","tag":"sob-1","at":"2026-11-26T10:00:00.000Z"}\n',
        '{"a\n',
        '',
      ),
      'empty lines': within(
        '{"type":"run","format":1,"tenant":"x","tag":"sob-1","at":"2026-11-26T10:00:00.000Z"}\n',
        '\n',
        '',
      ),
    },
  ),
  ...rows(
    'checkpoint',
    async (text) => {
      const folder = mkdtempSync(join(tmpdir(), 'worst-input-'));
      try {
        writeFileSync(join(folder, 'x'), text);
        await new CheckpointFile(join(folder, 'x'), { control: 'soap' }).read();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    {
      parameters: numbered(
        '{"format":1,"kind":"sweep","startedAt":"x","changed":0,"subjects":{},"collector":{},"parameters":{',
        (index) => `"a${index}":1,`,
        '"control":"soap"}}',
      ),
      remarks: within(
        '{"format":1,"kind":"sweep","startedAt":"x","changed":0,"parameters":{"control":"soap"},"collector":{},"subjects":{"contacts":{"ended":false,"done":1,"remarks":[',
        '"x",',
        '"x"]}}}',
      ),
    },
  ),
  ...rows('wire file of doctor', (text) => parseWire(text, 'x.json'), {
    exchanges: within(
      '{"format":1,"kind":"wire","made":"2026-11-26","transports":["soap"],"zone":"Europe/Oslo","checks":{},"exchanges":[',
      '{"read":"contacts.get","transport":"soap","zone":"none","address":"SOAP Contact.Get","answer":{"error":"x"}},',
      '{}]}',
    ),
    'long texts': within('{"format":1,"kind":"wire","made":"', 'a', '"}'),
    ...Object.fromEntries(
      Object.entries(texts).map(([what, text]) => [
        `an address of ${what}`,
        (bytes: number) =>
          JSON.stringify({
            format: 1,
            kind: 'wire',
            made: '2026-11-26',
            transports: ['soap'],
            zone: 'Europe/Oslo',
            checks: {},
            exchanges: [
              {
                read: text(bytes / 2),
                transport: 'soap',
                zone: 'none',
                address: text(bytes / 2),
                answer: { error: 'x' },
              },
            ],
          }),
      ]),
    ),
  }),
  ...rows(
    'address of a request',
    (text) => {
      addressOf({
        url: `https://example.com/Remote/Services88/Contact.svc`,
        method: 'POST',
        headers: { SOAPAction: text },
      });
      addressOf({
        url: `https://example.com/api/v1/${encodeURI(text.replace(/[\ud800-\udfff]/g, ''))}`,
        method: 'GET',
        headers: {},
      });
    },
    texts,
  ),
  ...rows('masking of answers', (text) => wireMasker.mask(text), {
    ...Object.fromEntries(Object.entries(xmlTexts).map(([what, text]) => [`XML with ${what}`, text])),
    ...Object.fromEntries(
      Object.entries(texts).map(([what, text]) => [
        `an exception of ${what}`,
        (bytes: number) => JSON.stringify({ ErrorType: text(bytes / 2), Message: text(bytes / 2) }),
      ]),
    ),
    'short texts': numbered('[', (index) => `"${index}",`, '1]'),
  }),
  ...rows(
    'masking of reports',
    (text) => {
      fieldOf(text);
      masked(text);
    },
    texts,
  ),
  ...rows(
    'comparison',
    (text) => {
      const value = JSON.parse(text) as { control: unknown; candidate: unknown };
      compare(value.control, value.candidate);
    },
    {
      'equal items': (bytes) => `{"control":[${begun('1,')(bytes / 2)}1],"candidate":[${begun('1,')(bytes / 2)}1]}`,
      'items in reverse': (bytes) => {
        const ids = Array.from({ length: bytes / 30 }, (_, Id) => ({ Id }));
        return JSON.stringify({ control: ids, candidate: [...ids].reverse() });
      },
      'items without an id': (bytes) => {
        const items = (name: string) => Array.from({ length: bytes / 30 }, (_, index) => ({ [name]: index }));
        return JSON.stringify({ control: items('a'), candidate: items('b') });
      },
      'many fields': numbered('{"control":{}, "candidate":{', (index) => `"a${index}":1,`, '"b":1}}'),
    },
  ),
  ...rows(
    'result of a mass operation',
    (text) => {
      const answer = readBatchAnswer(JSON.parse(text));
      if (answer === undefined) throw new TypeError('not a result');
      const keys = answer.statuses.map((_status, index) => [`a${index}`]);
      upsertResults([...keys, ['b']], [0], answer);
    },
    {
      'statuses in order': numbered(massResult, (index) => `{"Action":"Updated","RowKeys":["a${index}"]},`, '{}]}'),
      'statuses with one key': within(massResult, '{"Action":"Updated","RowKeys":["a"]},', '{}]}'),
      'a key like a value': within(`${massResult}{"RowKeys":["`, '[I:', '"]}]}'),
    },
  ),
  ...rows('table on a terminal', (text) => tableText(JSON.parse(text), { colours: false, width: 120 }), {
    rows: within('[', '{"a":1},', '{"a":2}]'),
    'columns of their own': numbered('[', (index) => `{"a${index}":1},`, '{"a":2}]'),
    'a long cell': within('[{"a":"', ' x', '"}]'),
    fields: numbered('{', (index) => `"a${index}":1,`, '"b":1}'),
    texts: within('[', '"x",', '1]'),
  }),
  ...rows('one line for a log', plainLine, texts),
  ...rows('text for a terminal', plainText, texts),
  ...rows('Markdown', markdownText, texts),
  ...rows('HTML', (text) => markup`<p>${text}</p>`.text, texts),
  ...rows('JSON for a file', (text) => encodeJson({ text }), texts),
  ...rows('YAML for a terminal', (text) => encodeYaml({ text }), texts),
  ...rows('redaction of secrets', (text) => [secrets.redact(text), secrets.excerpt(text, 2_000)], {
    ...texts,
    secrets: begun(`${secret} `),
    'secrets without a blank': begun(secret),
    'secrets in Base64': begun(Buffer.from(secret).toString('base64')),
    'beginnings of secrets': begun('7T:tick'),
    'beginnings that are cut': begun('7T:tick…'),
    'secrets in URLs': begun(encodeURIComponent(secret)),
  }),
];
