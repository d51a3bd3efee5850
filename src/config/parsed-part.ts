import type * as z from 'zod';
import { ConfigurationError, problemText } from '../errors/index.js';
import { problemsOf } from './problems.js';

/**
 * Validates a part of a configuration, for a function that takes no whole one.
 *
 * @param name the setting that it is
 * @throws {ConfigurationError} that names each invalid setting
 */
export function parsedPart<Part extends z.ZodType>(schema: Part, name: string, value: unknown): z.output<Part> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = problemsOf(schema, parsed.error.issues, value).map(({ path, message }) => ({
    path: path === '' ? name : `${name}.${path}`,
    message,
  }));
  throw new ConfigurationError(`Invalid configuration: ${problems.map(problemText).join('; ')}`, {
    path: problems[0]?.path,
    problems,
  });
}
