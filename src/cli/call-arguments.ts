import { ValidationError } from '../errors/index.js';
import type { Arguments, Operation } from '../migration/scenario/operations/operation.js';
import { JsonTooDeep, parseJson } from '../parsing/index.js';

/** Parameters that hold what the others are about: a word that names none of them goes into these. */
const bodies = ['values', 'changes', 'entity', 'criteria', 'options'];

/**
 * Reads a call's arguments as a person types them: `2` or `{"Name":"A"}` for the parameters in their order,
 * `id=2` by name, `Contact.ContactId=2` for a field. A value is JSON where it can be read as such, else text; a text that
 * looks like JSON goes in quotation marks: `Name='"123"'`.
 *
 * @throws {ValidationError} for what is no parameter, or given twice
 * @example
 * readArguments(operation, ['2', 'Name=Ada']); // for contacts.merge: { id: 2, changes: { Name: 'Ada' } }
 */
export function readArguments(operation: Operation, words: readonly string[]): Arguments {
  const given: Record<string, unknown> = {};
  const waiting = operation.parameters.map(({ name }) => name);
  const take = (name: string, value: unknown) => {
    if (!Object.hasOwn(given, name)) given[name] = value;
    else throw wrong(operation, `${name} is given twice`);
  };
  for (const word of words) {
    const named = /^([A-Za-z_][\w.:]*?)=(.*)$/s.exec(word);
    if (named !== null) {
      setField(given, pathOf(operation, named[1] ?? ''), valueOf(named[2] ?? ''));
      continue;
    }
    const value = valueOf(word);
    if (words.length === 1 && isAllArguments(operation, value)) return value;
    const name = waiting.find((each) => !Object.hasOwn(given, each));
    const isNoOption = name === 'options' && (typeof value !== 'object' || value === null);
    if (name === undefined || isNoOption) throw wrong(operation, `${word} is one argument too many`);
    take(name, value);
  }
  return given;
}

/** Does an object name parameters, so that it is all arguments at once? */
function isAllArguments({ parameters }: Operation, value: unknown): value is Arguments {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = parameters.map(({ name }) => name);
  return Object.keys(value).every((key) => names.includes(key));
}

function pathOf(operation: Operation, name: string): readonly string[] {
  const steps = name.split('.');
  if (steps.length > maximumSteps) throw wrong(operation, `an argument names more than ${maximumSteps} steps`);
  const names = operation.parameters.map((parameter) => parameter.name);
  if (names.includes(steps[0] ?? '')) return steps;
  const body = bodies.find((each) => names.includes(each));
  if (body === undefined) throw wrong(operation, `there is no parameter ${steps[0] ?? ''}`);
  return [body, ...steps];
}

function setField(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const last = path.at(-1) ?? '';
  let inner = target;
  for (const step of path.slice(0, -1)) {
    const next = Object.hasOwn(inner, step) ? inner[step] : undefined;
    if (typeof next === 'object' && next !== null) inner = next as Record<string, unknown>;
    else inner = define(inner, step, {}) as Record<string, unknown>;
  }
  if (Object.hasOwn(inner, last))
    throw new ValidationError(`${path.join('.')} is given twice`, { path: path.join('.') });
  define(inner, last, value);
}

/** More than any path in the contract has; a value that nests deeper is refused. */
const maximumSteps = 60;

/** A field of its own, whatever its name: `__proto__` is a name like any other. */
function define(target: object, name: string, value: unknown): unknown {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

function valueOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonTooDeep)
      throw new ValidationError(`an argument is JSON that cannot be read: ${error.message}`);
    return text;
  }
}

function wrong({ name, parameters }: Operation, what: string): ValidationError {
  const wanted = parameters.map((parameter) => (parameter.optional === true ? `[${parameter.name}]` : parameter.name));
  return new ValidationError(`${name}: ${what}; its parameters are ${wanted.join(', ') || 'none'}`);
}
