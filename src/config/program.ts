import { createJiti } from 'jiti';
import { ConfigurationError } from '../errors/index.js';
import { wrongConfiguration } from './schema.js';
import { sourced, type Sourced } from './sourced.js';

/**
 * Runs a configuration file that is a program, in JavaScript or TypeScript, as an ES module or not, and takes what it
 * exports. It is run anew each time, with the modules it imports; nothing of it is kept on the disk, since it may hold
 * secrets.
 */
export async function runProgram(file: string, name: string): Promise<Sourced> {
  const jiti = createJiti(file, { fsCache: false, moduleCache: false, interopDefault: true });
  let exported: unknown;
  try {
    exported = await jiti.import(file, { default: true });
  } catch (cause) {
    // One that reads a configuration in its turn has said it well.
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`${name} cannot be run: ${reasonOf(cause, file, name)}`, { cause });
  }
  const content = sourced(exported, { kind: 'file', file: name });
  if (content.kind === 'object') return content;
  const message = 'should export an object as its default';
  throw wrongConfiguration([{ path: '', message, origin: content.origin }]);
}

/** A parser's message ends with the place on a line of its own. */
function reasonOf(cause: unknown, file: string, name: string): string {
  // One of another realm, where the program may have run, is no instance of Error.
  const { message = String(cause) } = Object(cause) as { readonly message?: string };
  return message
    .replaceAll(file, name)
    .replace(/\s*\n\s*/g, ' at ')
    .trim();
}
