import { ConfigurationError } from '../errors/index.js';
import { defaultExport, type FreshModuleOptions, ImportCircle } from './fresh-module.js';
import { wrongConfiguration } from './schema.js';
import { sourced, type Sourced } from './sourced.js';

/** Runs a configuration file that is a program, and takes what it exports. */
export async function runProgram(file: string, name: string): Promise<Sourced> {
  const exported = await exportOf(file, name);
  let content: Sourced;
  try {
    content = sourced(exported, { kind: 'file', file: name });
  } catch (error) {
    // What it exports may be a program, too: a property that is computed.
    throw notRun(error, file, name);
  }
  if (content.kind === 'object') return content;
  const message = 'should export an object as its default';
  throw wrongConfiguration([{ path: '', message, origin: content.origin }]);
}

/**
 * The default export of a program that a person wrote.
 *
 * @throws {ConfigurationError} where it cannot be run. It says where, and not what the program threw: that may hold what
 *   the program was about to return, such as a token.
 */
export async function exportOf(file: string, name: string, options?: FreshModuleOptions): Promise<unknown> {
  try {
    return await defaultExport(file, options);
  } catch (error) {
    // One that reads a configuration in its turn has said it well.
    if (isA(error, ConfigurationError)) throw error;
    throw notRun(error, file, name);
  }
}

function notRun(error: unknown, file: string, name: string): ConfigurationError {
  const { message, stack } = texts(error);
  if (isA(error, ImportCircle)) {
    return new ConfigurationError(`${name} cannot be run: ${message}; move what they share into a file of its own`);
  }
  // The compiler's message ends with the place on a line of its own, and quotes the program before it.
  const syntax = /\n\s*\S*?(\d+):(\d+)\s*$/.exec(message);
  if (syntax !== null) {
    const place = `${name}:${String(syntax[1])}:${String(syntax[2])}`;
    return new ConfigurationError(`${name} cannot be run: there is a syntax error at ${place}`);
  }
  const place = placeIn(stack, file);
  const code = /^ERR_[A-Z_]+$|^MODULE_NOT_FOUND$/.exec(texts(error).code)?.[0];
  const kind = /^(?:[A-Z][A-Za-z]{0,40})?(?:Error|Exception)$/.exec(texts(error).name)?.[0] ?? 'a value';
  const what = code === undefined ? kind : `${kind} (${code})`;
  return new ConfigurationError(
    `${name} cannot be run: ${what} was thrown at ${name}${place}; run it by itself to see what it says`,
  );
}

/** A program may throw what answers every question with an exception of its own. */
function isA<Kind>(error: unknown, kind: abstract new (...given: never[]) => Kind): error is Kind {
  try {
    return error instanceof kind;
  } catch {
    return false;
  }
}

/** Of another realm, where the program may have run, an error is not an instance of Error; and it may be hostile. */
function texts(error: unknown): Readonly<Record<'name' | 'message' | 'stack' | 'code', string>> {
  const read = (name: string): string => {
    try {
      const value: unknown = (Object(error) as Record<string, unknown>)[name];
      return typeof value === 'string' ? value : '';
    } catch {
      return '';
    }
  };
  return { name: read('name'), message: read('message'), stack: read('stack'), code: read('code') };
}

/** The line; columns are those of what the program was compiled to. */
function placeIn(stack: string, file: string): string {
  const found = stack.lastIndexOf(`${file}:`);
  const place = found < 0 ? null : /^:\d+/.exec(stack.slice(found + file.length));
  return place?.[0] ?? '';
}
