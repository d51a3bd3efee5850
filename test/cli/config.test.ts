import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configCommand } from '../../src/cli/config.js';
import type { ServedCalls } from '../../src/cli/served-calls.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { printingTo } from '../support/printing.js';

const folder = new ConfigurationFolder();
const environment = { ...process.env };
let printed = '';

beforeEach(() => {
  printed = '';
  printingTo('stdout', (text) => (printed += text));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...environment };
  process.exitCode = undefined;
});
afterAll(() => folder.remove());

async function run(args: string[], served?: () => ServedCalls[]): Promise<string> {
  await configCommand(served).parseAsync(args, { from: 'user' });
  return printed.replaceAll(/[^\s"]*superoffice\.config/g, 'superoffice.config');
}

const right = `transport: soap
tenant:
  environment: sod
  id: Cust12345
auth:
  kind: interactive
  clientId: app
  clientSecret: \${SECRET}
  loginUrl: https://\${HOST}/login
  tokenStore: { folder: tokens }
resilience: { attempts: 3 }
`;

const wrong = `transport: sopa
tenant: { environment: sod, id: Cust12345 }
auth:
  kind: ticket
  tickett: secret-ticket
  appToken: secret-token
timeout: 5s
`;

describe('superoffice-bridge config init', () => {
  it('writes a configuration that is valid at once, and does not overwrite one', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-init-')), 'superoffice.config.yaml');
    await run(['init', file]);
    expect(readFileSync(file, 'utf8')).toContain('# tenant: { environment: sod, id: Cust12345 }');
    printed = '';
    expect(await run(['check', file])).toContain('valid superoffice.config.yaml');
    for (const again of [file, file.replace('.yaml', '.yml')]) {
      await expect(run(['init', again])).rejects.toThrow(/superoffice\.config\.yaml exists, and is not overwritten/);
    }
    rmSync(dirname(file), { recursive: true });
  });

  it.each([
    ['/nowhere/at/all/superoffice.config.yaml', /cannot write .*\(its folder does not exist\); name another file/],
    ['superoffice.config.json', /must end with \.yaml or \.yml/],
  ])('refuses %s in one line', async (file, words) => {
    await expect(run(['init', file])).rejects.toThrow(words);
  });

  it('shows settings that are valid once they are uncommented', async () => {
    const { starter } = await import('../../src/cli/config-init-action.js');
    const lines = starter
      .split('\n')
      .map((line) => /^# ((?:auth|routes|http|timeout|language| +[\w-]+).*)$/.exec(line)?.[1]);
    const settings = lines.filter((line) => line !== undefined && !/^auth: /.test(line) && !/^ca:|^ {2}ca/.test(line));
    process.env['SUPEROFFICE_SYSTEM_USER'] = 'token';
    process.env['SUPEROFFICE_APP_TOKEN'] = 'token';
    process.env['SUPEROFFICE_PRIVATE_KEY'] = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }) as string;
    const start = 'transport: rest\ntenant: { environment: sod, id: Cust12345 }\n';
    const file = folder.write('superoffice.config.yaml', `${start}${settings.join('\n')}\n`);
    expect(await run(['check', file])).toBe('valid superoffice.config.yaml\n');
  });
});

describe('superoffice-bridge config check', () => {
  it('knows the variables that the file refers to', async () => {
    process.env['SUPEROFFICE_SYSTEM_USER'] = 'fr';
    process.env['SUPEROFFICE_TIMEOOT'] = '1';
    const file = folder.write(
      'superoffice.config.yaml',
      'transport: rest\ntenant: emulator\nlanguage: ${SUPEROFFICE_SYSTEM_USER}\n',
    );
    const text = await run(['check', file]);
    expect(text).not.toContain('SUPEROFFICE_SYSTEM_USER');
    expect(text).toContain('unknown setting SUPEROFFICE_TIMEOOT');
  });

  it('takes the file as the option that other commands have, too', async () => {
    const file = folder.write('superoffice.config.yaml', 'transport: rest\ntenant: emulator\n');
    expect(await run(['check', '--config', file])).toBe('valid superoffice.config.yaml\n');
    printed = '';
    expect(await run(['show', '-c', file])).toContain('emulator');
    await expect(run(['check', file, '--config', 'other.yaml'])).rejects.toThrow(
      /name one configuration file, not both/,
    );
  });

  it.each([
    ['a setting', 'timeout: 5s\n', ['timeout must be a number', 'routes[0].match names the unknown operation']],
    ['a missing setting', 'auth: { kind: ticket, appToken: a }\n', ['auth.ticket is missing', 'routes[0].match names']],
    [
      'a contract that does not exist',
      'contract: { source: nowhere }\nauth: { kind: systemUser, systemUserToken: t, appToken: a, privateKey: x }\n',
      ['auth.privateKey', 'nowhere'],
    ],
  ])('finds invalid routes beside %s', async (_name, settings, expected) => {
    const start = 'transport: rest\ntenant: { environment: sod, id: Cust1 }\n';
    const routes = 'routes: [{ match: contacs.get, transport: agents }]\n';
    const file = folder.write('superoffice.config.yaml', `${start}${settings}${routes}`);
    const lines = (await run(['check', file])).split('\n');
    for (const words of expected) expect(lines.filter((line) => line.includes(words))).toHaveLength(1);
  });

  it('says which calls *.* leaves out', async () => {
    const start = 'transport: rest\ntenant: emulator\n';
    const file = folder.write('superoffice.config.yaml', `${start}routes: [{ match: '*.*', transport: agents }]\n`);
    expect(await run(['check', file])).toContain(
      'routes[0].match "*.*" leaves out calls whose names have fewer than 2 parts, such as principal; use "*" for every call',
    );
  });

  it('refuses an unknown environment', async () => {
    const file = folder.write(
      'superoffice.config.yaml',
      'transport: rest\ntenant: { environment: sood, id: Cust1 }\nauth: { kind: bearer, accessToken: t }\n',
    );
    expect(await run(['check', file])).toContain(
      'tenant.environment must be sod, stage, prod, or the name of a host such as online.superoffice.com. Did you mean "sod"?',
    );
    expect(process.exitCode).toBe(2);
  });

  it('lists every problem with its line and a suggestion, and exits with 2', async () => {
    const file = folder.write('superoffice.config.yaml', wrong);
    expect(await run(['check', file]))
      .toBe(`superoffice.config.yaml:1:12 transport must be one of "soap", "rest", "agents", not "sopa". Did you mean "soap"?
superoffice.config.yaml:5:3 unknown setting "auth.tickett". Did you mean "ticket"?
superoffice.config.yaml:7:10 timeout must be a number
3 problems
`);
    expect(process.exitCode).toBe(2);
  });

  it('prints the same as JSON', async () => {
    const file = folder.write('superoffice.config.yaml', wrong);
    const { valid, problems } = JSON.parse(await run(['check', file, '--json'])) as {
      valid: boolean;
      problems: object[];
    };
    expect(valid).toBe(false);
    expect(problems).toHaveLength(3);
    expect(problems[2]).toEqual({
      path: 'timeout',
      message: 'must be a number',
      place: 'superoffice.config.yaml:7:10',
      origin: { kind: 'file', file: 'superoffice.config.yaml', line: 7, column: 10 },
    });
    expect(printed).not.toMatch(/secret-(ticket|token)/);
    expect(process.exitCode).toBe(2);
  });

  it('reports a valid configuration, notes an unknown variable, and exits with 0', async () => {
    const file = folder.write('superoffice.config.yaml', 'transport: rest\ntenant: emulator\n');
    process.env['SUPEROFFICE_LANGAUGE'] = 'en';
    expect(await run(['check', file])).toBe(
      'note unknown setting SUPEROFFICE_LANGAUGE. Did you mean "SUPEROFFICE_LANGUAGE"?\nvalid superoffice.config.yaml\n',
    );
    expect(process.exitCode).toBeUndefined();
  });

  it.each([
    [
      'a token store without a key',
      right,
      'superoffice.config.yaml:10:3 auth.tokenStore.key the token store needs a key',
    ],
    [
      'a folder of documents that is not there',
      'transport: soap\ntenant: emulator\ncontract:\n  source: nowhere\n',
      'superoffice.config.yaml:4:11 contract.source',
    ],
    [
      'a key that is none',
      `transport: soap
tenant: { environment: sod, id: Cust1 }
auth:
  kind: systemUser
  systemUserToken: S
  appToken: A
  privateKey: secret-token
`,
      'superoffice.config.yaml:7:15 auth.privateKey must be an RSA private key',
    ],
  ])('checks more than the settings: %s', async (_what, text, words) => {
    process.env['SECRET'] = 'secret-token';
    process.env['HOST'] = 'sod.superoffice.com';
    expect(await run(['check', folder.write('superoffice.config.yaml', text)])).toContain(words);
    expect(printed).not.toContain('secret-token');
    expect(process.exitCode).toBe(2);
  });

  it('reports that there is no file', async () => {
    expect(await run(['check', `${folder.path}/superoffice.config.json`])).toBe(
      'the configuration file superoffice.config.json does not exist\n1 problem\n',
    );
    expect(process.exitCode).toBe(2);
  });
});

describe('superoffice-bridge config show', () => {
  beforeEach(() => {
    Object.assign(process.env, {
      SECRET: 'secret-token',
      HOST: 'sod.superoffice.com',
      SUPEROFFICE_TOKEN_KEY: 'ab'.repeat(32),
      SUPEROFFICE_TIMEOUT: '5000',
    });
  });

  it('prints the effective settings and their origin, without secrets', async () => {
    process.env['SUPEROFFICE_TENANT_ID'] = 'Cust9';
    const shown = await run(['show', folder.write('superoffice.config.yaml', right)]);
    const rows = shown.split('\n').map((line) => line.split(/\s{2,}/));
    expect(rows.slice(0, 12)).toEqual([
      ['transport', 'soap', 'superoffice.config.yaml:1:12'],
      ['tenant.environment', 'sod', 'superoffice.config.yaml:3:16'],
      ['tenant.id', 'Cust9', 'SUPEROFFICE_TENANT_ID'],
      ['shadows.inFlight', '4', 'default'],
      ['shadows.maximumAnswerBytes', '262144', 'default'],
      ['shadows.timeout', '30000', 'default'],
      ['auth.kind', 'interactive', 'superoffice.config.yaml:6:9'],
      ['auth.clientId', 'app', 'superoffice.config.yaml:7:13'],
      ['auth.clientSecret', '***', 'superoffice.config.yaml:8:17 with SECRET'],
      ['auth.loginUrl', 'https://${HOST}/login', 'superoffice.config.yaml:9:13 with HOST'],
      ['auth.tokenStore.folder', `${folder.path}/${folderOf(shown)}/tokens`, 'superoffice.config.yaml:10:25'],
      ['auth.tokenStore.key', '***', 'SUPEROFFICE_TOKEN_KEY'],
    ]);
    expect(rows).toContainEqual(['resilience.attempts', '3', 'superoffice.config.yaml:11:25']);
    expect(rows).toContainEqual(['resilience.queue', '10000', 'default']);
    expect(shown).not.toMatch(/secret-token|abab/);
    expect(process.exitCode).toBeUndefined();
  });

  it('lists what is still on SOAP', async () => {
    const file = folder.write('superoffice.config.yaml', 'transport: soap\ntenant: emulator\n');
    expect(await run(['show', file])).toMatch(/\nall calls {2}soap\n\nStill on SOAP: all calls\.\n$/);
  });

  it('lists it by route if calls use different transports', async () => {
    const file = folder.write('superoffice.config.yaml', 'transport: soap\ntenant: emulator\n');
    const route = { kind: 'file', file: 'superoffice.config.yaml', line: 4 } as const;
    const served = (): ServedCalls[] => [
      { calls: 'lists.items', transports: { rest: 100 }, route },
      { calls: 'contacts.get', transports: { rest: 25, soap: 75 }, route },
    ];
    const shown = await run(['show', file], served);
    expect(shown).toContain('contacts.get  rest 25 %, soap 75 %  superoffice.config.yaml:4');
    expect(shown).toMatch(/Still on SOAP: contacts\.get\.\n$/);
    printed = '';
    expect(await run(['show', file], () => served().slice(0, 1))).toMatch(/Nothing uses SOAP any more\.\n$/);
  });

  it('derives it from the routes', async () => {
    const routes = `routes:
  - match: [lists.*, contacts.get]
    transport: rest
  - match: persons.*
    transport: { rest: 25, soap: 75 }
  - match: agents.Appointment.*
    transport: agents
`;
    const file = folder.write('superoffice.config.yaml', `transport: soap\ntenant: emulator\n${routes}`);
    const shown = await run(['show', file]);
    const rows = shown.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toContainEqual(['contacts.get', 'rest', 'superoffice.config.yaml:4:12']);
    expect(rows).toContainEqual(['other contacts.*', 'soap']);
    expect(rows).toContainEqual(['lists.*', 'rest', 'superoffice.config.yaml:4:12']);
    expect(rows).toContainEqual(['persons.*', 'soap 75 %, rest 25 %', 'superoffice.config.yaml:6:12']);
    expect(rows).toContainEqual(['agents.Appointment.*', 'agents', 'superoffice.config.yaml:8:12']);
    expect(shown).toMatch(
      /Still on SOAP: other contacts\.\*, persons\.\*, appointments\.\*, .*principal, other agents\.\*\.\n$/,
    );
    const wrong = folder.write(
      'superoffice.config.yaml',
      `transport: soap\ntenant: emulator\n${routes}  - match: list.*\n    transport: rest\n`,
    );
    printed = '';
    expect(await run(['check', wrong])).toContain(
      'superoffice.config.yaml:10:12 routes[3].match names the unknown operation "list.*". Did you mean "lists.*"?',
    );
    process.exitCode = undefined;
  });

  it('prints the same as JSON', async () => {
    const file = folder.write('superoffice.config.yaml', right);
    const { settings, calls } = JSON.parse(await run(['show', file, '--json'])) as Record<string, object[]>;
    expect(settings).toContainEqual({
      path: 'timeout',
      shown: '5000',
      origin: { kind: 'environment', variable: 'SUPEROFFICE_TIMEOUT' },
    });
    expect(calls).toEqual([{ calls: 'all calls', transports: { soap: 100 } }]);
    expect(printed).not.toMatch(/secret-token|abab/);
  });

  it('shows no password in a URL', async () => {
    const text = 'transport: rest\ntenant: { url: "https://sam:secret-token@crm.example.com" }\n';
    process.env['SUPEROFFICE_AUTH_KIND'] = 'basic';
    process.env['SUPEROFFICE_AUTH_USERNAME'] = 'sam';
    process.env['SUPEROFFICE_AUTH_PASSWORD'] = 'secret-token';
    const shown = await run(['show', folder.write('superoffice.config.yaml', text)]);
    expect(shown).toContain('tenant.url');
    expect(shown).not.toContain('secret-token');
  });

  it('lists the environment variable of each setting', async () => {
    const shown = await run(['show', '--environment']);
    expect(shown).toMatch(/^SUPEROFFICE_AUTH_TOKEN_STORE_FOLDER +auth\.tokenStore\.folder$/m);
    expect(shown).toMatch(/^SUPEROFFICE_CONFIG +the configuration file, or none$/m);
  });

  it('prints the problems instead, if there are any', async () => {
    expect(await run(['show', folder.write('superoffice.config.yaml', wrong)])).toContain('2 problems');
    expect(process.exitCode).toBe(2);
  });
});

/** The folder of the file, which its own path names. */
function folderOf(shown: string): string {
  return /\/(\d+)\/tokens/.exec(shown)?.[1] ?? '';
}
