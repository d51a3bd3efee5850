import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { exitCodeOfError } from '../../src/cli/exit-codes.js';
import { serveCommand } from '../../src/cli/serve.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { errorOf } from '../support/transports.js';

let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  const tenant = { url: emulator.url };
  // A configuration that other commands use too: the gateway does not send its credentials.
  const auth = { kind: 'ticket', ticket: 'not-used', appToken: 'not-used' };
  writeFileSync(join(folder, 'superoffice.config.json'), JSON.stringify({ transport: 'agents', tenant, auth }));
  writeFileSync(join(folder, 'keys'), `${Buffer.alloc(32, 1).toString('base64')}\n`);
  writeFileSync(join(folder, 'short'), 'c2hvcnQ=\n');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});
afterEach(() => void jest.restoreAllMocks());

const inFolder = (name: string) => join(folder, name);
const run = (...given: readonly string[]) =>
  serveCommand()
    .exitOverride()
    .parseAsync(['node', 'serve', ...given]);

it('the command serve runs a gateway until it is interrupted, and prints a line for each call', async () => {
  let printed = '';
  let ready: (origin: string) => void = () => undefined;
  const origin = new Promise<string>((resolve) => (ready = resolve));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    const [, found] = /clients call (http:\/\/[^/]+)/.exec(printed) ?? [];
    if (found !== undefined) ready(found);
    return true;
  });
  const config = inFolder('superoffice.config.json');
  const key = inFolder('keys');
  const ended = run('--config', config, '--port', '0', '--status', '0', '--key-file', key, '--log', 'json');
  const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
  const body = `<AuthenticateUsernamePassword xmlns="${namespace}"><UserName>sam</UserName><Password>sam</Password></AuthenticateUsernamePassword>`;
  const answer = await fetch(`${await origin}/Remote/Services88/SoPrincipal.svc`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: `${namespace}/SoPrincipal/AuthenticateUsernamePassword` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
  });
  expect(await answer.text()).toContain('<AuthenticationSucceeded>true</AuthenticationSucceeded>');
  const lost = await fetch(`${await origin}/Remote/Services88/Contcat.svc`, { method: 'POST', body: 'x' });
  expect(lost.status).toBe(404);
  const [, status = ''] = /for programs at (\S+)\./.exec(printed) ?? [];
  expect(await (await fetch(status)).json()).toMatchObject({ operations: [{ agent: 'SoPrincipal', calls: 1 }] });
  process.emit('SIGTERM');
  await ended;
  const lines = printed.split('\n').filter((each) => each.startsWith('{'));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { agent: 'SoPrincipal', operation: 'AuthenticateUsernamePassword', result: 'succeeded' },
    { agent: 'Contcat', operation: '', result: 'refused', status: 404 },
  ]);
});

it('the command serve --record stands in front of the endpoint of the configuration, and writes the inventory', async () => {
  let printed = '';
  let ready: (origin: string) => void = () => undefined;
  const origin = new Promise<string>((resolve) => (ready = resolve));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    const [, found] = /listens on (http:\/\/[^,]+)/.exec(printed) ?? [];
    if (found !== undefined) ready(found);
    return true;
  });
  const config = inFolder('superoffice.config.json');
  const ended = run('--config', config, '--port', '0', '--record', inFolder('inventory'));
  const answer = await fetch(`${await origin}/Remote/Services88/Contact.svc?wsdl`);
  expect(await answer.text()).toContain('GetContactEntity');
  process.emit('SIGTERM');
  await ended;
  const inventory = JSON.parse(readFileSync(inFolder('inventory/inventory.json'), 'utf8')) as object;
  expect(inventory).toMatchObject({
    site: emulator.url,
    otherRequests: [{ name: 'descriptions of services', calls: 1 }],
    warnings: [expect.stringContaining('no call has followed')],
  });
  const page = readFileSync(inFolder('inventory/inventory.md'), 'utf8');
  expect(page).toContain('set the address of the recorder in the client');
});

it('the command serve --record needs no configuration if the tenant is named', async () => {
  const folderOf = inFolder('online');
  const given = ['--tenant', 'sod/Cust12345', '--record', folderOf, '--tls-key', 'key'];
  // It gets as far as the server.
  const config = inFolder('of-others.json');
  // Of the tenant and its sign-in, nothing is used.
  writeFileSync(config, '{ "tenant": "prod", "auth": "none" }');
  await expect(run('--config', config, ...given)).rejects.toThrow('belong together');
  const { site } = JSON.parse(readFileSync(join(folderOf, 'inventory.json'), 'utf8')) as { readonly site: string };
  expect(site).toBe('https://sod.superoffice.com/Cust12345');
});

it('the command serve says where no configuration was found', async () => {
  const empty = inFolder('empty');
  mkdirSync(empty);
  jest.spyOn(process, 'cwd').mockReturnValue(empty);
  await expect(run()).rejects.toThrow('no configuration was found; write superoffice.config.json');
});

it.each([
  [['--tenant', 'Cust12345'], 'tenants must not be set for an Onsite installation'],
  [['--key-file', 'missing'], 'does not exist; --key-file names a file with a key in each line'],
  [['--key-file', 'short'], 'must be 32 random bytes in base64'],
  [['--tls-key', 'keys'], '--tls-certificate and --tls-key belong together'],
  [['--port', '70000'], 'Expected a port from 0 to 65535.'],
  [['--status', '70000'], 'Expected a port from 0 to 65535.'],
  [['--workers', '0'], 'Expected a number from 1 to 999.'],
])('the command serve refuses %j, and names the way out', async (given, words) => {
  const [option = '', value = ''] = given;
  const path = /^--(?:key-file|tls-key)$/.test(option) ? inFolder(value) : value;
  const config = inFolder('superoffice.config.json');
  await expect(run('--config', config, option, path)).rejects.toThrow(words);
});

it.each([
  [['--workers', '2'], '--record counts in one process; leave out --workers'],
  [['--tenant', 'sod/Cust12345', '--tenant', 'sod/Cust67890'], '--tenant: only ids such as Cust12345 may be repeated'],
  [['--tenant', 'nonsense'], '"nonsense" is not a tenant'],
])('the command serve --record refuses %j', async (given, words) => {
  const config = inFolder('superoffice.config.json');
  await expect(run('--config', config, '--record', inFolder('refused'), ...given)).rejects.toThrow(words);
});

it.each([
  ['{ "tenant": "prod" }', ':1:13 tenant must be'],
  ['{ "tenant": { "url": "nonsense" } }', ':1:22 tenant.url must be'],
  ['{ "tenant": { "environment": "nowhere", "id": "Cust12345" } }', ':1:30 tenant.environment must be'],
  ['{ "tenant": "emulator", "http": { "proxy": "nonsense" } }', ':1:44 http.proxy must be'],
])('the command serve --record refuses a configuration with an invalid setting: %s', async (text, words) => {
  const config = inFolder('invalid.json');
  writeFileSync(config, text);
  const refused = await errorOf(run('--config', config, '--record', inFolder('refused')));
  expect(exitCodeOfError(refused)).toBe(2);
  expect(String(refused)).toContain(`invalid.json${words}`);
});
