import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { fromJson, toJson } from '../../src/codec/json/index.js';
import { readDocument } from '../../src/config/document.js';
import { configurationProblems, invalidConfiguration } from '../../src/config/schema.js';
import { plain } from '../../src/config/with-origin.js';
import { Contract } from '../../src/contract/index.js';
import { parseRestriction } from '../../src/emulator/archive/parser.js';
import { ProtocolError } from '../../src/errors/index.js';
import { contractText } from '../../src/generate/typescript.js';
import { replaceJsonLeaves } from '../../src/migration/doctor/masking/json-leaves.js';
import { replaceXmlLeaves } from '../../src/migration/doctor/masking/xml-leaves.js';
import { parseWire } from '../../src/migration/doctor/capture/wire-file.js';
import { Journal } from '../../src/migration/journal/index.js';
import { Recording } from '../../src/migration/recording/index.js';
import { readReport } from '../../src/migration/report/read.js';
import { readShadowJournal } from '../../src/migration/report/shadow-journal.js';
import { jsonReport } from '../../src/migration/report/writers/json.js';
import { checkScenario } from '../../src/migration/scenario/check.js';
import { DryRun } from '../../src/migration/scenario/dry-run.js';
import { OperationCatalogue } from '../../src/migration/scenario/operations/catalogue.js';
import { ScenarioError } from '../../src/migration/scenario/scenario.js';
import { readYaml } from '../../src/migration/scenario/source.js';
import { CheckpointFile } from '../../src/migration/sweep/checkpoint.js';
import { checkSortColumn, columnIdentity } from '../../src/codec/archive/columns.js';
import { readCustomField, writeCustomField } from '../../src/codec/values/index.js';
import { decodeEnvelope, encodeEnvelope } from '../../src/codec/xml/index.js';
import { readBatchAnswer, upsertResults } from '../../src/repositories/tables/mass-results.js';
import { readAnswer } from '../../src/transports/json/read-answer.js';
import { Secrets } from '../../src/errors/secrets.js';
import { splitBinary } from '../../src/transports/soap/split-binary.js';
import {
  anyJson,
  appointment,
  contract,
  documents,
  fault,
  fieldNames,
  jsonText,
  output,
  scalar,
  settings,
  webhookBodies,
  wsdl,
  xml,
  openApi,
} from './grammars.js';
import { verifyWebhook } from '../../src/webhooks/index.js';
import { secret, signatureBy } from '../support/signed-webhook.js';
import type { FuzzTarget } from './target.js';

/** A file with this text, for readers that take a file. */
function withFile<Result>(text: string, name: string, read: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, text);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const scenarios = { dryRun: undefined as DryRun | undefined, catalogue: undefined as OperationCatalogue | undefined };

/** The readers of text that others may have written. */
export const targets: readonly FuzzTarget[] = [
  {
    name: 'xml-reader',
    read: (text) => {
      decodeEnvelope(text, output, 'extras');
      decodeEnvelope(text, output, 'strict');
      return decodeEnvelope(text, output, 'tolerant');
    },
    write: (value) => {
      const { headers, body } = value as ReturnType<typeof decodeEnvelope>;
      return body === undefined ? undefined : encodeEnvelope(output, body, headers);
    },
    grammar: fc.oneof(xml, fault),
    words: [
      '<s:Body>',
      '</s:Body>',
      '<a:b>',
      'xmlns:a="u"',
      ' i:nil="1"',
      '&#x41;',
      '&lt;',
      ...fieldNames.map((name) => `<${name}>`),
    ],
  },
  {
    name: 'content-reader',
    read: async (text) => {
      const bytes = Buffer.from(text);
      const pieces = async function* () {
        for (let start = 0; start < bytes.length; start += 7_919) yield bytes.subarray(start, start + 7_919);
      };
      const cut = await splitBinary(pieces(), contract.operation('Document', 'GetDocumentStream').output);
      for await (const piece of cut.content ?? []) assert.ok(piece.length > 0);
      cut.envelope();
    },
    grammar: documents,
    words: ['<Response>', '</Response>', 'AAAA', '=', '<![CDATA[', ']]>', '&#x41;'],
  },
  {
    name: 'json-reader',
    read: (text) => {
      const asked = {
        details: { agent: 'Appointment', operation: 'GetAppointmentEntity', transport: 'rest' },
        place: { method: 'GET', url: 'https://example.com/' },
        operation: () => contract.operation('Appointment', 'GetAppointmentEntity'),
        output: appointment,
      } as const;
      const body = Buffer.from(text);
      const answer = { contentType: 'application/json', body, retryAfter: undefined };
      for (const status of [400, 500]) {
        try {
          readAnswer({ ...answer, status }, asked, new Secrets());
        } catch (error) {
          if (!(error instanceof Error) || !('outcome' in error)) throw error;
        }
      }
      const value = readAnswer({ ...answer, status: 200 }, asked, new Secrets());
      const fail = (what: string) => new ProtocolError(what);
      fromJson(appointment, value, { ignoreCase: true, extras: true, fail });
      const own = fromJson(appointment, value, { ignoreCase: false, extras: false, fail });
      // What may not be null is written as its default.
      return fromJson(appointment, toJson(appointment, own), { ignoreCase: false, extras: false, fail });
    },
    write: (value) => JSON.stringify(toJson(appointment, value)),
    grammar: jsonText,
    words: [
      '"Message":"x"',
      '"ErrorType":',
      '{"InnerException":',
      '[[',
      '{}',
      ...fieldNames.map((name) => `"${name}":`),
    ],
  },
  {
    name: 'filter-parser',
    read: parseRestriction,
    grammar: fc
      .array(
        fc.constantFrom(
          'name',
          'contact/name',
          'a.(b->c).d',
          "'x'",
          "'it''s'",
          "'\\''",
          '5',
          '-1.5',
          '=',
          'eq',
          'contains',
          'oneOf',
          'and',
          'or',
          '(',
          ')',
          ',',
          'now()',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(' ')),
    words: ['and', 'or', 'between', '(', ')', "'", '\\', '->'],
  },
  {
    name: 'column-parser',
    read: (text) => {
      checkSortColumn(text, 'orderBy');
      return columnIdentity(text);
    },
    grammar: fc
      .array(
        fc.constantFrom(
          'name',
          'contact',
          '/',
          '.',
          ':',
          '(a->b)',
          '[c]',
          'GroupBy(',
          'Sum(',
          ')',
          ':Header',
          ';',
          '5',
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join('')),
    words: ['GroupBy(', ')', ':Footer', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '_'],
  },
  {
    name: 'configuration',
    read: (text) => {
      for (const kind of ['json', 'yaml'] as const) {
        const { content, problems } = readDocument(text, 'superoffice.config.yaml', kind);
        const all = [...problems, ...configurationProblems(plain(content))];
        if (all.length > 0 && kind === 'yaml') throw invalidConfiguration(all);
      }
    },
    grammar: fc.oneof(
      settings.map((each) => JSON.stringify(each, null, 1)),
      anyJson,
    ),
    words: ['- ', '? ', ': ', '&a ', '*a', '<<: ', '!!str ', '| ', '> ', 'tenant: ', 'auth:\n  kind: ', '${HOME}'],
  },
  {
    name: 'wsdl-reader',
    read: (text) =>
      withFile(text, 'Fuzz.wsdl', (file) => {
        const read = Contract.fromFolder(join(file, '..'));
        for (const { input, output: answer } of read.agent('Fuzz').operations.values()) {
          for (const { type } of [...input.fields, ...input.headers, ...answer.fields, ...answer.headers])
            assert.ok(type.kind);
        }
        contractText(read);
      }),
    grammar: wsdl,
    words: [
      '<xs:element name="x" type="t:A"/>',
      '<xs:schema targetNamespace="u">',
      'type="t:A"',
      'base="t:B"',
      'xmlns:q="u"',
      '<xs:sequence>',
    ],
  },
  {
    name: 'openapi-reader',
    read: (text) => withFile(text, 'fuzz.json', (file) => contractText(Contract.from(file))),
    grammar: fc.oneof(openApi, anyJson),
    words: [
      '"$ref": "#/definitions/A"',
      '"type": ["string", "null"]',
      '"allOf": [{}]',
      '"enum": ["a"]',
      '"additionalProperties": true',
      '"post": {"responses": {}}',
      '"openapi": "3.0.1"',
    ],
  },
  {
    name: 'scenario-reader',
    read: async (text) => {
      scenarios.dryRun ??= new DryRun();
      scenarios.catalogue ??= new OperationCatalogue(scenarios.dryRun.contract);
      const { source, problems } = readYaml(text, 'x.yaml');
      if (problems.length > 0) throw new ScenarioError(problems);
      const checked = await checkScenario(source, scenarios.catalogue, scenarios.dryRun);
      if (checked.problems.length > 0) throw new ScenarioError(checked.problems);
    },
    grammar: fc.oneof(
      anyJson,
      fc
        .array(fc.constantFrom('contacts.get', 'appointments.create', 'lists.items', 'x'), { maxLength: 4 })
        .chain((calls) =>
          fc
            .array(fc.jsonValue(), { minLength: calls.length, maxLength: calls.length })
            .map((given) =>
              JSON.stringify(
                { scenario: 'x', steps: calls.map((call, index) => ({ call, with: given[index], as: 'made' })) },
                null,
                1,
              ),
            ),
        ),
    ),
    words: [
      '${made.Id}',
      '${',
      '}',
      'steps:',
      '- call: contacts.get',
      'with: {id: 2}',
      'expect:',
      '<<: ',
      'as: made',
      'scenario: x\n',
    ],
  },
  {
    name: 'custom-field-reader',
    read: (text) => {
      for (const type of ['Integer', 'Decimal', 'Checkbox', 'MdoList', 'Date', 'DateTime', 'Time', 'Unknown', 'x']) {
        const value = readCustomField(type, text);
        const written = writeCustomField(type, value);
        // Null clears a field, which for a number is 0.
        if (written === undefined || value === null) continue;
        assert.equal(readCustomField(type, written.custom), value);
        assert.equal(readCustomField(type, written.home), value);
      }
    },
    grammar: fc
      .tuple(fc.constantFrom('I', 'F', 'D', 'DT', 'T', 'A', 'X'), fc.oneof(fc.integer().map(String), scalar))
      .map(([marker, payload]) => `[${marker}:${payload}]`),
    words: ['[DT:05/05/1999 00:00:00.0000000]', '01/01/0001', '[I:', ']', '1e999', '-0', 'True', '9'],
  },
  {
    name: 'mass-result-reader',
    read: (text) => {
      let answer: unknown;
      try {
        answer = JSON.parse(text);
      } catch {
        return;
      }
      const batch = readBatchAnswer(answer);
      if (batch === undefined) return;
      const { rows, unmatched } = upsertResults([['[I:1]'], ['a'], [null]], [0], batch);
      assert.equal(rows.length, 3);
      assert.ok(unmatched.length <= batch.statuses.length);
    },
    grammar: fc
      .array(fc.record({ Action: fc.constantFrom('Inserted', 'Deleted', 5), PrimaryKey: anyJson, RowKeys: anyJson }))
      .map(
        (statuses) => `{"Success":true,"Inserts":1,"Updates":0,"Deletes":0,"RowStatus":${JSON.stringify(statuses)}}`,
      ),
    words: ['"RowKeys":["[I:1]"]', '"PrimaryKey":-1', '"Success":"yes"', '"Inserts":1e999', 'null', '{"__proto__":'],
  },
  {
    name: 'webhook-reader',
    read: async (text) => {
      const headers = { 'X-SuperOffice-Signature': await signatureBy(secret, text) };
      return (await verifyWebhook({ headers, body: text }, secret, { maxBytes: 1 << 24 })).payload;
    },
    write: (payload) => JSON.stringify(payload),
    grammar: webhookBodies,
    words: ['"Event":"test"', '"PrimaryKey":', '"FieldValues":{', '"Changes":[', '"__proto__":', 'null'],
  },
  {
    name: 'report-reader',
    read: (text) => readReport(text, 'report.json'),
    write: (value) => jsonReport(value as ReturnType<typeof readReport>),
    grammar: anyJson,
    words: ['"findings":[]', '"scenarios":', 'null', '-1', '"path":"a"'],
  },
  {
    name: 'shadow-journal',
    read: (text) => readShadowJournal(text, 'shadows.jsonl'),
    grammar: anyJson,
    words: [
      '\n',
      '"verdict":"different"',
      '"differences":[]',
      '"skipped":1',
      '"at":"2026-11-26T10:00:00.000Z"',
      'null',
    ],
  },
  {
    name: 'recording-reader',
    read: (text) => withFile(text, 'x.recording', (file) => Recording.read(file).head),
    grammar: anyJson,
    words: ['{"format":1,"kind":"recording"', '\n', '"outcome":{"answer":[]}', '"step":"x"'],
  },
  {
    name: 'journal-reader',
    read: (text) =>
      withFile(text, 'x.journal', (file) => {
        const journal = Journal.open(file);
        journal.leftovers();
        journal.close();
      }),
    grammar: anyJson,
    words: ['{"type":"run","format":1}', '\n', '"entry":-1', '"entry":1e9', '"type":"made"', '"type":"gone"'],
  },
  {
    name: 'checkpoint-reader',
    read: (text) => withFileLater(text, (file) => new CheckpointFile(file, { control: 'soap' }).read()),
    grammar: anyJson,
    words: ['"format":1', '"kind":"sweep"', '"parameters":{"control":"soap"}', '"subjects":{}', '"collector":{}'],
  },
  {
    name: 'wire-file-reader',
    read: (text) => parseWire(text, 'wire.json'),
    grammar: anyJson,
    words: ['"kind":"wire"', '"exchanges":[]', '"encoding":"utf-16le"', '"status":200', '"format":1'],
  },
  {
    name: 'masking',
    read: (text) => {
      replaceXmlLeaves(text, { value: (_name, text) => text, key: (_owners, key) => key });
      replaceJsonLeaves(text, { value: (_name, text) => text, key: (_owners, key) => key });
    },
    grammar: fc.oneof(xml, jsonText),
    words: ['&#65;', '<a b="c">', '<a b=', "'", '"\\u0041"'],
  },
];

async function withFileLater<Result>(text: string, read: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    writeFileSync(join(folder, 'file'), text);
    return await read(join(folder, 'file'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
