import fs, { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder } from '../../src/files/make-folder.js';
import { type FileOperations, systemCode } from '../../src/files/operations.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (action: () => unknown): string | undefined => {
  try {
    action();
    return undefined;
  } catch (error) {
    return systemCode(error);
  }
};

/** Operations of which one folder cannot be created, as in `/proc`: the system says that it does not exist. */
const refusing = (refused: string): FileOperations => ({
  ...fs,
  mkdirSync: ((path: string, ...others: []) => {
    if (path !== refused) {
      fs.mkdirSync(path, ...others);
      return;
    }
    throw Object.assign(new Error(`ENOENT: no such file or directory, mkdir '${path}'`), { code: 'ENOENT' });
  }) as typeof fs.mkdirSync,
});

describe('creating a folder', () => {
  it('creates those above it, and names the highest', () => {
    expect(makeFolder(join(folder, 'a', 'b', 'c'), { mode: 0o700 })).toBe(join(folder, 'a'));
    expect(statSync(join(folder, 'a', 'b', 'c')).isDirectory()).toBe(true);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
  });

  it('leaves one that exists, and one behind a link', () => {
    expect(makeFolder(folder)).toBeUndefined();
    symlinkSync(folder, join(folder, 'link'), 'dir');
    expect(makeFolder(join(folder, 'link'))).toBeUndefined();
  });

  it.each(['x', 'x/below'])('ends with the error of a system that cannot create %s', (path) => {
    expect(codeOf(() => makeFolder(join(folder, path), {}, refusing(join(folder, 'x'))))).toBe('ENOENT');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('refuses a file at its place or above it', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => makeFolder(join(folder, 'file')))).toBe('ENOTDIR');
    expect(codeOf(() => makeFolder(join(folder, 'file', 'below')))).toBe('ENOTDIR');
  });

  it('takes a folder that another process creates in the meantime', () => {
    const path = join(folder, 'shared');
    const racing: FileOperations = {
      ...fs,
      mkdirSync: ((...given: [string]) => {
        fs.mkdirSync(path);
        fs.mkdirSync(...given);
      }) as typeof fs.mkdirSync,
    };
    expect(makeFolder(path, {}, racing)).toBeUndefined();
  });
});
