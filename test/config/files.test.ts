import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError, loadConfiguration } from '../../src/index.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { errorOf } from '../support/transports.js';

const folder = new ConfigurationFolder();
afterAll(() => folder.remove());

const environment = { TICKET: 'secret-ticket', TENANT: 'Cust12345', PATIENCE: '5000', EMPTY: '', YES: 'true' };

const same = {
  transport: 'rest',
  tenant: { environment: 'sod', id: 'Cust12345' },
  auth: { kind: 'ticket', ticket: 'secret-ticket', appToken: 'a${b' },
  timeout: 5000,
  extras: true,
};

const yaml = `# as a comment says
transport: rest
tenant: { environment: sod, id: '\${TENANT}' }
auth:
  kind: ticket
  ticket: \${TICKET}
  appToken: a$\${b
timeout: \${PATIENCE}
extras: \${YES}
`;
const json = `{
  "$schema": "./node_modules/superoffice-bridge/dist/superoffice.config.schema.json",
  "transport": "rest",
  "tenant": { "environment": "sod", "id": "\${TENANT}" },
\t"auth": { "kind": "ticket", "ticket": "\${TICKET}", "appToken": "a$\${b" },
  "timeout": 5000, "extras": true
}`;
const members = `transport: 'rest', tenant: { environment: 'sod', id: 'Cust12345' },
  auth: { kind: 'ticket', ticket: '$' + '{TICKET}', appToken: 'a$$' + '{b' }, timeout: 5000, extras: true`;
const typescript = `import { basename } from 'node:path';
interface Everything { transport: string; [more: string]: unknown }
const everything: Everything = { ${members} };
export default { ...everything, transport: basename('/a/rest') } satisfies Everything;`;

describe('a configuration file', () => {
  it.each([
    ['superoffice.config.json', json],
    ['superoffice.config.yaml', yaml],
    ['superoffice.config.yml', `\uFEFF${yaml}`],
    ['superoffice.config.js', `export default { ${members} };`],
    ['superoffice.config.js', `module.exports = { ${members} };`],
    ['superoffice.config.mjs', `export default await Promise.resolve({ ${members} });`],
    ['superoffice.config.cjs', `module.exports = { ${members} };`],
    ['superoffice.config.ts', typescript],
    ['superoffice.config.mts', typescript],
    ['superoffice.config.cts', `const everything: object = { ${members} }; export = everything;`],
  ])('%s is found from a folder below, and means the same as the others (%#)', async (name, text) => {
    const file = folder.write(name, text);
    const below = join(dirname(file), 'a', 'b');
    mkdirSync(below, { recursive: true });
    const loaded = await loadConfiguration(undefined, { folder: below, environment });
    expect(loaded.file).toBe(file);
    expect(loaded.configuration).toEqual(same);
    const secret = loaded.settings().find(({ path }) => path === 'auth.ticket');
    expect(secret).toMatchObject({ shown: '***', origin: { kind: 'file', variables: ['TICKET'] } });
  });

  it('is the nearest one', async () => {
    folder.write('superoffice.config.json', '{"transport": "soap", "tenant": "emulator"}', 'near');
    const near = folder.write('superoffice.config.yaml', 'transport: rest\ntenant: emulator', 'near/inner');
    const loaded = await loadConfiguration(undefined, { folder: dirname(near), environment: {} });
    expect(loaded.file).toBe(near);
  });

  it('is refused if the folder has another one', async () => {
    folder.write('superoffice.config.json', '{}', 'two');
    const second = folder.write('superoffice.config.yaml', '', 'two');
    const error = await errorOf(loadConfiguration(undefined, { folder: dirname(second), environment: {} }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toMatch(/found both .*superoffice\.config\.json and .*superoffice\.config\.yaml/);
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('of another user, above the folder, is not run', async () => {
    const file = folder.write('superoffice.config.cjs', 'throw new Error("it was run")', 'foreign');
    const below = join(dirname(file), 'below');
    mkdirSync(below);
    chownSync(file, 54_321, 54_321);
    const refused = await errorOf(loadConfiguration(undefined, { folder: below, environment: {} }));
    expect(String(refused)).toContain('belongs to another user');
    chownSync(below, 54_321, 54_321);
    const run = await errorOf(loadConfiguration(undefined, { folder: below, environment: {} }));
    expect(String(run)).toMatch(/cannot be run: Error was thrown at .*:1;/);
  });

  const above = (name: string, mode: number, folderMode: number) => {
    const file = folder.write('superoffice.config.cjs', 'throw new Error("it was run")', name);
    const below = join(dirname(file), 'below');
    mkdirSync(below, { recursive: true });
    chmodSync(file, mode);
    chmodSync(dirname(file), folderMode);
    return { file, below };
  };

  (process.getuid === undefined ? it.skip.each : it.each)([
    ['that all may write to', 0o646, 0o755, /it is writable by other users/],
    ['in a folder that all may write to', 0o644, 0o757, /its folder is writable by other users/],
    ['in a folder that all may write to, but for one another (/tmp)', 0o644, 0o1777, /was thrown at/],
    ['that the owner alone may write to', 0o644, 0o755, /was thrown at/],
  ])('%s, above the folder, is run or not', async (what, mode, folderMode, words) => {
    const { file, below } = above(what.replace(/\W/g, ''), mode, folderMode);
    expect(String(await errorOf(loadConfiguration(undefined, { folder: below, environment: {} })))).toMatch(words);
    const named = await errorOf(loadConfiguration(undefined, { configFile: file, environment: {} }));
    expect(String(named)).toContain('was thrown at');
  });

  asRoot.each([
    ['a group may write to', 54_321, 0o775, /its folder is writable by other users/],
    ['another user owns', 0, 0o755, /its folder belongs to another user/],
  ])('in a folder that %s, above the folder, is not run', async (what, group, folderMode, words) => {
    const { file, below } = above(what.replace(/\W/g, ''), 0o644, folderMode);
    chownSync(dirname(file), group === 0 ? 54_321 : 0, group);
    expect(String(await errorOf(loadConfiguration(undefined, { folder: below, environment: {} })))).toMatch(words);
  });

  it('resolves folders relative to itself', async () => {
    const file = folder.write(
      'superoffice.config.yaml',
      'transport: soap\ntenant: emulator\ncontract: { source: ./wsdl }',
    );
    const { configuration } = await loadConfiguration(undefined, { configFile: file, environment: {} });
    expect(configuration.contract?.source).toBe(join(dirname(file), 'wsdl'));
    const given = await loadConfiguration({ contract: { source: './wsdl' } }, { configFile: file, environment: {} });
    expect(given.configuration.contract?.source).toBe('./wsdl');
  });

  it('that is a program is run again each time, with what it imports', async () => {
    const file = folder.write(
      'superoffice.config.ts',
      "import { to } from './to.js'; export default { transport: to, tenant: 'emulator' };",
    );
    for (const transport of ['soap', 'rest']) {
      writeFileSync(join(dirname(file), 'to.ts'), `export const to: string = '${transport}';`);
      const { configuration } = await loadConfiguration(undefined, { configFile: file, environment: {} });
      expect(configuration.transport).toBe(transport);
    }
  });

  it('may use a variable that is not set, if another layer overrides the setting', async () => {
    const file = folder.write('superoffice.config.yaml', yaml);
    const auth = { ticket: 'T', appToken: 'A' } as const;
    const { configuration } = await loadConfiguration(
      { auth: { kind: 'ticket', ...auth } },
      { configFile: file, environment: { ...environment, TICKET: undefined } },
    );
    expect(configuration.auth).toEqual({ kind: 'ticket', ...auth });
  });
});

describe('an error in a file is reported with its line', () => {
  const start = 'transport: soap\ntenant: { environment: sod, id: Cust1 }\n';
  const auth = 'auth: { kind: ticket, ticket: secret-ticket, appToken: secret-token }\n';
  const cases: [text: string, place: string, words: string][] = [
    [
      'transport: sopa\ntenant: emulator',
      '1:12',
      'transport must be one of "soap", "rest", "agents", not "sopa". Did you mean "soap"?',
    ],
    ['transport: soap\ntenant: emulater', '2:9', 'Did you mean "emulator"?'],
    ['tenant: emulator', '1:1', 'transport is missing: it must be one of'],
    ['transport: soap\n', '1:1', 'tenant is missing: it must be { environment, id }, { url } or "emulator"'],
    [
      'transport: soap\ntenant:\n  environment: sod',
      '2:1',
      'tenant must be { environment, id }, { url } or "emulator"',
    ],
    [
      `transport: soap\ntenant:\n  environment: sod\n  id: my company\n${auth}`,
      '4:7',
      'tenant.id must be a context identifier',
    ],
    [
      `transport: soap\ntenant:\n  environment: sod\n  id: Cust1\n  orign: https://x\n${auth}`,
      '5:3',
      'unknown setting "tenant.orign". Did you mean "origin"?',
    ],
    [
      `transport: soap\ntenant:\n  enviroment: sod\n  id: Cust1\n${auth}`,
      '3:3',
      'unknown setting "tenant.enviroment". Did you mean "environment"?',
    ],
    [`transport: soap\ntenant: { urll: x }\n${auth}`, '2:11', 'unknown setting "tenant.urll". Did you mean "url"?'],
    [
      `${start}${auth}routes:\n  - { match: 'contacts.*', transport: rst }`,
      '5:39',
      'must be { soap, rest, agents }, "soap", "rest" or "agents". Did you mean "rest"?',
    ],
    [`transport: soap\ntenant: { url: crm }\n${auth}`, '2:16', 'tenant.url must be a URL such as'],
    [`${start}${auth}langauge: en`, '4:1', 'unknown setting "langauge". Did you mean "language"?'],
    [`${start}${auth}timeout: 5s`, '4:10', 'timeout must be a number'],
    [`${start}${auth}timeout: 1.5`, '4:10', 'timeout must be an integer'],
    [`${start}${auth}timeout: 0`, '4:10', 'timeout must be greater than 0'],
    [`${start}${auth}http:\n  connections: 1001`, '5:16', 'http.connections must be at most 1000'],
    [`${start}${auth}http: 5`, '4:7', 'http must be an object'],
    [
      `${start}${auth}resilience:\n  breaker:\n    treshold: 1`,
      '6:5',
      'unknown setting "resilience.breaker.treshold". Did you mean "threshold"?',
    ],
    [
      `${start}${auth}resilience:\n  breaker:\n    threshold: 2`,
      '6:16',
      'resilience.breaker.threshold must be less than 1',
    ],
    [`${start}${auth}resilience: { breaker: true }`, '4:24', 'resilience.breaker must be'],
    [start, '1:1', 'auth is missing'],
    [`${start}auth:\n  kind: tiket\n  ticket: secret-ticket`, '4:9', 'auth.kind must be one of'],
    [`${start}auth:\n  kind: tiket\n  ticket: secret-ticket`, '4:9', 'Did you mean "ticket"?'],
    [`${start}auth:\n  kind: ticket\n  appToken: secret-token`, '3:1', 'auth.ticket is missing: it must be a string'],
    [`${start}auth:\n  kind: ticket\n  ticket: secret-ticket`, '3:1', 'auth.appToken is missing: Online'],
    [`${start}auth:\n  kind: ticket\n  ticket: ''\n  appToken: secret-token`, '5:11', 'auth.ticket must not be empty'],
    [
      `${start}auth:\n  kind: ticket\n  ticket: \${NO_SUCH}\n  appToken: secret-token`,
      '5:11',
      'auth.ticket needs the environment variable NO_SUCH, which is not set',
    ],
    [
      `${start}auth:\n  kind: ticket\n  ticket: secret-ticket\${NO\n  appToken: secret-token`,
      '5:11',
      'auth.ticket has a ${ without a name',
    ],
    [
      `${start}auth:\n  kind: ticket\n  ticket: \${A:-secret-ticket}\n  appToken: secret-token`,
      '5:11',
      'auth.ticket has a ${ without a name',
    ],
    ['- transport: soap', '1:1', 'must be an object'],
    ['just a text', '1:1', 'must be an object'],
    ['transport: soap\ntransport: rest', '2:1', 'is not valid YAML: map keys must be unique'],
    ['transport: soap\ntenant: [1, 2', '2:14', 'is not valid YAML'],
    ['transport: soap\nauth: { kind: basic, password: ${NOPE} }', '2:', "put ${NAME} into quotes: '${NAME}'"],
    ['transport: soap\n\ttenant: emulator', '2:1', 'is not valid YAML'],
    ['transport: soap\nlanguage: !secret-ticket x', '2:11', 'is not valid YAML'],
    ['transport: soap\nlanguage: *nowhere', '2:11', 'uses an anchor that does not exist'],
    ['transport: soap\n---\ntransport: rest', '2:1', 'is not valid YAML: more than one document'],
    [
      'a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d]',
      '1:',
      'too large or nested too deeply',
    ],
    ['a: &a [*a]', '1:', 'too large or nested too deeply'],
  ];

  it.each(cases)('%j', async (text, place, words) => {
    const file = folder.write('superoffice.config.yaml', text);
    const error = await errorOf(loadConfiguration(undefined, { configFile: file, environment }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(words);
    expect(String(error)).toContain(`superoffice.config.yaml:${place}`);
    expect(String(error)).not.toMatch(/secret-(ticket|token)/);
    expect((error as ConfigurationError).problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['{\n  "transport": soap\n}', '2:16', 'is not valid JSON: unexpected character'],
    [
      '{\n  "transport": "soap",\n  "tenant": "emulator"',
      '3:23',
      "is not valid JSON: expected ',' or '}' after property value",
    ],
    ['{\n  "transport": "soap",\n  "tenant": { "environment": "sod", "id": "x y" }\n}', '3:43', 'tenant.id must be'],
    ['', '1:1', 'transport is missing: it must be'],
  ])('JSON: %j', async (text, place, words) => {
    const file = folder.write('superoffice.config.json', text);
    const error = await errorOf(loadConfiguration(undefined, { configFile: file, environment }));
    expect(String(error)).toContain(words);
    expect(String(error)).toContain(`superoffice.config.json:${place}`);
  });

  it.each([
    [
      'superoffice.config.ts',
      'export default {\n  transport: = };',
      /superoffice\.config\.ts cannot be run: .*superoffice\.config\.ts:2:\d+/,
    ],
    [
      'superoffice.config.js',
      'throw new Error("no such vault");',
      /superoffice\.config\.js cannot be run: Error was thrown at .*superoffice\.config\.js:1;/,
    ],
    ['superoffice.config.js', 'export default 5;', /superoffice\.config\.js must export an object as its default/],
    [
      'superoffice.config.ts',
      'export default { transport: "soap", tenant: "emulator", http: { connections: -1 } };',
      /superoffice\.config\.ts http\.connections must be greater than 0/,
    ],
    ['superoffice.config.toml', 'a = 1', /has an unknown extension/],
  ])('%s, which has no lines, by its name (%#)', async (name, text, words) => {
    const file = folder.write(name, text);
    const error = await errorOf(loadConfiguration(undefined, { configFile: file, environment }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toMatch(words);
  });

  it('or does not exist', async () => {
    const error = await errorOf(loadConfiguration(undefined, { configFile: join(folder.path, 'no.yaml') }));
    expect(String(error)).toMatch(/the configuration file .*no\.yaml does not exist/);
  });
});
