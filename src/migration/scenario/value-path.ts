import type { TypeDescription } from '../../contract/index.js';
import { didYouMean, nearest } from '../../errors/index.js';

/** One step of a path: a field, an index, or the item of a list that has a field with a value. */
export type ValueStep = string | number | { readonly field: string; readonly equals: string };

const steps = /^(?:\.?([^.[\]]+)|\[(-?\d+)\]|\[([^=\]]+)=([^\]]*)\])/;

/**
 * Parses `Persons[0].FirstName` or `[Name=Meeting (External)].Id`; `length` is the number of items in a list.
 *
 * @returns undefined if it is not a path
 */
export function parseValuePath(text: string): readonly ValueStep[] | undefined {
  const path: ValueStep[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole, name, index, field, equals] = steps.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    if (name !== undefined) path.push(name);
    else if (index !== undefined) path.push(Number(index));
    else path.push({ field: field?.trim() ?? '', equals: equals?.trim() ?? '' });
    rest = rest.slice(whole.length);
  }
  return path;
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: unknown, path: readonly ValueStep[]): unknown {
  let current = value;
  for (const step of path) current = below(current, step);
  return current;
}

function below(value: unknown, step: ValueStep): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? (value as unknown[]).at(step) : undefined;
  if (typeof step === 'string') {
    if (Array.isArray(value)) return step === 'length' ? value.length : undefined;
    return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
      ? (value as Readonly<Record<string, unknown>>)[step]
      : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  return (value as unknown[]).find((item) => String(below(item, step.field)) === step.equals);
}

/** The type that the contract declares at a path; undefined if it declares none; a message if the path cannot exist. */
export function typeAt(
  type: TypeDescription | undefined,
  path: readonly ValueStep[],
): TypeDescription | undefined | string {
  let current = type;
  for (const step of path) {
    if (current === undefined) return undefined;
    const next = typeBelow(current, step);
    if (typeof next === 'string') return next;
    current = next;
  }
  return current;
}

const whole: TypeDescription = { kind: 'primitive', name: 'int' };

function typeBelow(type: TypeDescription, step: ValueStep): TypeDescription | undefined | string {
  switch (type.kind) {
    case 'carrier': {
      if (typeof step !== 'string') return `${type.name} is not a list`;
      const field = type.fieldsByName.get(step);
      if (field !== undefined) return field.type;
      // A derived carrier may have it.
      if (type.derived.length > 0) return undefined;
      const hint = didYouMean(nearest(step, type.fieldsByName.keys()));
      return `${type.name} has no field ${JSON.stringify(step)}${hint}`;
    }
    case 'array':
      if (step === 'length') return whole;
      if (typeof step === 'string')
        return `a list has no field ${JSON.stringify(step)}; name an item first, such as [0].${step}`;
      if (typeof step === 'number') return type.item.type;
      return typeof typeBelow(type.item.type, step.field) === 'string'
        ? typeBelow(type.item.type, step.field)
        : type.item.type;
    case 'dictionary':
      return type.value.type;
    default:
      return `a ${type.name} has no fields`;
  }
}
