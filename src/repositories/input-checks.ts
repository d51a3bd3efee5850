import { ValidationError } from '../errors/index.js';
import type { Content } from '../operations/index.js';

/** @throws {ValidationError} for anything but true and false */
export function checkFlag(value: unknown, path: string): void {
  if (typeof value !== 'boolean') throw new ValidationError(`${path} must be true or false`, { path });
}

/** @throws {ValidationError} for anything but bytes, at once or in pieces */
export function checkContent(content: unknown): asserts content is Content {
  if (content instanceof Uint8Array) return;
  if (typeof content === 'object' && content !== null && Symbol.asyncIterator in content) return;
  throw new ValidationError('content must be a Uint8Array, a stream, or another async iterable of Uint8Array', {
    path: 'content',
  });
}
