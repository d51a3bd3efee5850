import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateCommand } from '../../src/cli/contract-generate.js';
import { reportCommand } from '../../src/cli/report.js';
import { FileTokenStore, loadConfiguration, SuperOfficeError } from '../../src/index.js';
import { Contract } from '../../src/contract/index.js';
import { readWireFile, writeWireFile } from '../../src/migration/doctor/capture/wire-file.js';
import { finishCleanUp, Recorder, Recording, writeReports } from '../../src/migration/index.js';
import { Journal } from '../../src/migration/journal/index.js';
import { loadScenarios, readRules } from '../../src/migration/scenario/index.js';
import { CheckpointFile } from '../../src/migration/sweep/checkpoint.js';
import { JsonLinesAudit } from '../../src/observation/index.js';
import { exampleReport } from '../support/example-report.js';
import { auditRecord, checkpointState, grantOf, tokenKey } from '../support/file-writers.js';
import { printingTo } from '../support/printing.js';
import { errorOf } from '../support/transports.js';

/** What an attacker leaves on the disk, and what comes of it. */
interface Attack {
  readonly name: string;
  readonly run: () => unknown;
  readonly expected: { readonly name: string; readonly message: RegExp };
}

const secret = 'secret-in-a-file';
let folder: string;
let number = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attacks-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function place(name: string): string {
  const own = join(folder, String(number++));
  mkdirSync(own);
  return join(own, name);
}

const refused = (message: RegExp) => ({ name: 'ConfigurationError', message });

/** All that reads a file which another may have made. */
const readers: Readonly<Record<string, { readonly file: string; readonly read: (file: string) => unknown }>> = {
  'a configuration in YAML': {
    file: 'superoffice.config.yaml',
    read: (configFile) => loadConfiguration(undefined, { configFile, environment: {} }),
  },
  'a configuration in JSON': {
    file: 'superoffice.config.json',
    read: (configFile) => loadConfiguration(undefined, { configFile, environment: {} }),
  },
  'a configuration that is a program': {
    file: 'superoffice.config.mjs',
    read: (configFile) => loadConfiguration(undefined, { configFile, environment: {} }),
  },
  'a scenario in YAML': { file: 'scenario.yaml', read: (file) => loadScenarios([file]) },
  'a scenario in JSON': { file: 'scenario.json', read: (file) => loadScenarios([file]) },
  'a scenario that is a program': { file: 'scenario.ts', read: (file) => loadScenarios([file]) },
  rules: { file: 'rules.yaml', read: (file) => readRules(file) },
  'a recording': { file: 'recording.jsonl', read: (file) => Recording.read(file) },
  'a report': { file: 'parity.json', read: (file) => reportCommand().parseAsync([file], { from: 'user' }) },
  'a checkpoint': { file: 'sweep.json', read: (file) => new CheckpointFile(file, {}).read() },
  'a journal': {
    file: 'run.journal',
    read: (file) =>
      finishCleanUp(file, {
        side: { name: 'rest', so: undefined as never },
        tenant: { name: 'sod/Cust1', id: 'Cust1', kind: 'development' },
      }),
  },
  'a wire file': { file: 'wire.json', read: (file) => readWireFile(file) },
  'a WSDL document': { file: 'Contact.wsdl', read: (file) => Contract.fromFolder(dirname(file)).agent('Contact') },
};

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const deep = (count: number) => `{"a":${'['.repeat(count)}${']'.repeat(count)}}`;

/** What a file can be that no reader takes. */
const hostile: Readonly<Record<string, (file: string) => void>> = {
  'a pipe that is never written to': (file) => execFileSync('mkfifo', [file]),
  'a folder': (file) => mkdirSync(file),
  'a link to a device that never ends': (file) => symlinkSync('/dev/zero', file),
  'a link to itself': (file) => symlinkSync(file, file),
  'larger than memory should take': (file) => {
    closeSync(openSync(file, 'w'));
    truncateSync(file, 3 * 1024 ** 3);
  },
  'in UTF-16': (file) => writeFileSync(file, utf16(`{"transport": "${secret}"}`)),
  'full of NUL': (file) => writeFileSync(file, Buffer.alloc(100)),
  'no UTF-8': (file) => writeFileSync(file, Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x7d, 0x0a])),
  'JSON that is cut short': (file) => writeFileSync(file, `{"format":1,"kind":"${secret}`),
  'nested deep in JSON': (file) => writeFileSync(file, `${deep(100_000)}\n`),
  'of another version': (file) => writeFileSync(file, `{"format":99,"kind":"${secret}","type":"run"}\n`),
  'full of keys of prototypes': (file) =>
    writeFileSync(file, `{"__proto__":{"polluted":"${secret}"},"constructor":{"prototype":{"polluted":1}}}\n`),
  'a list of another kind': (file) => writeFileSync(file, `[1, "${secret}", null]\n`),
};

const reading: Attack[] = Object.entries(readers).flatMap(([what, { file, read }]) =>
  Object.entries(hostile).map(([kind, make]) => ({
    name: `${what} that is ${kind}`,
    run() {
      const path = place(file);
      make(path);
      return read(path);
    },
    // A contract's folder is looked through for files.
    expected: refused(what === 'a WSDL document' ? /Contact\.wsdl|wsdl/ : new RegExp(file.replace(/\./g, '\\.'))),
  })),
);

/** Everything that writes a file, and a file that another has put in its way. */
const writers: Readonly<Record<string, (file: string) => unknown>> = {
  'a report': (file) => writeReports(exampleReport(), [{ format: 'json', file }]),
  'a wire file': (file) => writeWireFile(file, '{}'),
  'a checkpoint': (file) => new CheckpointFile(file, {}).write(checkpointState(1)),
  types: (file) => generateCommand().parseAsync(['--out', file], { from: 'user' }),
  'a journal': (file) => Journal.create(file, 'bridge-1', 'tenant').close(),
  'a recording': (file) => {
    const recorder = new Recorder(file, { control: 'soap', tenant: 'tenant', personal: true });
    // The first answer replaces what was there.
    recorder.add({
      ...{ scenario: 's', step: '1', subject: 'x', arguments: 'y', outcome: { answer: null } },
      ...{ milliseconds: 1, began: 1, after: 1 },
    });
    recorder.close();
  },
  'an audit': async (file) => {
    const clock = () => new Date('2026-07-31T10:00:00Z');
    const audit = new JsonLinesAudit({ folder: dirname(file), clock });
    await audit.ready();
    await audit.write(auditRecord('1'));
    await audit.close();
  },
};

const fileOf = (what: string) => (what === 'an audit' ? 'audit-2026-07-31.jsonl' : 'file.json');

const writing: Attack[] = Object.entries(writers).flatMap(([what, write]) => [
  {
    name: `${what} where a folder stands`,
    run() {
      const path = place(fileOf(what));
      mkdirSync(path);
      return write(path);
    },
    expected: refused(/cannot be written|cannot write|already exists/),
  },
  {
    name: `${what} where a pipe stands`,
    run() {
      const path = place(fileOf(what));
      execFileSync('mkfifo', [path]);
      return write(path);
    },
    expected: refused(/cannot be written|cannot write|already exists/),
  },
]);

const environment = (settings: Record<string, string>) => () =>
  loadConfiguration(undefined, {
    configFile: false,
    environment: {
      SUPEROFFICE_TRANSPORT: 'rest',
      SUPEROFFICE_TENANT_ENVIRONMENT: 'sod',
      SUPEROFFICE_TENANT_ID: 'Cust1',
      SUPEROFFICE_AUTH_KIND: 'bearer',
      SUPEROFFICE_AUTH_ACCESS_TOKEN: secret,
      ...settings,
    },
  });

const variables: Attack[] = [
  ['SUPEROFFICE_TENANT_ENVIRONMENT', 'constructor', /tenant\.environment must be/],
  ['SUPEROFFICE_TENANT_ENVIRONMENT', 'sod.example.org/', /tenant\.environment must be/],
  ['SUPEROFFICE_TENANT_ENVIRONMENT', 'sod@evil', /tenant\.environment must be/],
  ['SUPEROFFICE_TENANT_ID', '../Cust1', /tenant\.id must be/],
  ['SUPEROFFICE_TENANT_ID', 'Cust1?x=', /tenant\.id must be/],
  ['SUPEROFFICE_TENANT_ORIGIN', 'http://collector.example.org', /tenant\.origin must start with https/],
  ['SUPEROFFICE_TENANT_ORIGIN', 'javascript:alert(1)', /tenant\.origin/],
  ['SUPEROFFICE_TENANT_ORIGIN', 'file:///etc/passwd', /tenant\.origin/],
  ['SUPEROFFICE_TIMEOUT', 'Infinity', /timeout must be/],
  ['SUPEROFFICE_TIMEOUT', '-1', /timeout must be greater than 0/],
  ['SUPEROFFICE_HTTP_CONNECTIONS', '1e9', /http\.connections must be/],
  ['SUPEROFFICE_AUTH_KIND', '__proto__', /auth\.kind must be one of/],
  ['SUPEROFFICE_TRANSPORT', 'constructor', /transport must be one of/],
  ['SUPEROFFICE_LANGUAGE', 'a', /language/],
].map(([name, value, message]) => ({
  name: `${String(name)}=${String(value)}`,
  run: environment({ [String(name)]: String(value) }),
  expected: refused(message as RegExp),
}));

const yaml = (text: string, read: string) => () => {
  const reader = readers[read];
  const path = place(reader?.file ?? '');
  writeFileSync(path, text);
  return reader?.read(path);
};

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (name, index) =>
      `${name}: &${name} [${Array(10)
        .fill(`*${'abcdefg'[index] ?? 'a'}`)
        .join(', ')}]`,
  ),
].join('\n');

const documents: Attack[] = ['a configuration in YAML', 'a scenario in YAML', 'rules'].flatMap((read) =>
  (
    [
      ['aliases that stand for billions', bomb],
      ['an alias within itself', 'a: &a [*a]'],
      ['a tag that runs code elsewhere', `transport: !!js/function "() => '${secret}'"`],
      ['a tag of Python', `!!python/object/apply:os.system ["${secret}"]`],
      ['the same key twice', 'transport: soap\ntransport: rest\nscenario: a\nscenario: b'],
      ['two documents', 'transport: soap\n---\ntransport: rest'],
      ['flow collections in one another', '['.repeat(100_000)],
      ['lists in one another', `${'- '.repeat(50_000)}x`],
      ['complex keys in one another', `${'? '.repeat(30_000)}x`],
      ['maps in one another', Array.from({ length: 300 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
      ['an unknown directive', `%SECRET ${secret}\n---\na: b`],
      ['keys of prototypes', `__proto__:\n  polluted: ${secret}\nconstructor:\n  prototype: 1`],
    ] as const
  ).map(([kind, text]) => ({
    name: `${read} with ${kind}`,
    run: yaml(text, read),
    expected: refused(/\.yaml/),
  })),
);

const lines = (file: string, text: string, read: string) => () => {
  const path = place(file);
  writeFileSync(path, text);
  return readers[read]?.read(path);
};
const head = '{"type":"run","format":1,"tenant":"sod/Cust1","tag":"bridge-1","at":"2026-07-31"}\n';

const records: Attack[] = [
  {
    name: 'a journal of another tenant',
    run: lines('run.journal', head.replace('Cust1', 'Cust2'), 'a journal'),
    expected: refused(/run\.journal is the journal of the tenant sod\/Cust2/),
  },
  {
    name: 'a journal that lacks what was created',
    run: lines('run.journal', `${head}{"type":"made","entry":0,"id":7}\n`, 'a journal'),
    expected: refused(/is damaged: a line is missing/),
  },
  {
    name: 'a journal with an entry that fills the memory',
    run: lines(
      'run.journal',
      `${head}{"type":"intent","entry":4294967290,"kind":"a","remove":{"call":"a","with":{}},"removeKey":"id","search":{"call":"a","with":{},"id":"a","text":[]}}\n`,
      'a journal',
    ),
    expected: refused(/is damaged: a line is missing/),
  },
  {
    name: 'a journal that would delete without being allowed to',
    run: lines(
      'run.journal',
      `${head}{"type":"intent","entry":0,"kind":"a","remove":{"call":"contacts.delete","with":{}},"removeKey":"id","search":{"call":"contacts.query","with":{},"id":"PrimaryKey","text":["name"]}}\n{"type":"made","entry":0,"id":2}\n`,
      'a journal',
    ),
    expected: refused(/pass --allow-writes Cust1/),
  },
  {
    name: 'an empty recording',
    run: lines('recording.jsonl', '', 'a recording'),
    expected: refused(/recording\.jsonl:1 is not a line of a recording/),
  },
  {
    name: 'a token store that others may write to',
    async run() {
      const own = dirname(place('tokens'));
      execFileSync('chmod', ['777', own]);
      await new FileTokenStore({ folder: own, key: tokenKey }).read('name');
      await new FileTokenStore({ folder: own, key: tokenKey }).write('name', grantOf('1'));
    },
    expected: refused(/is writable by other users/),
  },
  ...(['pipe', 'folder', 'device'] as const).map((kind) => ({
    name: `a token that is a ${kind}`,
    async run() {
      const own = dirname(place('tokens'));
      const store = new FileTokenStore({ folder: own, key: tokenKey });
      await store.write('name', grantOf('1'));
      const token = join(own, readdirSync(own)[0] ?? '');
      rmSync(token);
      if (kind === 'pipe') execFileSync('mkfifo', [token]);
      else if (kind === 'folder') mkdirSync(token);
      else symlinkSync('/dev/zero', token);
      await store.read('name');
    },
    expected: refused(/the token store .* cannot be used/),
  })),
];

const attacks = [...reading, ...writing, ...variables, ...documents, ...records];

describe(`${attacks.length} hostile files and variables`, () => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, { run, expected }) => {
    printingTo('stdout');
    const started = process.cpuUsage();
    const error = await errorOf((async () => await run())());
    expect(error).toBeInstanceOf(SuperOfficeError);
    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect({ name: (error as Error).name.replace('ScenarioError', 'ConfigurationError') }).toEqual({
      name: expected.name,
    });
    expect((error as Error).message).toMatch(expected.message);
    expect(inspect(error, { depth: null })).not.toContain(secret);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    // Linear work on any of these takes some milliseconds, and making all types two seconds.
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

describe('a link that someone else has placed at the path of a file', () => {
  it.each(Object.entries(writers))('is not followed by %s', async (what, write) => {
    const path = place(fileOf(what));
    const victim = join(dirname(path), 'victim');
    writeFileSync(victim, 'as it was');
    symlinkSync(victim, path);
    printingTo('stdout');
    const error = await (async () => await write(path))().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    // It is replaced by a file, or refused.
    if (error === undefined) expect(lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false).toBe(false);
    else expect(error).toMatchObject({ name: 'ConfigurationError', outcome: 'not-sent' });
  });

  it.each(Object.entries(writers))('leaves nothing beside it: %s', async (what, write) => {
    const path = place(fileOf(what));
    printingTo('stdout');
    await write(path);
    expect(readdirSync(dirname(path)).filter((each) => each !== fileOf(what))).toEqual([]);
  });
});

describe('personal data', () => {
  it.each(Object.entries(writers).filter(([what]) => what !== 'types' && what !== 'a journal'))(
    'is for its owner alone, whatever was there before: %s',
    async (what, write) => {
      const path = place(fileOf(what));
      if (what !== 'an audit') writeFileSync(path, 'old', { mode: 0o644 });
      await write(path);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    },
  );
});

describe('a name with the path of another file', () => {
  it('of a grant stays in its folder', async () => {
    const own = dirname(place('tokens'));
    const store = new FileTokenStore({ folder: own, key: tokenKey });
    for (const name of ['../../outside', '/etc/outside', 'a\0b', '..', 'x'.repeat(10_000)]) {
      await store.write(name, grantOf(name));
      expect((await store.read(name))?.value).toBe(name);
    }
    expect(readdirSync(own)).toHaveLength(5);
    expect(existsSync(join(folder, '..', 'outside.token'))).toBe(false);
  });

  it('of a schema stays in the folder of its contract', async () => {
    const path = place('Contact.wsdl');
    writeFileSync(join(dirname(dirname(path)), 'outside.xsd'), `<${secret}`);
    writeFileSync(
      path,
      `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><types><schema xmlns="http://www.w3.org/2001/XMLSchema"><import schemaLocation="../outside.xsd"/></schema></types></definitions>`,
    );
    const error = await errorOf((async () => Contract.fromFolder(dirname(path)).agent('Contact'))());
    expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.not.stringContaining(secret) });
  });
});
