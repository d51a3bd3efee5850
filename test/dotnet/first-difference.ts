/**
 * The first place where two canonical values differ, in words. Real numbers may differ in their last bit, and those
 * below the smallest normal one in more: Mono reads and writes such numbers less exactly than .NET.
 */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
    const [ones, others] = [one, other] as Readonly<Record<string, unknown>>[];
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const difference = firstDifference(ones?.[key], others?.[key], `${path}/${key}`);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  if (Object.is(one, other) || (typeof one === 'number' && typeof other === 'number' && areClose(one, other))) {
    return undefined;
  }
  return `${path}: ${shown(one)} and ${shown(other)}`;
}

const smallestNormal = 2.2250738585072014e-308;

function areClose(one: number, other: number): boolean {
  if (Number.isInteger(one) && Math.abs(one) <= Number.MAX_SAFE_INTEGER) return false;
  const size = Math.max(Math.abs(one), Math.abs(other));
  return size < smallestNormal || Math.abs(one - other) <= size * Number.EPSILON;
}

const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
