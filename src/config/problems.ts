import type { z } from 'zod';
import { type ConfigurationProblem, nearest } from '../errors/index.js';
import { formerNames, membersOf, pathText, type Shape, shapesAt } from './setting-shapes.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the schema says of a configuration, in words that name the setting and the way out. Values are not repeated. */
export function problemsOf(schema: Shape, issues: readonly Issue[], configuration: unknown): ConfigurationProblem[] {
  return issues.flatMap((issue) => describe(schema, issue, configuration, issue.path));
}

function describe(schema: Shape, issue: Issue, configuration: unknown, path: Path): ConfigurationProblem[] {
  const value = valueAt(configuration, path);
  if (issue.code === 'unrecognized_keys') {
    const shapes = shapesAt(schema, path);
    const known = knownNames(shapes, value);
    return issue.keys.map((key) => {
      const renamed = renamedTo(shapes, key);
      const message = renamed === undefined ? `is no setting${suggestion(key, known)}` : `is now called "${renamed}"`;
      return { path: pathText([...path, key]), message };
    });
  }
  if (issue.code === 'invalid_union' && issue.discriminator === undefined) {
    const closest = closestAlternative(shapesAt(schema, path), issue.errors, value);
    if (closest !== undefined) {
      return closest.flatMap((inner) => describe(schema, inner, configuration, [...path, ...inner.path]));
    }
  }
  return [{ path: pathText(path), message: wording(schema, issue, value, path) }];
}

function wording(schema: Shape, issue: Issue, value: unknown, path: Path): string {
  if (issue.code === 'invalid_union') {
    if (issue.discriminator === undefined) {
      const shapes = shapesAt(schema, path);
      const near = typeof value === 'string' ? suggestion(value, literals(shapes)) : '';
      return `should be ${expectedShapes(shapes)}${near}`;
    }
    return `should be ${oneOf(literals(shapesAt(schema, path)), value)}`;
  }
  if (issue.code === 'invalid_value') {
    // A word that stands for a transport is no secret, and whoever reads it sees the slip.
    const given = path.at(-1) === 'transport' && typeof value === 'string' ? `, and is ${JSON.stringify(value)}` : '';
    return `should be ${oneOf(issue.values.map(String), value, given)}`;
  }
  if (value === undefined && path.length > 0)
    return `is missing: it should be ${expectedShapes(shapesAt(schema, path))}`;
  switch (issue.code) {
    case 'invalid_type':
      return `should be ${articled(issue.expected)}`;
    case 'too_small':
      if (issue.origin === 'string') return 'should not be empty';
      return `should be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `should be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'should be an address such as https://crm.example.com' : ownWords(issue);
    default:
      return ownWords(issue);
  }
}

/** The messages that our own schema brings begin with what should be. */
function ownWords(issue: Issue): string {
  return issue.message.startsWith('should') ? issue.message : `is not right: ${issue.message}`;
}

const articles: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

function articled(type: string): string {
  return articles[type] ?? type;
}

function literals(shapes: readonly Shape[]): readonly string[] {
  return shapes.flatMap((shape) => {
    const { def } = (shape as z.core.$ZodTypes)._zod;
    return def.type === 'literal' ? def.values.map(String) : [];
  });
}

/** What a setting can be: `{ environment, id }, { url } or "emulator"`, with what may be left out left out. */
function expectedShapes(shapes: readonly Shape[]): string {
  const objectsFirst = [...shapes.filter(membersOf), ...shapes.filter((shape) => membersOf(shape) === undefined)];
  const words = objectsFirst.flatMap((shape) => {
    const { def } = (shape as z.core.$ZodTypes)._zod;
    const members = membersOf(shape);
    if (members !== undefined) {
      const needed = Object.keys(members).filter((name) => members[name]?._zod.optin === undefined);
      return `{ ${(needed.length > 0 ? needed : Object.keys(members)).join(', ')} }`;
    }
    if (def.type === 'literal') return def.values.map((value) => JSON.stringify(value));
    if (def.type === 'enum') return Object.values(def.entries).map((value) => JSON.stringify(value));
    return articled(def.type);
  });
  return listed([...new Set(words)]);
}

function oneOf(values: readonly string[], value: unknown, given = ''): string {
  const quoted = values.map((each) => JSON.stringify(each));
  const near = typeof value === 'string' ? suggestion(value, values) : '';
  return `${quoted.length === 1 ? '' : 'one of '}${quoted.join(', ')}${given}${near}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function renamedTo(shapes: readonly Shape[], name: string): string | undefined {
  const renamed = shapes.flatMap((shape) => Object.entries(formerNames.get(shape) ?? {}));
  return renamed.find(([former]) => former === name)?.[1];
}

/** The names of the alternatives that the value can be. */
function knownNames(shapes: readonly Shape[], value: unknown): readonly string[] {
  const fitting = shapes.filter((shape) => fits(shape, value));
  return [...new Set((fitting.length > 0 ? fitting : shapes).flatMap((shape) => Object.keys(membersOf(shape) ?? {})))];
}

function fits(shape: Shape, value: unknown): boolean {
  const members = membersOf(shape);
  if (members === undefined || typeof value !== 'object' || value === null) return false;
  return Object.entries(members).every(([name, member]) => {
    const { def } = (member as z.core.$ZodTypes)._zod;
    return def.type !== 'literal' || def.values.includes((value as Record<string, never>)[name]);
  });
}

/**
 * The issues of the alternative that the value is most likely meant to be: the one that shares most names with it.
 * None where the value is of no such kind, or where it lacks what the alternatives need: then all of them are named.
 */
function closestAlternative(
  shapes: readonly Shape[],
  errors: readonly (readonly Issue[])[],
  value: unknown,
): readonly Issue[] | undefined {
  const candidates = errors.flatMap((issues, index) => {
    const shape = shapes[index];
    return shape === undefined || errors.length !== shapes.length ? [] : [{ issues, score: score(shape, value) }];
  });
  const best = candidates.sort((left, right) => right.score - left.score)[0];
  if (best === undefined || best.score <= 0) return undefined;
  const lacking = best.issues.some((issue) => issue.path.length === 1 && valueAt(value, issue.path) === undefined);
  return lacking ? undefined : best.issues;
}

function score(shape: Shape, value: unknown): number {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  if (Array.isArray(value)) return def.type === 'array' ? 1 : 0;
  const members = membersOf(shape);
  if (typeof value !== 'object' || value === null) {
    return def.type === typeof value ? 1 : 0;
  }
  if (members === undefined) return def.type === 'record' ? 1 : 0;
  const known = { ...members, ...formerNames.get(shape) };
  return Object.keys(value).filter((name) => Object.hasOwn(known, name)).length;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, name) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, name)
        ? (part as Record<PropertyKey, unknown>)[name]
        : undefined,
    value,
  );
}
