import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConfigurationError,
  FileTokenStore,
  MemoryTokenStore,
  TimeoutError,
  type TokenStore,
} from '../../src/index.js';
import { errorOf } from '../support/transports.js';

const key = randomBytes(32).toString('base64');
const grant = { value: 'secret-access-token', obtainedAt: 1_000, expiresAt: 2_000, refreshToken: 'secret-refresh' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokens-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kinds: [kind: string, make: () => TokenStore][] = [
  ['in memory', () => new MemoryTokenStore()],
  ['in a folder', () => new FileTokenStore({ folder, key })],
];

describe.each(kinds)('a token store %s', (_kind, make) => {
  it('returns what was written, by its name', async () => {
    const store = make();
    expect(await store.read('one')).toBeUndefined();
    await store.write('one', grant);
    await store.write('two', { ...grant, refreshToken: undefined, value: 'other' });
    expect(await store.read('one')).toEqual(grant);
    expect((await store.read('two'))?.value).toBe('other');
  });

  it('lets one action at a time use a name, also after one failed', async () => {
    const store = make();
    const log: string[] = [];
    const turn = (name: string, fails: boolean) =>
      store.exclusively('one', async () => {
        log.push(`${name} in`);
        await store.write('one', grant);
        log.push(`${name} out`);
        if (fails) throw new TypeError(name);
      });
    const turns = [turn('a', true), turn('b', false), turn('c', false)];
    await Promise.allSettled(turns);
    expect(log).toHaveLength(6);
    for (let index = 0; index < 6; index += 2) {
      expect(log[index + 1]).toBe(log[index]?.replace('in', 'out'));
    }
    expect(inspect(store, { depth: null, showHidden: true })).not.toContain('secret');
  });
});

describe('the folder of a token store', () => {
  const stored = () => readdirSync(folder).map((name) => join(folder, name));

  it('can be read only by its owner, and shows nothing', async () => {
    const inner = join(folder, 'inner');
    await new FileTokenStore({ folder: inner, key }).write('one', grant);
    const [file = ''] = readdirSync(inner).map((name) => join(inner, name));
    expect(statSync(inner).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1')).not.toMatch(/secret|value|one/);
    expect(readdirSync(inner)).toHaveLength(1);
  });

  it('refuses a file once a bit of it is changed', async () => {
    const store = new FileTokenStore({ folder, key });
    await store.write('one', grant);
    const [file = ''] = stored();
    const whole = readFileSync(file);
    for (let index = 0; index < whole.length; index++) {
      const changed = Buffer.from(whole);
      changed[index] = (changed[index] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(await errorOf(store.read('one'))).toBeInstanceOf(ConfigurationError);
    }
    writeFileSync(file, whole.subarray(0, 10));
    expect(String(await errorOf(store.read('one')))).toContain('has been changed');
  });

  (process.getuid === undefined ? it.skip.each : it.each)([0o777, 0o770, 0o702, 0o1777])(
    'of mode %o is refused, with the way out',
    async (mode) => {
      await new FileTokenStore({ folder, key }).write('one', grant);
      chmodSync(folder, mode);
      for (const action of [
        (store: TokenStore) => store.read('one'),
        (store: TokenStore) => store.write('one', grant),
        (store: TokenStore) => store.exclusively('one', async () => undefined),
      ]) {
        const error = await errorOf(action(new FileTokenStore({ folder, key })));
        expect(error).toMatchObject({ name: 'ConfigurationError', path: 'auth.tokenStore.folder' });
        expect((error as Error).message).toContain(`chmod go-w ${folder}`);
      }
      const below = new FileTokenStore({ folder: join(folder, 'below'), key });
      await below.write('one', grant);
      expect(await below.read('one')).toEqual(grant);
    },
  );

  it.each([
    ['more fields', { ...grant, scope: 'secret-scope' }],
    ['other fields', { token: 'secret-token' }],
    ['another kind of content', 'secret-token'],
  ])('with a grant of another version, which has %s, is reported with the fix', async (_what, other) => {
    const store = new FileTokenStore({ folder, key });
    await store.write('one', other as never);
    const error = await errorOf(store.read('one'));
    expect(error).toMatchObject({ name: 'ConfigurationError', path: 'auth.tokenStore.folder' });
    expect((error as Error).message).toMatch(/was written by another version .* sign in again$/);
    expect(inspect(error)).not.toMatch(/secret-/);
  });

  it('cannot be read with another key, and the error says what to do', async () => {
    await new FileTokenStore({ folder, key }).write('one', grant);
    const other = new FileTokenStore({ folder, key: randomBytes(32).toString('hex') });
    const error = await errorOf(other.read('one'));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toMatch(/another key.*sign in again/);
  });

  it('does not accept the file of one grant in place of another', async () => {
    const store = new FileTokenStore({ folder, key });
    await store.write('one', grant);
    const [one = ''] = stored();
    const content = readFileSync(one);
    await store.write('two', grant);
    const two = stored().find((file) => file !== one) ?? '';
    writeFileSync(two, content);
    expect(await errorOf(store.read('two'))).toBeInstanceOf(ConfigurationError);
  });

  it('is not locked by a process that died', async () => {
    const store = new FileTokenStore({ folder, key });
    await store.write('one', grant);
    const lock = `${stored()[0] ?? ''}.lock`;
    mkdirSync(lock);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await store.exclusively('one', async () => 'mine')).toBe('mine');
  });

  it('reports that another process holds the lock for too long', async () => {
    const store = new FileTokenStore({ folder, key, maxWait: 50 });
    await store.write('one', grant);
    mkdirSync(`${stored()[0] ?? ''}.lock`);
    expect(await errorOf(store.exclusively('one', async () => 'mine'))).toBeInstanceOf(TimeoutError);
  });

  it('is named if it cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const error = await errorOf(new FileTokenStore({ folder: join(file, 'below'), key }).write('one', grant));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(join(file, 'below'));
  });

  it.each([
    ['no key', undefined],
    ['a key that is too short', 'c2hvcnQ='],
  ])('needs a key: %s is a ConfigurationError that says how to create one', async (_what, wrong) => {
    const error = await errorOf((async () => new FileTokenStore({ folder, key: wrong }))());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain('32 bytes in base64');
    expect((error as Error).message).not.toContain('c2hvcnQ=');
  });
});
