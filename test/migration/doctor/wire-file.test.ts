import { isUtf8 } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConfigurationError } from '../../../src/index.js';
import { bodyText, bytesOf } from '../../../src/migration/doctor/capture/body-text.js';
import { wireText } from '../../../src/migration/doctor/capture/wire-file.js';
import {
  parseWire,
  readWireFile,
  replayed,
  type WireCapture,
  writeWireFile,
} from '../../../src/migration/doctor/index.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wire-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exchange = { read: 'contacts.get', transport: 'rest', zone: 'none', address: 'GET Contact/{id}' } as const;

function captureOf(body: Buffer, headers: Record<string, string> = {}): WireCapture {
  const answer = { status: 200, headers, body };
  return { transports: ['rest'], zone: 'UTC', checks: {}, exchanges: [{ ...exchange, answer }] };
}

const asIs = (text: string) => text;

function saved(body: Buffer, headers: Record<string, string> = {}) {
  const { exchanges } = parseWire(wireText(captureOf(body, headers), asIs), 'wire.json');
  const answer = exchanges[0]?.answer;
  if (answer === undefined || 'error' in answer) throw new Error('there is no answer');
  return answer;
}

const valid = wireText(captureOf(Buffer.from('{"ContactId":2}')), asIs);

describe('a file to replay', () => {
  it.each<[what: string, text: string]>([
    ['nothing', ''],
    ['no JSON', '{"format": 1'],
    ['a list', '[]'],
    ['another format', valid.replace('"format": 1', '"format": 2')],
    ['another kind', valid.replace('"wire"', '"recording"')],
    ['a transport that is none', valid.replaceAll('"rest"', '"telepathy"')],
    ['a status that is none', valid.replace('"status": 200', '"status": 9999')],
    ['a surplus field', valid.replace('"status": 200', '"status": 200, "then": 1')],
    ['a zone with a line break', valid.replace('"UTC"', '"UTC\\r\\nHost: evil"')],
    ['no exchanges', valid.replace('"exchanges"', '"others"')],
  ])('is refused if it is %s', (_what, text) => {
    expect(() => parseWire(text, 'wire.json')).toThrow(ConfigurationError);
    expect(() => parseWire(text, 'wire.json')).toThrow(/^wire\.json is not/);
  });

  it('is refused if it does not exist or cannot be written', () => {
    expect(() => readWireFile(join(folder, 'none.json'))).toThrow(ConfigurationError);
    expect(() => writeWireFile(join(folder, 'no', 'folder.json'), valid)).toThrow(ConfigurationError);
  });

  it('can only be read by its owner', () => {
    const file = join(folder, 'wire.json');
    writeWireFile(file, valid);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(valid);
    expect(readWireFile(file).exchanges).toHaveLength(1);
  });

  it('gives a report, whatever answers it contains', async () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('null', '{"__proto__":{"polluted":true}}', '['.repeat(9_999)),
    );
    const reads = fc.constantFrom('principal', 'contacts.first', 'contacts.get', '__proto__');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(reads, bodies), { maxLength: 5 }),
        fc.dictionary(fc.string(), fc.jsonValue()),
        async (given, checks) => {
          const exchanges = given.map(([read, body]) => ({
            ...exchange,
            read,
            answer: { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) },
          }));
          const report = await replayed({ transports: ['rest', 'soap'], zone: 'UTC', checks, exchanges });
          expect(report.kind).toBe('doctor');
          expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('explains only valid results of checks', async () => {
    const words = '\u001B[2J';
    const checks = { proxy: { variables: [5] }, clock: words, tls: { failed: words, code: words }, contract: null };
    const report = await replayed({ transports: ['rest'], zone: 'UTC', checks, exchanges: [] });
    const known = report.checks.filter(({ name }) => !name.startsWith('sign-in'));
    expect(known.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(JSON.stringify(known)).not.toContain('\\u001b');
  });
});

describe('the saved form of an answer', () => {
  it.each<[what: string, body: Buffer, headers: Record<string, string>]>([
    ['gzip', gzipSync('{"Name":""}'), { 'content-encoding': 'gzip' }],
    ['gzip that the engine has unpacked', Buffer.from('{"Name":""}'), { 'content-encoding': 'gzip' }],
    ['UTF-8', Buffer.from('{"Name":""}'), {}],
  ])('is the text of %s', (_what, body, headers) => {
    expect(saved(body, headers).body.toString()).toBe('{"Name":""}');
  });

  it.each<[what: string, body: Buffer]>([
    ['a byte order mark', Buffer.from('\uFEFF{"Name":""}')],
    ['UTF-16', Buffer.from('\uFEFF{"Name":""}', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\uFEFF{"Name":""}', 'utf16le').swap16()],
  ])('has %s', (_what, body) => {
    expect(saved(body).body).toEqual(body);
  });

  it('is still not text if it was not text', () => {
    const body = Buffer.from([0xff, 0x00, 0xc3, 0x28]);
    expect(isUtf8(saved(body).body)).toBe(false);
    expect(saved(body).body).toHaveLength(body.length);
  });

  it('keeps any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const body = Buffer.from(bytes);
        expect(bytesOf(bodyText({ status: 200, headers: {}, body }))).toEqual(body);
      }),
    );
  });

  it('keeps only safe headers with safe values', () => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      server: 'Microsoft-IIS/10.0',
      'set-cookie': 'session=abcdef',
      authorization: 'Bearer abcdef',
      'x-user': 'Wilhelmina',
      'www-authenticate': 'Basic realm="Wilhelmina"',
      vary: 'Accept-Encoding',
    };
    expect(saved(Buffer.from('{}'), headers).headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      server: 'Microsoft-IIS/10.0',
      vary: 'Accept-Encoding',
    });
    const smuggled = saved(Buffer.from('{}'), { server: 'Wilhelmina', 'content-type': 'text/html; name="Ann Lee"' });
    expect(smuggled.headers).toEqual({});
  });

  it('has no secret of the connection, even if the server repeats it', () => {
    const text = wireText(captureOf(Buffer.from('{"x_hunter2hunter2":"a"}')), (body) =>
      body.replaceAll('hunter2hunter2', '***'),
    );
    expect(text).not.toContain('hunter2');
  });
});
