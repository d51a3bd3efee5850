import fs from 'node:fs';
import type { FileOperations } from '../../src/files/index.js';

/** The process ends here: nothing that it does afterwards has an effect. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export type FileFault =
  'ENOSPC' | 'EIO' | 'EINTR' | 'partial' | 'partial, then ENOSPC' | 'crash' | 'crash in the middle';

export const fileFaults: readonly FileFault[] = [
  'ENOSPC',
  'EIO',
  'EINTR',
  'partial',
  'partial, then ENOSPC',
  'crash',
  'crash in the middle',
];

type Operation = keyof FileOperations;
type Call = (...given: never[]) => unknown;

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: a fault of the test`), { code });
}

/**
 * Node's file operations, one of which fails, chosen by its number. The result of a crash is on the real disk,
 * to be looked at with the real operations.
 */
export class FaultyFiles {
  /** The names of the operations that were called. */
  readonly calls: Operation[] = [];
  readonly #at: number;
  readonly #fault: FileFault;
  #crashed = false;
  #fullNext = false;

  constructor(at = Infinity, fault: FileFault = 'EIO') {
    this.#at = at;
    this.#fault = fault;
  }

  readonly operations = new Proxy<FileOperations>(fs, {
    get: (_target, name: Operation) => {
      const real = fs[name] as Call;
      return (...given: never[]) => this.#call(name, real, given);
    },
  });

  #call(name: Operation, real: Call, given: never[]): unknown {
    if (this.#crashed) throw new Crash();
    const number = this.calls.push(name) - 1;
    if (name === 'writeSync' && this.#fullNext) {
      this.#fullNext = false;
      throw failure('ENOSPC');
    }
    if (number !== this.#at) return real(...given);
    switch (this.#fault) {
      case 'partial':
        return this.#half(name, real, given);
      case 'partial, then ENOSPC':
        this.#fullNext = true;
        return this.#half(name, real, given);
      case 'crash in the middle':
        if (name === 'writeSync') this.#half(name, real, given);
        this.#crashed = true;
        throw new Crash();
      case 'crash':
        this.#crashed = true;
        throw new Crash();
      default:
        throw failure(this.#fault);
    }
  }

  #half(name: Operation, real: Call, given: never[]): unknown {
    if (name !== 'writeSync') return real(...given);
    const [descriptor, content, offset, length] = given as unknown as [number, Buffer, number, number];
    return fs.writeSync(descriptor, content, offset, Math.max(1, Math.floor(length / 2)));
  }
}

/** Node's file operations on a disk with limited space; deleting or truncating a file frees space. */
export class SmallDisk {
  room: number;

  constructor(room: number) {
    this.room = room;
  }

  readonly operations = new Proxy<FileOperations>(fs, {
    get: (_target, name: Operation) => {
      const real = fs[name] as Call;
      return (...given: never[]) => this.#call(name, real, given);
    },
  });

  #call(name: Operation, real: Call, given: never[]): unknown {
    const [descriptor] = given as unknown as [number];
    if (name === 'writeSync') {
      const [, content, offset, length] = given as unknown as [number, Buffer, number, number];
      if (this.room === 0) throw failure('ENOSPC');
      const written = fs.writeSync(descriptor, content, offset, Math.min(length, this.room));
      this.room -= written;
      return written;
    }
    if (name === 'ftruncateSync')
      this.room += fs.fstatSync(descriptor).size - (given as unknown as [number, number])[1];
    if (name === 'closeSync' && fs.fstatSync(descriptor).nlink === 0) this.room += fs.fstatSync(descriptor).size;
    return real(...given);
  }
}
