import { ConfigurationError } from '../errors/index.js';
import { defaultExport, type FreshModuleOptions, ImportCycle } from './fresh-module.js';
import { invalidConfiguration } from './schema.js';
import { withOrigin, type WithOrigin } from './with-origin.js';

/** Runs a configuration file that is a program, and returns what it exports. */
export async function runProgram(file: string, name: string): Promise<WithOrigin> {
  const exported = await exportOf(file, name);
  let content: WithOrigin;
  try {
    content = withOrigin(exported, { kind: 'file', file: name });
  } catch (error) {
    // A getter of what it exports may throw, too.
    throw runError(error, file, name);
  }
  if (content.kind === 'object') return content;
  const message = 'must export an object as its default';
  throw invalidConfiguration([{ path: '', message, origin: content.origin }]);
}

/**
 * The default export of a user's program.
 *
 * @throws {ConfigurationError} if it cannot be run. The error says where, but not what the program threw: that may contain
 *   what the program was about to return, such as a token.
 */
export async function exportOf(file: string, name: string, options?: FreshModuleOptions): Promise<unknown> {
  try {
    return await defaultExport(file, options);
  } catch (error) {
    // The program may read a configuration itself; that error is already clear.
    if (isA(error, ConfigurationError)) throw error;
    throw runError(error, file, name);
  }
}

function runError(error: unknown, file: string, name: string): ConfigurationError {
  const { message, stack } = texts(error);
  if (isA(error, ImportCycle)) {
    return new ConfigurationError(`${name} cannot be run: ${message}; move what they share into a separate file`);
  }
  // The compiler's message ends with the place on a separate line, after a quotation of the program.
  const syntax = /\n\s*\S*?(\d+):(\d+)\s*$/.exec(message);
  if (syntax !== null) {
    const place = `${name}:${String(syntax[1])}:${String(syntax[2])}`;
    return new ConfigurationError(`${name} cannot be run: syntax error at ${place}`);
  }
  const place = placeIn(stack, file);
  const code = /^ERR_[A-Z_]+$|^MODULE_NOT_FOUND$/.exec(texts(error).code)?.[0];
  const kind = /^(?:[A-Z][A-Za-z]{0,40})?(?:Error|Exception)$/.exec(texts(error).name)?.[0] ?? 'a value';
  const what = code === undefined ? kind : `${kind} (${code})`;
  return new ConfigurationError(
    `${name} cannot be run: ${what} was thrown at ${name}${place}; run it on its own to see the error`,
  );
}

/** `instanceof` that never throws: a program may throw a proxy whose every trap throws. */
function isA<Kind>(error: unknown, kind: abstract new (...given: never[]) => Kind): error is Kind {
  try {
    return error instanceof kind;
  } catch {
    return false;
  }
}

/** The texts of an error from another realm, which is not an instance of our Error and may be hostile. */
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

/** The line alone: columns are those of the compiled program. */
function placeIn(stack: string, file: string): string {
  const found = stack.lastIndexOf(`${file}:`);
  const place = found < 0 ? null : /^:\d+/.exec(stack.slice(found + file.length));
  return place?.[0] ?? '';
}
