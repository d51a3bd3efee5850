import { isDeepStrictEqual } from 'node:util';
import { ServerFailureError } from '../../src/emulator/server-error.js';
import { SuperOfficeError } from '../../src/errors/index.js';
import type { FuzzTarget } from './target.js';

/** What all objects inherit from, and how many members that had before anything was read. */
const shared = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
  Map.prototype,
];
const members = shared.map((prototype) => Reflect.ownKeys(prototype).length);

/** Processor time that no text of this size may take: thousands of times what a linear reader needs. */
const mostMicroseconds = 10_000_000;

/**
 * Reads a text, and looks at what comes of it: a value, or a typed error; nothing shared is changed; the work is bounded;
 * and a value that has a written form is the same when it is read again.
 *
 * @throws {Error} that says which of these does not hold
 */
export async function survives(target: FuzzTarget, text: string): Promise<void> {
  const before = process.cpuUsage();
  const value = await outcomeOf(target, text);
  if (process.cpuUsage(before).user > mostMicroseconds) throw new Error('it took more than 10 s');
  for (const [index, prototype] of shared.entries()) {
    if (Reflect.ownKeys(prototype).length !== members[index]) throw new Error('it changed a prototype');
  }
  if (value === refused) return;
  const written = target.write?.(value);
  if (written === undefined) return;
  const again = await outcomeOf(target, written);
  if (!isDeepStrictEqual(again, value))
    throw new Error(`it was read, written and read as something else: ${written.slice(0, 400)}`);
}

const refused = Symbol('refused');

async function outcomeOf(target: FuzzTarget, text: string): Promise<unknown> {
  try {
    return await target.read(text);
  } catch (error) {
    // The emulator reports as a server does.
    if (error instanceof SuperOfficeError || error instanceof ServerFailureError) return refused;
    throw new Error(`it threw ${String(error).slice(0, 400)}`, { cause: error });
  }
}
