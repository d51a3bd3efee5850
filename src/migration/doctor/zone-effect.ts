import { compare } from '../../comparison/index.js';
import { counted, listed } from '../report/wording.js';

/**
 * Describes the effect of a time zone on the answers of a transport.
 *
 * @param pairs each answer without a zone, and with one
 */
export function zoneEffectOf(pairs: readonly (readonly [plain: unknown, zoned: unknown])[]): string {
  const filled = pairs.filter((pair) => !pair.every(isNothing));
  if (filled.length === 0) return 'returned nothing to compare';
  const differences = filled.flatMap(([plain, zoned]) => compare(plain, zoned));
  if (differences.length === 0)
    return "returns the same with and without the time zone: it is the server's own zone, or the server does not know it";
  const shifted = differences.filter(({ cause }) => cause === 'shifted-date');
  const others = differences.length - shifted.length;
  const details = [...new Set(shifted.map(({ detail = 'some time' }) => detail))];
  const parts = [
    ...(shifted.length === 0 ? [] : [`moves ${counted(shifted.length, 'date')} by ${listed(details.slice(0, 4))}`]),
    ...(others === 0
      ? []
      : [
          `changes ${counted(others, 'other value')}, such as ${differences.find(({ cause }) => cause !== 'shifted-date')?.pattern ?? ''}`,
        ]),
  ];
  return parts.join(', and ');
}

/** An absent entity and a search without rows have no dates. */
function isNothing(answer: unknown): boolean {
  return answer === null || (Array.isArray(answer) && answer.length === 0);
}
