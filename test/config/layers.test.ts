import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect, defineConfig, loadConfiguration, type PartialConfiguration } from '../../src/index.js';
import { overlay } from '../../src/config/overlay.js';
import { configurationSchema } from '../../src/config/schema.js';
import { plain, withOrigin, values } from '../../src/config/with-origin.js';
import { otherVariables, settingVariables } from '../../src/config/index.js';
import { originOf } from '../../src/tenant/addresses.js';
import { scalarSettings } from '../../src/config/setting-shapes.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { errorOf } from '../support/transports.js';

const folder = new ConfigurationFolder();
afterAll(() => folder.remove());

const emulated = { transport: 'soap', tenant: 'emulator' } as const;
const online = { environment: 'sod', id: 'Cust12345' };
const ticket = { kind: 'ticket', ticket: 'secret-ticket', appToken: 'secret-token' } as const;

async function load(
  file: object | undefined,
  environment: Record<string, string> = {},
  argument?: PartialConfiguration,
) {
  const configFile = file === undefined ? false : folder.write('superoffice.config.json', JSON.stringify(file));
  return loadConfiguration(argument, { configFile, environment });
}

describe('file, environment and argument', () => {
  it('says why credentials are not used that were set for another host', async () => {
    const file = { transport: 'rest', tenant: { url: 'https://crm.example.com/a' }, auth: ticket };
    const error = (await errorOf(load(file, {}, { tenant: { url: 'https://crm.example.org/a' } }))) as Error;
    expect(error.message).toMatch(
      /auth is missing: the auth of .*superoffice\.config\.json:\d+:\d+ is for another host .*so it is not used/,
    );
    expect(error.message).not.toContain('secret');
    const without = (await errorOf(load({ transport: 'rest', tenant: online }))) as Error;
    expect(without.message).toContain('auth is missing: say how to sign in');
  });

  const everywhere = { ...emulated, timeout: 1_000 };

  it.each([
    ['the file says it', everywhere, {}, {}, 1_000, 'file'],
    ['the environment overrides the file', everywhere, { SUPEROFFICE_TIMEOUT: '2000' }, {}, 2_000, 'environment'],
    ['the argument overrides both', everywhere, { SUPEROFFICE_TIMEOUT: '2000' }, { timeout: 3_000 }, 3_000, 'argument'],
    ['the argument overrides the file', everywhere, {}, { timeout: 3_000 }, 3_000, 'argument'],
    ['an empty variable says nothing', everywhere, { SUPEROFFICE_TIMEOUT: '' }, {}, 1_000, 'file'],
    ['an undefined member says nothing', everywhere, {}, { timeout: undefined }, 1_000, 'file'],
    ['nobody says it', emulated, {}, {}, undefined, 'default'],
  ])('%s', async (_what, file, environment, argument, timeout, kind) => {
    const loaded = await load(file, environment, argument);
    expect(loaded.configuration.timeout).toBe(timeout);
    expect(loaded.originOf('timeout').kind).toBe(kind);
  });

  it('are merged setting by setting, each with its own origin', async () => {
    const loaded = await load(
      { ...emulated, http: { connections: 3, maximumAnswerBytes: 9 }, resilience: { attempts: 2 } },
      { SUPEROFFICE_HTTP_CONNECTIONS: '4', SUPEROFFICE_RESILIENCE_BREAKER: 'false' },
      { resilience: { queue: 5 } },
    );
    expect(loaded.configuration).toEqual({
      ...emulated,
      http: { connections: 4, maximumAnswerBytes: 9 },
      resilience: { attempts: 2, breaker: false, queue: 5 },
    });
    expect(
      ['http.connections', 'http.maximumAnswerBytes', 'resilience.queue'].map((path) => loaded.originOf(path)),
    ).toEqual([
      { kind: 'environment', variable: 'SUPEROFFICE_HTTP_CONNECTIONS' },
      { kind: 'file', file: expect.any(String), line: 1, column: expect.any(Number) },
      { kind: 'argument' },
    ]);
  });

  it('can each contain parts of one setting', async () => {
    const loaded = await load(
      { transport: 'rest', tenant: { environment: 'sod' } },
      { SUPEROFFICE_TENANT_ID: 'Cust12345', SUPEROFFICE_AUTH_TICKET: 'T', SUPEROFFICE_AUTH_APP_TOKEN: 'A' },
      { auth: { kind: 'ticket' } },
    );
    expect(loaded.configuration.tenant).toEqual(online);
    expect(loaded.configuration.auth).toEqual({ kind: 'ticket', ticket: 'T', appToken: 'A' });
  });

  it.each<[string, object, PartialConfiguration, object]>([
    [
      'a tenant of another kind replaces the one below as a whole',
      { transport: 'rest', tenant: { ...online, origin: 'https://o.example.com' } },
      { tenant: { url: 'https://crm.example.com' }, auth: ticket },
      { tenant: { url: 'https://crm.example.com' }, auth: ticket },
    ],
    [
      'credentials of another kind replace those below as a whole',
      { transport: 'rest', tenant: online, auth: ticket },
      { auth: { kind: 'bearer', accessToken: 'X' } },
      { tenant: online, auth: { kind: 'bearer', accessToken: 'X' } },
    ],
    [
      'credentials do not go along to a tenant of another kind',
      { transport: 'rest', tenant: online, auth: ticket },
      { tenant: 'emulator' },
      { tenant: 'emulator' },
    ],
    [
      'nor do parts of them',
      { transport: 'rest', tenant: online, auth: ticket },
      { tenant: { url: 'https://crm.example.com' }, auth: { kind: 'ticket', ticket: 'T' } },
      { tenant: { url: 'https://crm.example.com' }, auth: { kind: 'ticket', ticket: 'T' } },
    ],
    [
      'nor to a site on another host',
      { transport: 'rest', tenant: { url: 'https://crm.example.com/a' }, auth: ticket },
      { tenant: { url: 'https://crm.example.org/a' }, auth: { kind: 'ticket', ticket: 'T' } },
      { tenant: { url: 'https://crm.example.org/a' }, auth: { kind: 'ticket', ticket: 'T' } },
    ],
    [
      'nor to a part of a site on another host',
      { transport: 'rest', tenant: { url: 'https://crm.example.com/a' }, auth: ticket },
      { tenant: { soapUrl: 'https://soap.example.com/a' }, auth: { kind: 'bearer', accessToken: 'X' } },
      {
        tenant: { url: 'https://crm.example.com/a', soapUrl: 'https://soap.example.com/a' },
        auth: { kind: 'bearer', accessToken: 'X' },
      },
    ],
    [
      'nor to a login elsewhere',
      {
        transport: 'rest',
        tenant: online,
        auth: { kind: 'refresh', refreshToken: 'secret-refresh', clientId: 'C', clientSecret: 'secret-token' },
      },
      { auth: { kind: 'refresh', refreshToken: 'R', clientId: 'D', loginUrl: 'https://login.example.org/login' } },
      {
        tenant: online,
        auth: { kind: 'refresh', refreshToken: 'R', clientId: 'D', loginUrl: 'https://login.example.org/login' },
      },
    ],
    [
      'but they do to another place on the same host',
      { transport: 'rest', tenant: { url: 'https://crm.example.com/a' }, auth: ticket },
      { tenant: { url: 'https://crm.example.com/b' } },
      { tenant: { url: 'https://crm.example.com/b' }, auth: ticket },
    ],
    [
      'and to another tenant of the same kind',
      { transport: 'rest', tenant: online, auth: ticket },
      { tenant: { id: 'Cust9' } },
      { tenant: { environment: 'sod', id: 'Cust9' }, auth: ticket },
    ],
  ])('%s', async (_what, file, argument, expected) => {
    expect((await load(file, {}, argument)).configuration).toEqual({ transport: 'rest', ...expected });
  });

  it('whose upper layer sets an origin need their credentials there too', async () => {
    const file = { transport: 'rest', tenant: online, auth: ticket };
    const override = { SUPEROFFICE_TENANT_ORIGIN: 'https://collector.example.org' };
    const error = await errorOf(load(file, override));
    expect(error).toMatchObject({ name: 'ConfigurationError', outcome: 'not-sent', path: 'auth' });
    const again = await load(file, override, { auth: { kind: 'ticket', ticket: 'T', appToken: 'A' } });
    expect(again.configuration.auth).toEqual({ kind: 'ticket', ticket: 'T', appToken: 'A' });
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
    'do not take %s for an environment, nor for a variable',
    async (name) => {
      const error = await errorOf(
        load({ transport: 'rest', tenant: { environment: name, id: 'Cust1' }, auth: ticket }),
      );
      expect(error).toMatchObject({ name: 'ConfigurationError', path: 'tenant.environment' });
      expect(originOf(name)).toBe(`https://${name.toLowerCase()}.superoffice.com`);
      const unset = await errorOf(
        load({ transport: 'rest', tenant: online, auth: { ...ticket, ticket: `\${${name}}` } }),
      );
      expect(String(unset)).toContain(`auth.ticket needs the environment variable ${name}, which is not set`);
    },
  );

  it('are enough for connect without an argument', async () => {
    const configFile = folder.write('superoffice.config.yaml', 'transport: rest\ntenant: emulator\n');
    const so = await connect(undefined, { configFile, environment: { SUPEROFFICE_LANGUAGE: 'en' } });
    expect((await so.appointments.get(1)).AppointmentId).toBe(1);
    expect(inspect(so)).toBe('SuperOffice(rest)');
    await so.close();
  });

  it('can be left out, each of them', async () => {
    const nothing = await errorOf(loadConfiguration(undefined, { configFile: false, environment: false }));
    expect(String(nothing)).toContain('no superoffice.config file');
    expect(
      (await loadConfiguration(emulated, { configFile: 'none', environment: { SUPEROFFICE_TRANSPORT: 'rest' } })).file,
    ).toBeUndefined();
    process.env['SUPEROFFICE_TRANSPORT'] = 'agents';
    try {
      const { configuration } = await loadConfiguration(undefined, {
        configFile: folder.write('superoffice.config.json', JSON.stringify(emulated)),
        environment: false,
      });
      expect(configuration.transport).toBe('soap');
    } finally {
      delete process.env['SUPEROFFICE_TRANSPORT'];
    }
  });

  it('show no secret when printed', async () => {
    const loaded = await load({ transport: 'rest', tenant: online, auth: ticket });
    const shown = [
      inspect(loaded, { depth: null, showHidden: true }),
      inspect(loaded, { depth: null, showHidden: true, customInspect: false }),
      JSON.stringify(loaded),
      JSON.stringify(loaded.settings()),
    ].join('');
    expect(shown).not.toMatch(/secret-(ticket|token)/);
  });

  it('have a helper that types a file and leaves it as it is', () => {
    const given = { transport: 'rest', tenant: { environment: 'sod' } } as const;
    expect(defineConfig(given)).toBe(given);
  });
});

describe('the environment variables', () => {
  it('are one for each scalar setting, and none has two meanings', () => {
    const settings = scalarSettings(configurationSchema).map(({ path }) => path.join('.'));
    expect([...settingVariables().values()].map(({ path }) => path.join('.'))).toEqual(settings);
    expect(Object.keys(otherVariables).filter((name) => settingVariables().has(name))).toEqual([]);
    const named = Object.fromEntries([...settingVariables()].map(([name, { path }]) => [name, path.join('.')]));
    expect(named).toMatchObject({
      SUPEROFFICE_TRANSPORT: 'transport',
      SUPEROFFICE_TENANT: 'tenant',
      SUPEROFFICE_TENANT_ENVIRONMENT: 'tenant.environment',
      SUPEROFFICE_AUTH_KIND: 'auth.kind',
      SUPEROFFICE_AUTH_TOKEN_STORE_FOLDER: 'auth.tokenStore.folder',
      SUPEROFFICE_HTTP_MAXIMUM_ANSWER_BYTES: 'http.maximumAnswerBytes',
      SUPEROFFICE_RESILIENCE_BREAKER_MINIMUM_RATE: 'resilience.breaker.minimumRate',
    });
  });

  it.each([
    ['SUPEROFFICE_TIMEOUT', '5s', 'SUPEROFFICE_TIMEOUT timeout must be a number'],
    ['SUPEROFFICE_TIMEOUT', '1e999', 'SUPEROFFICE_TIMEOUT timeout must be a number'],
    ['SUPEROFFICE_EXTRAS', 'yes', 'SUPEROFFICE_EXTRAS extras must be true or false'],
    ['SUPEROFFICE_TRANSPORT', 'sopa', 'SUPEROFFICE_TRANSPORT transport must be one of'],
    ['SUPEROFFICE_TENANT_ID', 'X1', 'SUPEROFFICE_TENANT_ID tenant.id cannot be set together with SUPEROFFICE_TENANT'],
    ['SUPEROFFICE_AUTH_KIND', 'tiket', 'SUPEROFFICE_AUTH_KIND auth.kind must be one of'],
    [
      'SUPEROFFICE_RESILIENCE_BREAKER_REST',
      '5000',
      'SUPEROFFICE_RESILIENCE_BREAKER_REST unknown setting "resilience.breaker.rest". It is now called "cooldown"',
    ],
  ])('%s=%s is refused by its name', async (name, value, words) => {
    const environment = { SUPEROFFICE_TRANSPORT: 'soap', SUPEROFFICE_TENANT: 'emulator', [name]: value };
    const error = await errorOf(loadConfiguration(undefined, { configFile: false, environment }));
    expect(String(error)).toContain(words);
  });

  it('can name the file', async () => {
    const file = folder.write('other.yaml', 'transport: rest\ntenant: emulator\n');
    const loaded = await loadConfiguration(undefined, { environment: { SUPEROFFICE_CONFIG: file } });
    expect(loaded.file).toBe(file);
  });
});

describe('one layer over another', () => {
  const json = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.string(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 3 }),
  );
  const options: { requiredKeys: never[] } = { requiredKeys: [] };
  const object = (members: Record<string, fc.Arbitrary<unknown>>) => fc.record(members, options);
  /** What people write, right or wrong. */
  const layer = fc.oneof(
    object({
      transport: fc.constantFrom('soap', 'rest', 'agents'),
      tenant: fc.oneof(
        fc.constant('emulator'),
        object({ environment: json, id: json }),
        object({ url: json, soapUrl: json }),
      ),
      auth: fc.oneof(
        object({ kind: fc.constant('ticket'), ticket: json, appToken: json }),
        object({ kind: fc.constant('bearer'), accessToken: json, appToken: json }),
        object({ appToken: json }),
      ),
      timeout: json,
      http: object({ connections: json, maximumAnswerBytes: json }),
      resilience: object({
        attempts: json,
        breaker: fc.oneof(fc.constant(false), object({ window: json, cooldown: json })),
      }),
      unknown: json,
      ['__proto__']: json,
    }),
    fc.dictionary(fc.string(), json),
  );
  const of = (value: unknown, layerName: string) => withOrigin(value, { kind: 'environment', variable: layerName });
  const leaves = (part: ReturnType<typeof withOrigin>) =>
    [...values(part)].map(({ path, part: { value, origin } }) => JSON.stringify([path, value, origin]));

  it('overrides everything that it contains, and adds nothing that no layer has', () => {
    fc.assert(
      fc.property(layer, layer, (below, above) => {
        const [lower, upper] = [of(below, 'lower'), of(above, 'upper')];
        const before = JSON.stringify([below, above]);
        const merged = leaves(overlay(configurationSchema, lower, upper));
        expect(merged).toEqual(expect.arrayContaining(leaves(upper)));
        const all = new Set([...leaves(lower), ...leaves(upper)]);
        expect(merged.filter((leaf) => !all.has(leaf))).toEqual([]);
        expect(JSON.stringify([below, above])).toBe(before);
      }),
    );
  });

  it('changes nothing if it is empty, or says the same again', () => {
    fc.assert(
      fc.property(layer, (value) => {
        const part = of(value, 'a');
        expect(plain(overlay(configurationSchema, part, of({}, 'b')))).toEqual(plain(part));
        expect(plain(overlay(configurationSchema, of({}, 'b'), part))).toEqual(plain(part));
        expect(plain(overlay(configurationSchema, part, part))).toEqual(plain(part));
      }),
    );
  });

  it('keeps the other settings, if no tenant or credentials change their kind', () => {
    fc.assert(
      fc.property(layer, layer, (below, above) => {
        const merged = plain(overlay(configurationSchema, of(below, 'a'), of(above, 'b'))) as Record<string, unknown>;
        const beside = Object.keys(below).filter((name) => name !== 'auth' && !Object.hasOwn(above, name));
        for (const name of beside) expect(merged[name]).toEqual((below as Record<string, unknown>)[name]);
      }),
    );
  });
});
