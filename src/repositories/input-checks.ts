import { ValidationError } from '../errors/index.js';
import { findUncarriable } from '../values/index.js';

/** @throws {ValidationError} for anything but true and false */
export function checkFlag(value: unknown, path: string): void {
  if (typeof value !== 'boolean') throw new ValidationError(`${path} should be true or false`, { path });
}

/**
 * The text as it was given.
 *
 * @throws {ValidationError} for what is no text, or holds a character that XML cannot carry
 */
export function carriableText(text: unknown, path: string): string {
  if (typeof text !== 'string') throw new ValidationError(`${path} should be a text`, { path });
  const found = findUncarriable(text);
  if (found === undefined) return text;
  throw new ValidationError(`${path}: the character ${found.codePoint} at index ${found.index} cannot travel in XML`, {
    path,
  });
}
