import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { type AnyFunction, around, type Methods } from './around.js';
import { secretSearch } from './secret-search.js';

/**
 * Whatever the library writes to files (reports, recordings, journals, checkpoints, audits, shadows, sealed tokens) and
 * whatever processes print that tests start, is searched. An imported function cannot be replaced later, so this runs
 * before anything else imports these modules.
 */

const require = createRequire(import.meta.url);
const files = require('node:fs') as Methods<'writeFileSync' | 'appendFileSync' | 'writeSync' | 'createWriteStream'>;
const promised = require('node:fs/promises') as Methods<'writeFile' | 'appendFile' | 'open'>;
const { ChildProcess } = require('node:child_process') as { ChildProcess: { prototype: Methods<'spawn'> } };

// Errors created later are remembered, but not those created here.
const PlainError = Error;

/** Whether the library writes, rather than a test. Tests write configurations, which contain secrets. */
function isOurs(): boolean {
  const frames = (new PlainError().stack ?? '').split('\n').slice(1);
  const caller = frames.find((frame) => !frame.includes('test/support/watch-files'));
  return caller?.includes('/src/') === true;
}

function searched(data: unknown): void {
  if (typeof data === 'string') secretSearch.search('a file', data);
  else if (ArrayBuffer.isView(data)) secretSearch.search('a file', bytesOf(data).toString('latin1'));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => Buffer.from(buffer, byteOffset, byteLength);

/** @param place the index of the text among the arguments */
const writing =
  (place: number, always = false) =>
  (original: AnyFunction): AnyFunction =>
    function (this: never, ...given: never[]) {
      if (always || isOurs()) searched(given[place]);
      return original.apply(this, given);
    };

for (const name of ['writeFileSync', 'appendFileSync', 'writeSync'] as const) around(files, name, writing(1));
for (const name of ['writeFile', 'appendFile'] as const) around(promised, name, writing(1));

/** Watches what is written to files that the library has opened. */
function watched<Name extends string>(opened: Methods<Name>, names: readonly Name[]): void {
  for (const name of names) opened[name] = writing(0, true)(opened[name]);
}

around(files, 'createWriteStream', (original) => {
  return function (this: never, ...given: never[]) {
    const stream = original.apply(this, given);
    if (isOurs()) watched(stream as Methods<'write' | 'end'>, ['write', 'end']);
    return stream;
  };
});
around(promised, 'open', (original) => {
  return async function (this: never, ...given: never[]) {
    const ours = isOurs();
    const handle = await original.apply(this, given);
    if (ours) watched(handle as Methods<'write' | 'writeFile' | 'appendFile'>, ['write', 'writeFile', 'appendFile']);
    return handle;
  };
});

/** A secret may arrive in two pieces. */
const overlap = 500;

around(ChildProcess.prototype, 'spawn', (original) => {
  return function (this: never, ...given: never[]) {
    const result = original.apply(this, given);
    const { stdout, stderr } = this as { readonly stdout: Readable | null; readonly stderr: Readable | null };
    for (const stream of [stdout, stderr]) if (stream !== null) searchPrinted(stream);
    return result;
  };
});

/** Sees what arrives without reading it, because the test that started the process reads it. */
function searchPrinted(stream: Readable): void {
  const push = stream.push.bind(stream);
  let last = '';
  stream.push = (chunk: Buffer | string | null, ...rest) => {
    if (chunk !== null) {
      last = last.slice(-overlap) + String(chunk);
      secretSearch.search('a process', last);
    }
    return push(chunk, ...rest);
  };
}
