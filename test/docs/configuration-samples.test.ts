import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectionErrors } from '../../src/client/checked-connection.js';
import { starter } from '../../src/cli/config-init-action.js';
import { examineConfiguration, type SuperOfficeConfiguration } from '../../src/config/index.js';
import { problemText } from '../../src/errors/index.js';
import { samplesIn, userPages } from '../examples/page-samples.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';

interface ConfigurationSample {
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

const exampleFiles = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter((name) => !name.includes('node_modules'))
  .map((name) => join('examples', name));
const pages = [...userPages, 'wsdl/README.md', ...exampleFiles.filter((name) => name.endsWith('.md'))];

/** Other YAML on the pages is scenarios and rules; other JSON is messages and settings of other programs. */
const isConfiguration = (code: string) => /^\W*(?:transport|tenant|routes|auth|http|shadows)"?:/m.test(code);
const onPages = (language: string) =>
  samplesIn(language, pages)
    .filter(({ code }) => isConfiguration(code))
    .map(({ name, code }) => ({ name, code, file: `superoffice.config.${language}` }));
const inFiles = exampleFiles
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => ({ name, code: readFileSync(name, 'utf8'), file: 'superoffice.config.yaml' }));

/** What `config init` writes, with its commented routes put in. */
const started = { name: 'config init', code: starter, file: 'superoffice.config.yaml' };
const startedRoutes = {
  ...started,
  name: 'config init with its routes',
  code: starter.replace(/^# routes:(?:\n#.*)+/m, (routes) => routes.replaceAll(/^# /gm, '')),
};
const samples: readonly ConfigurationSample[] = [
  ...onPages('yaml'),
  ...onPages('yml'),
  ...onPages('json'),
  ...inFiles,
  started,
  startedRoutes,
];

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

function valueOf(variable: string): string {
  if (/KEY$/.test(variable) && /PRIVATE/.test(variable)) return privateKey.toString();
  if (variable.endsWith('TOKEN_KEY')) return Buffer.alloc(32).toString('base64');
  return /SITE|URL/.test(variable) ? 'https://crm.example.com/SuperOffice' : 'value';
}

/** A part of a configuration has no tenant, and the gateway needs no credentials of its own. */
function restOf({ name, code }: ConfigurationSample): Partial<SuperOfficeConfiguration> {
  if (!code.includes('tenant')) return { tenant: 'emulator' };
  const isOfGateway = name.startsWith('docs/gateway.md') && !code.includes('auth');
  return isOfGateway ? { auth: { kind: 'ticket', ticket: 'value', appToken: 'value' } } : {};
}

describe('a configuration in the docs and examples', () => {
  const files = new ConfigurationFolder();
  const variables = new Set(
    samples.flatMap(({ code }) =>
      [...code.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => name !== 'NAME'),
    ),
  );
  beforeAll(() => {
    for (const name of variables) process.env[name] = valueOf(name);
  });
  afterAll(() => {
    for (const name of variables) Reflect.deleteProperty(process.env, name);
    files.remove();
  });

  /** What `config check` reports. */
  const problemsOf = async (sample: ConfigurationSample): Promise<string[]> => {
    const configFile = files.write(sample.file, sample.code);
    const { loaded, problems } = await examineConfiguration(restOf(sample), { configFile });
    const further = connectionErrors(loaded.configuration).map((error) => String(error));
    return [...problems.map(problemText), ...further];
  };

  it.each(samples.map((sample) => [sample.name, sample] as const))('is valid: %s', async (_name, sample) => {
    expect(await problemsOf(sample)).toEqual([]);
  });

  it('is refused if a route leaves out a call', async () => {
    const code = "transport: soap\nroutes: [{ match: '*.*', transport: rest }]\n";
    const problems = await problemsOf({ name: 'a mistake', file: 'superoffice.config.yaml', code });
    expect(problems.join('\n')).toContain('use "*" for every call');
  });

  it('is found on the pages, in both languages, and in the files of the examples', () => {
    expect(samples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('docs/migrating-from-node-soap.md'),
        expect.stringContaining('docs/configuration.md'),
        expect.stringContaining('docs/gateway.md'),
        expect.stringContaining('examples/express/3-canary.yaml'),
      ]),
    );
  });
});
