import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { contractCommand } from '../../src/cli/contract.js';
import { formerCommand } from '../../src/cli/former.js';
import { Contract } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { printingTo } from '../support/printing.js';
import { documentFolder, int32, object, post, reference, smallOpenApi, text } from '../support/small-openapi.js';
import { errorOf } from '../support/transports.js';

const folder = documentFolder();
const server = new AnsweringServer();
let url: string;
let printed = '';

const small = JSON.stringify(smallOpenApi());
const rest = JSON.stringify({ ...smallOpenApi(), info: { version: 'v1-REST' }, paths: {} });
/** What the tenant publishes, by path. */
let published: Record<string, string>;

beforeAll(async () => {
  url = await server.start();
  server.answer = (response, request) => {
    const document = published[request.url ?? ''];
    response.statusCode = document === undefined ? 404 : 200;
    response.end(document);
  };
});
beforeEach(() => {
  printed = '';
  published = { '/Cust12345/swagger/docs/v1-Agents': small, '/Cust12345/swagger/docs/v1-REST': rest };
  printingTo('stdout', (line) => (printed += line));
  printingTo('stderr');
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});
afterAll(async () => {
  folder.dispose();
  await server.close();
});

async function run(...args: string[]): Promise<string> {
  await contractCommand().parseAsync(args, { from: 'user' });
  return printed;
}

let made = 0;
const newFolder = () => join(folder.path, `out-${made++}`);

describe('superoffice-bridge contract pull --format openapi', () => {
  it('downloads the documents that the tenant publishes, as a source of the contract', async () => {
    const out = newFolder();
    expect(await run('pull', '--tenant', url, '--out', out, '--format', 'openapi')).toBe(`${out}: Agents and REST\n`);
    expect(readFileSync(join(out, 'Swagger-v1-Agents.json'), 'utf8')).toBe(small);
    expect(Contract.from(out).agentNames).toEqual(['Thing']);
  });

  it('says which document the tenant does not have', async () => {
    published = { '/Cust12345/swagger/docs/v1-Agents': small };
    const out = newFolder();
    expect(await run('pull', '--tenant', url, '--out', out, '--format', 'openapi')).toBe(
      `${out}: Agents; the tenant has no REST\n`,
    );
    expect(readdirSync(out)).toEqual(['Swagger-v1-Agents.json']);
  });

  it('says what to do if the tenant publishes none, and leaves no folder', async () => {
    published = {};
    const out = newFolder();
    const error = await errorOf(run('pull', '--tenant', url, '--out', out, '--format', 'openapi'));
    expect(String(error)).toContain('only if "Documentation" is on in the WebApi section of its web.config');
    expect(existsSync(out)).toBe(false);
  });

  it('leaves the folder unchanged if a document is invalid', async () => {
    const lost = smallOpenApi({}, { '/api/v1/Agents/Thing/GetLost': post([], reference('Lost')) });
    published['/Cust12345/swagger/docs/v1-Agents'] = JSON.stringify(lost);
    const out = newFolder();
    const error = await errorOf(run('pull', '--tenant', url, '--out', out, '--format', 'openapi'));
    expect(String(error)).toContain('Lost", which no document defines');
    expect(existsSync(out)).toBe(false);
  });

  it('refuses a folder with documents of another contract, before it downloads any', async () => {
    const out = newFolder();
    mkdirSync(out);
    writeFileSync(join(out, 'Contact.wsdl'), '');
    const before = server.arrivals;
    const error = await errorOf(run('pull', '--tenant', url, '--out', out, '--format', 'openapi'));
    expect(String(error)).toContain('contains documents of another contract: Contact.wsdl');
    expect(readdirSync(out)).toEqual(['Contact.wsdl']);
    expect(server.arrivals).toBe(before);
  });
});

describe('superoffice-bridge contract check', () => {
  const other = smallOpenApi({
    'SuperOffice.CRM.Services.Thing': object({ ThingId: text, Size: int32 }),
  });

  it('lists the changes, breaking ones first, and exits with 1', async () => {
    const [before, after] = [folder.write('before.json', small), folder.write('after.json', other)];
    expect(await run('check', before, after)).toBe(`breaking
  - Thing.Name
  ~ Thing.ThingId: was int, is string
not breaking
  + Thing.Size
  ~ Thing.ThingId: may be nil now
4 changes, 2 of them breaking
What only SOAP needs is not compared: OpenAPI documents do not describe it.
`);
    expect(process.exitCode).toBe(1);
  });

  it('compares with the documents of a tenant', async () => {
    const before = folder.write('same.json', small);
    expect(await run('check', before, url, '--format', 'openapi')).toContain('0 changes');
    expect(process.exitCode).toBeUndefined();
  });

  it('compares the contract of this package with one that is named alone', async () => {
    expect(JSON.parse(await run('check', folder.write('alone.json', small), '--json'))).toContainEqual({
      kind: 'gone',
      breaking: true,
      what: 'Contact',
    });
  });
});

describe('superoffice-bridge contract generate', () => {
  it('writes types for an OpenAPI document', async () => {
    const [source, out] = [folder.write('types.json', small), join(folder.path, 'netserver.ts')];
    expect(await run('generate', '--source', source, '--out', out)).toBe(`${out}: 1 agents, 1 operations\n`);
    expect(readFileSync(out, 'utf8')).toContain('GetThing(parameters: { ThingId: number }');
  });
});

describe('a tenant’s WSDL documents', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());

  it('have no changes from the contract of this package', async () => {
    expect(await run('check', emulator.url)).toBe('0 changes, 0 of them breaking\n');
  });
});

describe('the former commands', () => {
  it.each([
    ['wsdl' as const, ['pull', '--tenant', 'sod/Cust12345'], 'contract'],
    ['generate' as const, ['--wsdl', 'wsdl', '--out', 'x.ts'], 'contract generate'],
  ])('%s says what it is called now', async (name, args, now) => {
    const error = await errorOf(formerCommand(name).parseAsync(args, { from: 'user' }));
    expect(String(error)).toContain(`unknown command "${name}". It is now called "${now}"`);
  });
});
