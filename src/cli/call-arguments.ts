import { ValidationError } from '../errors/index.js';
import type { Arguments, Operation } from '../migration/scenario/operations/operation.js';
import { jsonProblem, JsonTooDeep, parseJson } from '../parsing/index.js';

/** Parameters whose fields can be set directly: a name that is not a parameter is a field of the first of these. */
const bodies = ['values', 'changes', 'entity', 'criteria', 'options'];

/**
 * Reads the arguments of a call as typed: `2` or `{"Name":"A"}` for the parameters in their order, `id=2` by name,
 * `Contact.ContactId=2` for a field. A value is parsed as JSON if possible, otherwise it is text; quote text that looks like
 * JSON: `Name='"123"'`.
 *
 * @throws {ValidationError} for an unknown or repeated parameter
 * @example
 * readArguments(operation, ['2', 'Name=Ada']); // for contacts.merge: { id: 2, changes: { Name: 'Ada' } }
 */
export function readArguments(operation: Operation, words: readonly string[]): Arguments {
  const given: Record<string, unknown> = {};
  const waiting = operation.parameters.map(({ name }) => name);
  const take = (name: string, value: unknown) => {
    if (!Object.hasOwn(given, name)) given[name] = value;
    else throw invalid(operation, `${name} is given twice`);
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
    if (name === undefined || isNoOption) throw invalid(operation, `unexpected argument ${word}`);
    take(name, value);
  }
  return given;
}

/** Are all keys of the object parameters, so that it holds all arguments at once? */
function isAllArguments({ parameters }: Operation, value: unknown): value is Arguments {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = parameters.map(({ name }) => name);
  return Object.keys(value).every((key) => names.includes(key));
}

function pathOf(operation: Operation, name: string): readonly string[] {
  const steps = name.split('.');
  if (steps.length > maxSteps) throw invalid(operation, `a field path may have at most ${maxSteps} steps`);
  const names = operation.parameters.map((parameter) => parameter.name);
  if (names.includes(steps[0] ?? '')) return steps;
  const body = bodies.find((each) => names.includes(each));
  if (body === undefined) throw invalid(operation, `unknown parameter ${steps[0] ?? ''}`);
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

/** More than any path in the contract has; a deeper value is refused. */
const maxSteps = 60;

/** Defines an own property, even for the name `__proto__`. */
function define(target: object, name: string, value: unknown): unknown {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

function valueOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonTooDeep) throw new ValidationError(`invalid JSON in an argument: ${error.message}`);
    const problem = looksLikeJson.test(text) ? jsonProblem(text) : undefined;
    if (problem === undefined) return text;
    throw new ValidationError(
      `a value is not valid JSON at its character ${problem.at + 1}: ${problem.message}; quote it as a JSON string if it is text`,
    );
  }
}

/** An object or a list with something that only JSON has: a text may begin with a brace or bracket. */
const looksLikeJson = /^\s*(?:\{\s*["}]|\[\s*["[{\d])/;

function invalid({ name, parameters }: Operation, what: string): ValidationError {
  const wanted = parameters.map((parameter) => (parameter.optional === true ? `[${parameter.name}]` : parameter.name));
  return new ValidationError(`${name}: ${what}; its parameters are ${wanted.join(', ') || 'none'}`);
}
