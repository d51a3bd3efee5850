import { ValidationError } from '../errors/index.js';

/** @throws {ValidationError} for anything but true and false */
export function checkFlag(value: unknown, path: string): void {
  if (typeof value !== 'boolean') throw new ValidationError(`${path} must be true or false`, { path });
}
