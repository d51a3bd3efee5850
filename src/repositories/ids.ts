import { ValidationError } from '../errors/index.js';

const maxId = 2_147_483_647;

/**
 * Checks an id.
 *
 * @param problem the message, to which the invalid id is added; default: an id must be an integer in the range of ids
 * @throws {ValidationError} if it is not a valid id
 */
export function checkId(id: unknown, problem?: string): asserts id is number {
  if (typeof id === 'number' && Number.isInteger(id) && id >= 1 && id <= maxId) return;
  const missing = problem === undefined && (id === undefined || id === null) ? 'id is missing: ' : '';
  const found =
    typeof id === 'number' || typeof id === 'string'
      ? ` (found ${typeof id === 'number' ? id : JSON.stringify(id)})`
      : '';
  throw new ValidationError(`${missing}${problem ?? 'an id must be an integer from 1 to 2147483647'}${found}`, {
    path: 'id',
  });
}
