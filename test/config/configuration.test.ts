import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseConfiguration } from '../../src/config/schema.js';
import { ConfigurationError, connect, loadConfiguration, type SuperOfficeConfiguration } from '../../src/index.js';
import { errorOf } from '../support/transports.js';

const auth = { kind: 'ticket', ticket: 'secret-ticket', appToken: 'secret-token' };
const tenant = { environment: 'sod', id: 'Cust12345' };
const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function folderWith(name: string, files: Record<string, string>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const soap = { transport: 'soap', tenant, auth };

const refresh = { kind: 'refresh', refreshToken: 'secret-token', clientId: 'c', clientSecret: 'secret-token' };
const ellipticKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});
const systemUser = {
  kind: 'systemUser',
  systemUserToken: 'secret-token',
  appToken: 'secret-token',
  privateKey: 'secret-token',
};

describe('an invalid configuration is refused by connect', () => {
  const cases: [what: string, configuration: unknown, words: string[]][] = [
    ['no configuration', undefined, ['configuration']],
    ['an unknown transport', { ...soap, transport: 'grpc' }, ['transport must be one of "soap", "rest"', '"grpc"']],
    ['no transport', { tenant, auth }, ['transport is missing: it must be one of']],
    ['a missing tenant', { transport: 'soap', auth }, ['tenant is missing: it must be { environment, id }']],
    ['an incomplete tenant', { ...soap, tenant: { environment: 'sod' } }, ['tenant must be']],
    [
      'a tenant that is no context identifier',
      { ...soap, tenant: { environment: 'sod', id: 'my company' } },
      ['tenant'],
    ],
    ['an address that is none', { ...soap, tenant: { url: 'crm.example.com' } }, ['tenant']],
    ['missing credentials', { transport: 'soap', tenant }, ['auth is missing']],
    ['unknown credentials', { ...soap, auth: { kind: 'cookie', ticket: 'secret-ticket' } }, ['auth.kind must be']],
    [
      'a ticket without the application token, Online',
      { ...soap, auth: { kind: 'ticket', ticket: 'secret-ticket' } },
      ['auth.appToken'],
    ],
    [
      'an access token without the application token, Online on SOAP',
      { ...soap, auth: { kind: 'bearer', accessToken: 'secret-ticket' } },
      ['auth.appToken'],
    ],
    [
      'a password, Online',
      { ...soap, auth: { kind: 'basic', username: 'sam', password: 'secret-token' } },
      ['auth.kind'],
    ],
    [
      'a refresh token without the client secret, Online on SOAP',
      { ...soap, auth: { kind: 'refresh', refreshToken: 'secret-token', clientId: 'c' } },
      ['auth.clientSecret'],
    ],
    [
      'a refresh token for a site of which nobody knows the login',
      { ...soap, tenant: { url: 'https://crm.example.com' }, auth: { ...refresh } },
      ['auth.loginUrl is missing'],
    ],
    [
      'a login where others can listen',
      { ...soap, auth: { ...refresh, loginUrl: 'http://login.example.com/login' } },
      ['auth.loginUrl', 'https'],
    ],
    [
      'a system user of an unknown tenant',
      {
        ...soap,
        tenant: { url: 'https://crm.example.com' },
        auth: { ...systemUser, loginUrl: 'https://sod.superoffice.com/login' },
      },
      ['auth.tenantId is missing'],
    ],
    [
      'a private key that is none',
      { ...soap, auth: { ...systemUser, privateKey: '-----BEGIN secret-token-----' } },
      ['auth.privateKey must be an RSA private key'],
    ],
    [
      'a private key of another kind',
      { ...soap, auth: { ...systemUser, privateKey: ellipticKey } },
      ['auth.privateKey must be an RSA private key'],
    ],
    [
      'a misspelt setting of a kind of credentials',
      { ...soap, auth: { ...refresh, clientSecre: 'secret-token' } },
      ['unknown setting "auth.clientSecre"', 'Did you mean "clientSecret"'],
    ],
    [
      'a token store without a key',
      { ...soap, auth: { ...refresh, tokenStore: { folder: 'tokens' } } },
      ['SUPEROFFICE_TOKEN_KEY', 'auth.tokenStore.key'],
    ],
    [
      'a stored sign-in for the embedded emulator',
      { ...soap, tenant: 'emulator', auth: { kind: 'interactive', clientId: 'c', tokenStore: { folder: 'tokens' } } },
      ['auth.kind "interactive" needs a separate emulator'],
    ],
    ['a misspelt setting', { ...soap, langauge: 'en' }, ['unknown setting "langauge"', 'Did you mean "language"']],
    [
      'the former name of the guardrails',
      { ...soap, routes: [{ match: 'lists.*', transport: 'rest', fallback: 'soap', brakes: { errors: 0.5 } }] },
      ['unknown setting "routes[0].brakes". It is now called "guardrails"'],
    ],
    [
      'the contract by both of its names',
      { ...soap, wsdl: { source: 'wsdl' }, contract: { source: 'wsdl' } },
      ['wsdl cannot be set together with contract, which it is now called'],
    ],
    [
      'the former name of their cooldown',
      { ...soap, routes: [{ match: '*', transport: 'rest', fallback: 'soap', guardrails: { errors: 0.5, rest: 1 } }] },
      ['unknown setting "routes[0].guardrails.rest". It is now called "cooldown"'],
    ],
    [
      "the former name of the breaker's cooldown",
      { ...soap, resilience: { breaker: { rest: 5_000 } } },
      ['unknown setting "resilience.breaker.rest". It is now called "cooldown"'],
    ],
    ['a timeout that is no number', { ...soap, timeout: '5s' }, ['timeout']],
    ['a timeout that no timer can hold', { ...soap, timeout: 2 ** 31 }, ['timeout']],
    [
      'delays that no timer can hold',
      { ...soap, resilience: { initialDelay: 2 ** 31, maximumDelay: 2 ** 40 } },
      ['resilience.initialDelay', 'resilience.maximumDelay'],
    ],
    ['a cooldown below zero', { ...soap, resilience: { breaker: { cooldown: -5 } } }, ['resilience.breaker.cooldown']],
    [
      'a timeout of shadow calls that no timer can hold',
      { ...soap, shadows: { timeout: 2 ** 31 } },
      ['shadows.timeout'],
    ],
    [
      'a folder that is not there',
      { ...soap, contract: { source: join(folder, 'nowhere') } },
      ['contract.source', 'does not exist'],
    ],
    [
      'an empty folder',
      { ...soap, contract: { source: folderWith('empty', {}) } },
      ['contract.source', 'contains neither WSDL nor OpenAPI documents'],
    ],
  ];

  it.each(cases)('%s', async (_what, configuration, words) => {
    const error = await errorOf(connect(configuration as SuperOfficeConfiguration));
    expect(error).toBeInstanceOf(ConfigurationError);
    for (const word of words) expect((error as Error).message).toContain(word);
    expect((error as Error).message).not.toMatch(/secret-(ticket|token)/);
  });

  it('but an access token is enough for REST Online', async () => {
    const so = await connect({
      transport: 'rest',
      tenant: { environment: 'stage', id: 'Cust1' },
      auth: { kind: 'bearer', accessToken: 'x' },
    });
    await so.close();
  });
});

describe('an invalid contract is a ConfigurationError that names the document', () => {
  const cases: [what: string, files: Record<string, string>, words: string][] = [
    ['no XML', { 'Appointment.wsdl': 'hello' }, 'Appointment.wsdl is not well-formed'],
    ['XML that breaks off', { 'Appointment.wsdl': '<wsdl:definitions>' }, 'Appointment.wsdl is not well-formed'],
    ['another document', { 'Appointment.wsdl': '<html/>' }, 'not a WSDL 1.1 document'],
    [
      'a document type declaration',
      { 'Appointment.wsdl': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' },
      'document type declaration',
    ],
    [
      'no portType',
      { 'Appointment.wsdl': '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>' },
      'has no portType',
    ],
  ];

  it.each(cases)('%s', async (what, files, words) => {
    const source = folderWith(`broken-${what.replaceAll(' ', '-')}`, files);
    const so = await connect({
      transport: 'soap',
      tenant: { url: 'http://127.0.0.1:9' },
      auth: { kind: 'basic', username: 'a', password: 'b' },
      contract: { source },
    });
    const error = await errorOf(so.appointments.get(5));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(words);
    await so.close();
  });
});

describe('the former name of the contract', () => {
  it('means the same, in an argument', () => {
    const given = { transport: 'soap', tenant: 'emulator', wsdl: { source: 'documents' } } as const;
    const { settings } = parseConfiguration(given);
    expect(settings.contract).toEqual({ source: 'documents' });
    expect(settings).not.toHaveProperty('wsdl');
  });

  it('means the same as an environment variable', async () => {
    const environment = {
      SUPEROFFICE_TRANSPORT: 'soap',
      SUPEROFFICE_TENANT: 'emulator',
      SUPEROFFICE_WSDL_SOURCE: 'documents',
    };
    const { configuration } = await loadConfiguration(undefined, { configFile: false, environment });
    expect(parseConfiguration(configuration).settings.contract?.source).toMatch(/documents$/);
  });
});
