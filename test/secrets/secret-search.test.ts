import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type AuditRecord, connect, JsonLinesAudit, NetworkError, ServerError } from '../../src/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import { Secrets } from '../../src/errors/index.js';
import { Recorder } from '../../src/migration/recording/index.js';
import { reportFormatNames } from '../../src/migration/report/writers/formats.js';
import { writeReports } from '../../src/migration/report/index.js';
import { ShadowFile } from '../../src/pipeline/routing/shadow-file.js';
import type { ShadowReport } from '../../src/pipeline/routing/index.js';
import { exampleReport } from '../support/example-report.js';
import { secretSearch } from '../support/secret-search.js';
import { errorOf } from '../support/transports.js';

const secret = 'planted-secret-value';
new Secrets().add(secret);

const folder = mkdtempSync(join(tmpdir(), 'shown-'));
afterAll(() => rmSync(folder, { recursive: true }));

// What was planted is taken here, before the search of every test would find it.
afterEach(() => {
  secretSearch.take();
});

const planted: [what: string, show: () => void][] = [
  ['what util.inspect shows', () => inspect({ deep: { in: [secret] } }, { depth: null })],
  ['a line of the console', () => console.debug(`token ${secret}`)],
  ['a warning', () => process.emitWarning(`token ${secret}`)],
  ['stderr', () => process.stderr.write(`token ${secret}\n`)],
];

describe('the search for secrets', () => {
  it.each(planted)('finds one in %s', (what, show) => {
    secretSearch.silent = true;
    show();
    secretSearch.silent = false;
    const found = secretSearch.take();
    expect(found[0]).toBe(`${what} shows a secret of ${secret.length} characters`);
    // What has been found is not shown once more.
    expect(found.join('')).not.toContain(secret);
  });

  it.each(reportFormatNames)('finds one in a report file as %s', async (format) => {
    await writeReports({ ...exampleReport(), tenant: secret }, [{ format, file: join(folder, 'report') }]);
    expect(secretSearch.take()).toContain(`a file shows a secret of ${secret.length} characters`);
  });

  it('finds one in an audit, a recording, and the file of a shadow', async () => {
    const audit = new JsonLinesAudit({ folder: join(folder, 'audit') });
    await audit.write({ operation: secret } as unknown as AuditRecord);
    await audit.close();
    expect(secretSearch.take()).toHaveLength(1);
    const recorder = new Recorder(join(folder, 'recording'), { control: 'soap', tenant: secret, personal: false });
    recorder.close();
    expect(secretSearch.take()).toHaveLength(1);
    const shadows = new ShadowFile(join(folder, 'shadows.jsonl'));
    shadows.write({ operation: secret, differences: [], skippedBy: {} } as unknown as ShadowReport);
    await shadows.close();
    expect(secretSearch.take()).toHaveLength(1);
  });

  it('finds one in what a process prints that a test starts', async () => {
    const script = `process.stdout.write('token ${secret.slice(0, 9)}'); process.stderr.write('${secret}')`;
    await promisify(execFile)(process.execPath, ['-e', script]);
    expect(secretSearch.take()).toContain(`a process shows a secret of ${secret.length} characters`);
  });

  it.each<[where: string, make: () => Error]>([
    ['message', () => new NetworkError(`no answer for ${secret}`)],
    ['field', () => new ServerError('it failed', { serverMessage: `wrong ticket ${secret}` })],
    ['cause', () => new NetworkError('it failed', { cause: new RangeError(secret) })],
  ])('finds one in the %s of an error that is not printed', (_where, make) => {
    make();
    secretSearch.searchErrors();
    expect(secretSearch.take()).toContain(`an error shows a secret of ${secret.length} characters`);
  });

  it.each([
    ['an access token', '8A:Cust12345.AbCdEfGh12345678'],
    ['a ticket', '7T:AbCdEfGh12345678'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a JSON Web Token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLWJ5dGVz'],
    ['an Authorization header', 'Authorization: Basic c2FtOnNlY3JldA=='],
  ])('finds %s that it has not learned', (what, shown) => {
    secretSearch.search('a report', `see ${shown} here`);
    expect(secretSearch.take()).toEqual([`a report shows ${what}`]);
  });

  it('learns what calls use as credentials, on each transport', async () => {
    const emulator = await startEmulator();
    const auth = { kind: 'basic', username: 'sam', password: 'a-password-unheard-of' } as const;
    for (const transport of ['soap', 'rest'] as const) {
      const so = await connect({ transport, tenant: { url: emulator.url }, auth });
      await errorOf(so.principal());
      await so.close();
    }
    secretSearch.search('a report', 'a-password-unheard-of');
    secretSearch.search('a report', Buffer.from('sam:a-password-unheard-of').toString('base64'));
    expect(secretSearch.take()).toHaveLength(2);
    await emulator.close();
  });

  it('searches everything that is shown, and finds nothing if there is nothing', () => {
    const before = secretSearch.searched;
    inspect({ transport: 'rest' });
    expect(secretSearch.searched).toBe(before + 1);
    expect(secretSearch.take()).toEqual([]);
  });
});
