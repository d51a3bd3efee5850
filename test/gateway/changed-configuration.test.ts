import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { createGateway, type GatewayCall, type GatewayOptions, listen } from '../../src/gateway/index.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { ticketKey } from '../support/gateway.js';
import { contractWith } from '../support/small-contract.js';
import { closeSoapConnections } from '../support/soap-post.js';
import { call } from './calls.js';

const folder = new ConfigurationFolder();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  closeSoapConnections();
  await emulator.close();
  folder.remove();
});

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const json = 'superoffice.config.json';

/** A gateway that follows a configuration file. */
async function following(configuration: object, options: GatewayOptions = {}) {
  const configFile = folder.write(json, JSON.stringify(configuration));
  const calls: GatewayCall[] = [];
  const gateway = await createGateway(
    {},
    { ...options, onCall: (each) => calls.push(each) },
    { configFile, environment: false },
  );
  const server = await listen(gateway, { drain: 0 });
  endings.push(() => server.close());
  const { ticket, appToken: applicationToken } = emulator.credentials;
  /** The answer of a tenant, and the paths of the requests that it took. */
  const asked = async (tenant: string, agent: string, name: string, parameters: string) => {
    const before = emulator.requests.length;
    const answer = await call(`${server.origin}${tenant}`, agent, name, parameters, { ticket, applicationToken });
    const requests = emulator.requests.slice(before).filter((request) => request.agent !== 'TimeZone');
    return { ...answer, paths: requests.map(({ path }) => path) };
  };
  const company = (tenant: string) =>
    asked(tenant, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
  return { gateway, calls, asked, company, change: (text: string) => writeFileSync(configFile, text) };
}

const tenants = ['Cust54321', 'Cust12345'];
const online = () => ({ environment: 'sod', origin: emulator.origin });

describe('a tenant that is first called after the configuration file has changed', () => {
  it('is served as the gateway was started, if the file is torn', async () => {
    const { company, change } = await following({ transport: 'agents', tenant: online() }, { tenants });
    change('{ "transport": "agents", "tenant": { "envir');
    expect(await company('/Cust12345')).toMatchObject({ status: 200, succeeded: true });
  });

  it('is served over the transport of the start, if the gateway follows no routes', async () => {
    const { company, change } = await following({ transport: 'agents', tenant: online() }, { tenants });
    change(JSON.stringify({ transport: 'soap', tenant: online() }));
    const { succeeded, paths } = await company('/Cust12345');
    expect(succeeded).toBe(true);
    expect(paths).toContainEqual(expect.stringContaining('/api/v1/Agents/Contact/GetContactEntity'));
  });

  it('has the routes that the other tenants follow, also if the file is torn by then', async () => {
    const { gateway, company, change } = await following(
      { transport: 'soap', tenant: online(), routes: [] },
      { tenants },
    );
    const guardrails = { errors: 0.5 };
    const shadow = { transport: 'rest' };
    const routes = [{ match: 'agents.Contact.*', transport: 'agents', fallback: 'rest', shadow, guardrails }];
    change(JSON.stringify({ transport: 'rest', tenant: online(), routes }));
    await until(() => gateway.behind.transport === 'rest');
    change('{');
    const { succeeded, paths } = await company('/Cust12345');
    expect(succeeded).toBe(true);
    expect(paths).toContainEqual(expect.stringContaining('/api/v1/Agents/Contact/GetContactEntity'));
  });

  it('is reported if it cannot be opened, and the caller reads no more than that', async () => {
    const contract = contractWith({});
    const { company, calls } = await following(
      { transport: 'agents', tenant: online(), contract: { source: contract.folder } },
      { tenants },
    );
    contract.remove();
    const { status, fault } = await company('/Cust12345');
    expect([status, fault?.message]).toEqual([500, 'The gateway failed. Its log says more.']);
    expect(calls).toMatchObject([
      { tenant: 'Cust12345', services: 'Services88', agent: 'Contact', operation: '', result: 'fault' },
    ]);
    expect(calls[0]?.message).toContain(contract.folder);
  });

  it('is opened by a later call, if it could not be opened before', async () => {
    const contract = contractWith({});
    const { company } = await following(
      { transport: 'agents', tenant: online(), contract: { source: contract.folder } },
      { tenants },
    );
    const elsewhere = `${contract.folder}-elsewhere`;
    renameSync(contract.folder, elsewhere);
    expect((await company('/Cust12345')).status).toBe(500);
    renameSync(elsewhere, contract.folder);
    expect(await company('/Cust12345')).toMatchObject({ status: 200, succeeded: true });
    contract.remove();
  });
});

describe('a gateway whose transport changes while it runs', () => {
  const document = '<DocumentId>1</DocumentId>';
  const sam = '<UserName>sam</UserName><Password>sam</Password>';

  it.each([
    ['soap', 'agents', /\/api\/v1\//, 'Document'],
    ['agents', 'soap', /\/Remote\/Services88\//, 'FileManager'],
  ])('from %s to %s takes operations that only SOAP has and sign-ins along', async (from, to, path, agent) => {
    const tenant = { url: emulator.url };
    const { gateway, asked, company, change } = await following(
      { transport: from, tenant, routes: [] },
      { keys: [ticketKey], usage: true },
    );
    expect((await company('')).paths).not.toContainEqual(expect.stringMatching(path));
    change(JSON.stringify({ transport: to, tenant, routes: [] }));
    await until(() => gateway.behind.transport === to);
    // Over SOAP, the emulator does not model it.
    const file = await asked('', 'FileManager', 'ReadFile', document);
    expect(file.paths.join()).toContain(`/${agent}`);
    for (const each of file.paths) expect(each).toMatch(path);
    for (const answer of [await company(''), await asked('', 'SoPrincipal', 'AuthenticateUsernamePassword', sam)]) {
      expect(answer.succeeded).toBe(true);
      expect(answer.paths).not.toEqual([]);
      for (const each of answer.paths) expect(each).toMatch(path);
    }
    expect(gateway.status()?.what).toBe(`Gateway to ${to === 'soap' ? 'SOAP' : 'Agents'} of ${emulator.url}`);
  });
});

/** Waits for an event of the machine at a time; the time limit of the test ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
