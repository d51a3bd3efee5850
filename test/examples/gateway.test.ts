import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serveCommand } from '../../src/cli/serve.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { call } from '../gateway/calls.js';

interface Application {
  readonly url: string;
  close(): Promise<void>;
}

type StartApplication = (options: object) => Promise<Application>;

const folder = join(process.cwd(), 'examples', 'gateway');

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

describe.each(['express', 'fastify'])('the example of a gateway with %s', (framework) => {
  let application: Application | undefined;
  afterEach(() => application?.close());

  it('answers SOAP clients beside its own routes, and shows the status', async () => {
    const { startApplication } = (await import(join(folder, `${framework}.mjs`))) as {
      startApplication: StartApplication;
    };
    const connection = { transport: 'agents', tenant: { url: emulator.url } };
    application = await startApplication({ port: 0, connection, sources: { configFile: false, environment: false } });
    const { url } = application;
    const { ticket, appToken: applicationToken } = emulator.credentials;
    const parameters = '<ContactEntityId>2</ContactEntityId>';
    const answer = await call(url, 'Contact', 'GetContactEntity', parameters, { ticket, applicationToken });
    expect(answer.body).toContain('Northgate Tools Ltd');
    expect(await (await fetch(`${url}/hello`)).text()).toBe('hello');
    expect(await (await fetch(`${url}/Remote/Services88/Contact.svc?wsdl`)).text()).toContain('GetContactEntity');
    expect((await fetch(`${url}/other`)).status).toBe(404);
    expect(await (await fetch(`${url}/status/json`)).json()).toMatchObject({ operations: [{ calls: 1 }] });
    expect(await (await fetch(`${url}/status`)).text()).toContain('Contact.GetContactEntity');
  });
});

it.each(['superoffice-gateway.service', 'Containerfile'])(
  'the example %s uses options that the command has',
  (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const known = serveCommand().options.map(({ long }) => long);
    const given = text.split('\n').flatMap((line) => {
      const isCommand = /^(?:ExecStart|ENTRYPOINT|CMD)/.test(line);
      return isCommand ? (line.match(/--(?!no-install)[a-z-]+/g) ?? []) : [];
    });
    expect(given).toContain('--key-file');
    expect(known).toEqual(expect.arrayContaining(given));
  },
);
