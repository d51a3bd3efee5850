import { ValidationError } from '../errors/index.js';

const highestId = 2_147_483_647;

/** @throws {ValidationError} for what cannot be the id of anything, saying `otherwise` and what it was */
export function checkId(id: unknown, otherwise = 'an id is a whole number from 1 to 2147483647'): asserts id is number {
  if (typeof id === 'number' && Number.isInteger(id) && id >= 1 && id <= highestId) return;
  const given =
    typeof id === 'number' || typeof id === 'string'
      ? `, and this is ${typeof id === 'number' ? id : JSON.stringify(id)}`
      : '';
  throw new ValidationError(`${otherwise}${given}`, { path: 'id' });
}
