import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { connect } from '../../src/index.js';
import * as library from '../../src/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import * as emulatorEntry from '../../src/emulator/index.js';
import * as gatewayEntry from '../../src/gateway/index.js';
import * as migration from '../../src/migration/index.js';
import { mistakesIn, namesOf, programOfLibrary, runnable } from './compile-examples.js';
import { readPublicApi } from './public-api.js';
import type { Running } from './surroundings.js';

const program = programOfLibrary();
const { callables, examples, withoutExample } = readPublicApi(program);
const compiledOnly = namesOf('CompiledOnly');
const programs = examples.flatMap((example) => runnable(example, compiledOnly) ?? []);

describe('the doc comments', () => {
  it('have an example of every public function and method', () => {
    expect(callables).toContain('connect');
    expect(callables).toContain('EntityRepository.get');
    expect(withoutExample).toEqual([]);
  });

  it('have examples that compile', () => {
    expect(mistakesIn(examples, program)).toEqual([]);
  });

  it.each([
    ['so.contacts.gett(2);', "Property 'gett' does not exist"],
    ['so.contacts.get("2");', "not assignable to parameter of type 'number'"],
    ['unknownName();', "Cannot find name 'unknownName'"],
  ])('would not compile with %s', (code, message) => {
    expect(mistakesIn([{ name: 'an example', code }], program)).toEqual([expect.stringContaining(message)]);
  });
});

const require = createRequire(import.meta.url);
const modules: Readonly<Record<string, unknown>> = {
  'superoffice-bridge': library,
  'superoffice-bridge/emulator': emulatorEntry,
  'superoffice-bridge/gateway': gatewayEntry,
  'superoffice-bridge/migration': migration,
};
/** What an example opens and does not close. */
const opened: AsyncDisposable[] = [];
const remembered =
  <Values extends unknown[], Opened extends AsyncDisposable>(open: (...values: Values) => Promise<Opened>) =>
  async (...values: Values) => {
    const result = await open(...values);
    opened.push(result);
    return result;
  };
const exported: Readonly<Record<string, unknown>> = {
  ...migration,
  ...gatewayEntry,
  ...emulatorEntry,
  ...library,
  connect: remembered(connect),
  startEmulator: remembered(startEmulator),
  createGateway: remembered(gatewayEntry.createGateway),
  listen: remembered(gatewayEntry.listen),
};
const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

describe.each(['soap', 'rest'] as const)('an example in a doc comment, on %s,', (transport) => {
  const home = process.cwd();
  let folder: string;
  let running: Running;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'examples-'));
    process.chdir(folder);
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterAll(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
    jest.restoreAllMocks();
  });
  beforeEach(async () => {
    const emulator = await startEmulator();
    const { username, password } = emulator.credentials;
    const auth = { kind: 'basic', username, password } as const;
    const so = await connect({ transport, tenant: { url: emulator.url }, auth, routes: [] });
    const silent = () => undefined;
    running = { so, emulator, logger: { error: silent, info: silent, warn: silent } };
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each[Symbol.asyncDispose]()));
    await running.so.close();
    await running.emulator.close();
  });

  it.each(programs.map((each) => [each.name, each] as const))('runs: %s', async (_name, { program: body }) => {
    const names: Readonly<Record<string, unknown>> = {
      ...exported,
      ...running,
      exports: {},
      require: (name: string): unknown => modules[name] ?? require(name),
    };
    await new AsyncFunction(...Object.keys(names), `{${body}\n}`)(...Object.values(names));
  });
});
