import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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
import { type FileOperations, nodeFiles } from '../../src/files/index.js';
import { errorOf } from '../support/transports.js';

const key = randomBytes(32).toString('base64');
const grant = { value: 'secret-access-token', obtainedAt: 1_000, expiresAt: 2_000, refreshToken: 'secret-refresh' };
const atFolder = { name: 'ConfigurationError', path: 'auth.tokenStore.folder' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokens-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs an action as this user; undefined means Windows, which has no user ids. */
async function asUser(getuid: (() => number) | undefined, action: () => Promise<unknown>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(process, 'getuid');
  Object.defineProperty(process, 'getuid', { value: getuid, configurable: true });
  try {
    await action();
  } finally {
    if (own === undefined) Reflect.deleteProperty(process, 'getuid');
    else Object.defineProperty(process, 'getuid', own);
  }
}

/** Files of which every one has this owner and these permissions. */
const owned = (changes: { readonly uid: number; readonly mode?: number }) =>
  ({
    ...nodeFiles,
    statSync: (path: string) => Object.assign(nodeFiles.statSync(path), { mode: 0o40_700, ...changes }),
  }) as unknown as FileOperations;

const actions: [name: string, act: (store: TokenStore) => Promise<unknown>][] = [
  ['reading', (store) => store.read('one')],
  ['writing', (store) => store.write('one', grant)],
  ['renewing', (store) => store.exclusively('one', async () => undefined)],
];

describe('a folder of tokens', () => {
  describe.each(actions)('when %s', (_name, act) => {
    beforeEach(() => new FileTokenStore({ folder, key }).write('one', grant));

    it.each([
      ['this user', 1_000],
      ['the administrator', 0],
    ])('may belong to %s', async (_owner, uid) => {
      const store = new FileTokenStore({ folder, key }, owned({ uid }));
      await asUser(
        () => 1_000,
        () => act(store),
      );
    });

    it('must not belong to another user', async () => {
      const store = new FileTokenStore({ folder, key }, owned({ uid: 1_001 }));
      await asUser(
        () => 1_000,
        async () => {
          const error = await errorOf(act(store));
          expect(error).toMatchObject(atFolder);
          expect((error as Error).message).toMatch(/belongs to another user.*chown/);
        },
      );
    });

    it.each([0o40_720, 0o40_702])('must not be writable by others: mode %o', async (mode) => {
      const store = new FileTokenStore({ folder, key }, owned({ uid: 1_000, mode }));
      await asUser(
        () => 1_000,
        async () => {
          const error = await errorOf(act(store));
          expect(error).toMatchObject(atFolder);
          expect((error as Error).message).toMatch(/is writable by other users.*chmod go-w/);
        },
      );
    });

    it.each([0o40_750, 0o40_755])('may be readable by others: mode %o', async (mode) => {
      const store = new FileTokenStore({ folder, key }, owned({ uid: 1_000, mode }));
      await asUser(
        () => 1_000,
        () => act(store),
      );
    });

    it('has no such permissions on Windows', async () => {
      const store = new FileTokenStore({ folder, key }, owned({ uid: 0, mode: 0o40_777 }));
      await asUser(undefined, () => act(store));
    });
  });

  it.each([
    ['names the reason of the system', { code: 'EACCES' }, 'EACCES'],
    ['does not repeat an error of another kind', { code: 'secret' }, 'unknown'],
  ])('that cannot be used %s', async (_what, details, reason) => {
    const failing = {
      ...nodeFiles,
      statSync: () => {
        throw Object.assign(new Error('secret words'), details);
      },
    } as unknown as FileOperations;
    const store = new FileTokenStore({ folder: join(folder, 'tokens'), key }, failing);
    const error = (await errorOf(store.write('one', grant))) as Error;
    expect(error).toMatchObject(atFolder);
    expect(error.cause).toMatchObject(details);
    expect(error.message).toContain(`${join(folder, 'tokens')} cannot be used (${reason})`);
    expect(error.message).not.toContain('secret');
  });

  it('with a folder in place of a grant is reported, and not taken for no grant', async () => {
    const store = new FileTokenStore({ folder, key });
    await store.write('one', grant);
    const [name = ''] = readdirSync(folder);
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
    const error = await errorOf(store.read('one'));
    expect(error).toMatchObject(atFolder);
    expect((error as Error).message).toContain('is a folder, not a file');
  });

  it('whose lock cannot be removed is reported at once as one that cannot be used', async () => {
    const store = new FileTokenStore({ folder, key });
    await store.write('one', grant);
    const lock = join(folder, `${readdirSync(folder)[0] ?? ''}.lock`);
    writeFileSync(lock, '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    const error = await errorOf(store.exclusively('one', async () => 'mine'));
    expect(error).toMatchObject(atFolder);
  });

  it.each([1, 30])('that another process locks for longer than %d ms is not waited for', async (maxWait) => {
    const store = new FileTokenStore({ folder, key, maxWait });
    await store.write('one', grant);
    mkdirSync(join(folder, `${readdirSync(folder)[0] ?? ''}.lock`));
    let ran = false;
    const error = await errorOf(store.exclusively('one', async () => (ran = true)));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(ran).toBe(false);
  });

  it('is unlocked after an action, and does not fail if someone else has removed the lock', async () => {
    const store = new FileTokenStore({ folder, key });
    const locks = () => readdirSync(folder).filter((name) => name.endsWith('.lock'));
    expect(await store.exclusively('one', async () => locks().length)).toBe(1);
    expect(locks()).toEqual([]);
    await store.exclusively('one', async () => {
      for (const name of locks()) rmSync(join(folder, name), { recursive: true });
    });
    expect(locks()).toEqual([]);
  });

  it('names the setting of a key that does not fit what it holds', async () => {
    await new FileTokenStore({ folder, key }).write('one', grant);
    const other = new FileTokenStore({ folder, key: randomBytes(32).toString('base64') });
    expect(await errorOf(other.read('one'))).toMatchObject({ path: 'auth.tokenStore.key' });
  });
});

describe('the key of a folder of tokens', () => {
  const before = process.env['SUPEROFFICE_TOKEN_KEY'];
  afterEach(() => {
    if (before === undefined) delete process.env['SUPEROFFICE_TOKEN_KEY'];
    else process.env['SUPEROFFICE_TOKEN_KEY'] = before;
  });

  it('is taken from the environment, unless one is given', async () => {
    process.env['SUPEROFFICE_TOKEN_KEY'] = key;
    await new FileTokenStore({ folder }).write('one', grant);
    process.env['SUPEROFFICE_TOKEN_KEY'] = randomBytes(32).toString('base64');
    expect(await new FileTokenStore({ folder, key }).read('one')).toEqual(grant);
    expect(await errorOf(new FileTokenStore({ folder }).read('one'))).toBeInstanceOf(ConfigurationError);
  });

  it.each([
    ['missing', undefined],
    ['too short', 'c2hvcnQ='],
  ])('that is %s is reported by the name of its setting', (_what, wrong) => {
    delete process.env['SUPEROFFICE_TOKEN_KEY'];
    expect(() => new FileTokenStore({ folder, key: wrong })).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', path: 'auth.tokenStore.key' }),
    );
  });
});

describe('a token store that is printed', () => {
  it('shows its folder, or how many grants it holds, and no more', async () => {
    expect(inspect(new FileTokenStore({ folder, key }))).toBe(`FileTokenStore(${folder})`);
    const store = new MemoryTokenStore();
    await store.write('one', grant);
    expect(inspect(store)).toBe('MemoryTokenStore(1)');
  });
});

describe('a token store in memory', () => {
  it('lets an action that comes later wait for the one that runs, after an earlier one has ended', async () => {
    const store = new MemoryTokenStore();
    const log: string[] = [];
    const ends: (() => void)[] = [];
    const turn = (name: string) =>
      store.exclusively('one', async () => {
        log.push(`${name} in`);
        await new Promise<void>((resolve) => ends.push(resolve));
        log.push(`${name} out`);
      });
    const settle = () => new Promise(setImmediate);
    const turns = [turn('a'), turn('b')];
    await settle();
    ends.shift()?.();
    await settle();
    turns.push(turn('c'));
    await settle();
    expect(log).toEqual(['a in', 'a out', 'b in']);
    ends.shift()?.();
    await settle();
    ends.shift()?.();
    await Promise.all(turns);
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('does not let actions for other names wait', async () => {
    const store = new MemoryTokenStore();
    const inner = store.exclusively('one', () => store.exclusively('two', async () => 'both'));
    expect(await inner).toBe('both');
  });
});
