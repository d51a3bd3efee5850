import { parseDateTime } from '../codec/values/index.js';
import { ValidationError } from '../errors/index.js';
import { utcOf } from '../transports/precondition.js';

/**
 * The condition of a write: an instant with a Z, for a `Date` or a text with a zone; otherwise the entity's own
 * `UpdatedDate`, without a zone.
 */
export function preconditionText(date: unknown): string {
  const value = date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : date;
  const text = typeof value === 'string' ? value : '';
  const parts = parseDateTime(text);
  if (parts === undefined) {
    throw new ValidationError('ifUnmodifiedSince must be a Date, or the UpdatedDate of an entity', {
      path: 'ifUnmodifiedSince',
    });
  }
  return parts.zone === undefined ? parts.local.slice(0, 19) : `${utcOf(text) ?? ''}Z`;
}
