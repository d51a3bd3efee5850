import type { z } from 'zod';
import { type ConfigurationProblem, nearest } from '../errors/index.js';
import { formerNames, membersOf, pathText, type Shape, shapesAt } from './setting-shapes.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The issues that the schema found, in words that name the setting and the fix. Values are not repeated. */
export function problemsOf(schema: Shape, issues: readonly Issue[], configuration: unknown): ConfigurationProblem[] {
  const misspelt = new Set(issues.flatMap((issue) => meantBy(schema, issue, configuration)));
  return issues
    .filter(({ path }) => valueAt(configuration, path) !== undefined || !misspelt.has(pathText(path)))
    .flatMap((issue) => describe(schema, issue, configuration, issue.path));
}

/** The paths of the settings that unknown ones are probably meant to be: they are not missing too. */
function meantBy(schema: Shape, issue: Issue, configuration: unknown): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = knownNames(shapesAt(schema, issue.path), valueAt(configuration, issue.path));
  return issue.keys.flatMap((key) => {
    const near = nearest(key, known);
    return near === undefined ? [] : [pathText([...issue.path, near])];
  });
}

function describe(schema: Shape, issue: Issue, configuration: unknown, path: Path): ConfigurationProblem[] {
  const value = valueAt(configuration, path);
  if (issue.code === 'unrecognized_keys') {
    const shapes = shapesAt(schema, path);
    const known = knownNames(shapes, value);
    return issue.keys.map((key) => {
      const renamed = renamedTo(shapes, key);
      const hint = renamed === undefined ? suggestion(key, known) : `. It is now called "${renamed}"`;
      return unknownSetting([...path, key], hint);
    });
  }
  if (issue.code === 'invalid_union' && issue.discriminator === undefined) {
    const closest = closestAlternative(shapesAt(schema, path), issue.errors, value);
    if (closest !== undefined) {
      return closest.flatMap((inner) => describe(schema, inner, configuration, [...path, ...inner.path]));
    }
    const misspelt = misspeltSettings(shapesAt(schema, path), value, path);
    if (misspelt.length > 0) return misspelt;
  }
  return [{ path: pathText(path), message: wording(schema, issue, value, path) }];
}

function wording(schema: Shape, issue: Issue, value: unknown, path: Path): string {
  const missing = value === undefined ? 'is missing: it ' : '';
  if (issue.code === 'invalid_union') {
    if (issue.message.startsWith('must')) return `${missing}${issue.message}`;
    if (issue.discriminator === undefined) {
      const shapes = shapesAt(schema, path);
      const near = typeof value === 'string' ? suggestion(value, literals(shapes)) : '';
      return `${missing}must be ${expectedShapes(shapes)}${near}`;
    }
    return `${missing}must be ${oneOf(literals(shapesAt(schema, path)), value)}`;
  }
  if (issue.code === 'invalid_value') {
    // The name of a transport is not secret, and seeing it shows the typing error.
    const given = path.at(-1) === 'transport' && typeof value === 'string' ? `, not ${JSON.stringify(value)}` : '';
    return `${missing}must be ${oneOf(issue.values, value, given)}`;
  }
  if (value === undefined && path.length > 0) return `is missing: it must be ${expectedShapes(shapesAt(schema, path))}`;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${articled(issue.expected)}`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'must not be empty';
      return `must be ${issue.inclusive === false ? 'greater than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a URL such as https://crm.example.com' : ownWords(issue);
    case 'invalid_key':
      return issue.issues.map(ownWords)[0] ?? ownWords(issue);
    default:
      return ownWords(issue);
  }
}

/** The messages of our own schema begin with `must`. */
function ownWords(issue: Issue): string {
  return issue.message.startsWith('must') ? issue.message : `is invalid: ${issue.message}`;
}

const articles: Readonly<Record<string, string>> = {
  int: 'an integer',
  number: 'a number',
  string: 'a string',
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
    if (def.type === 'enum') return Object.values(def.entries).map(String);
    return def.type === 'literal' ? def.values.map(String) : [];
  });
}

/** What a setting can be, without its optional parts: `{ environment, id }, { url } or "emulator"`. */
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

function oneOf(values: readonly z.core.util.Primitive[], value: unknown, given = ''): string {
  const quoted = values.map((each) => (typeof each === 'string' ? JSON.stringify(each) : String(each)));
  const texts = values.filter((each) => typeof each === 'string');
  const near = typeof value === 'string' ? suggestion(value, texts) : '';
  return `${quoted.length === 1 ? '' : 'one of '}${quoted.join(', ')}${given}${near}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `. Did you mean "${near}"?`;
}

function renamedTo(shapes: readonly Shape[], name: string): string | undefined {
  const renamed = shapes.flatMap((shape) => Object.entries(formerNames.get(shape) ?? {}));
  return renamed.find(([former]) => former === name)?.[1];
}

/** The names of settings in the alternatives that fit the value. */
function knownNames(shapes: readonly Shape[], value: unknown): readonly string[] {
  const fitting = shapes.filter((shape) => fits(shape, value));
  return [...new Set((fitting.length > 0 ? fitting : shapes).flatMap(namesIn))];
}

/** The settings of an object, or the keys that a record allows. */
function namesIn(shape: Shape): readonly string[] {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  if (def.type === 'record') return [...(def.keyType._zod.values ?? [])].map(String);
  return Object.keys(membersOf(shape) ?? {});
}

function fits(shape: Shape, value: unknown): boolean {
  const members = membersOf(shape);
  if (members === undefined || typeof value !== 'object' || value === null) return false;
  return Object.entries(members).every(([name, member]) => {
    const { def } = (member as z.core.$ZodTypes)._zod;
    return def.type !== 'literal' || def.values.includes((value as Record<string, never>)[name]);
  });
}

/** Settings that no alternative has, with the one that was probably meant. */
function misspeltSettings(shapes: readonly Shape[], value: unknown, path: Path): ConfigurationProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const known = [...new Set(shapes.flatMap(namesIn))];
  return Object.keys(value).flatMap((key) => {
    const hint = known.includes(key) ? '' : suggestion(key, known);
    return hint === '' ? [] : [unknownSetting([...path, key], hint)];
  });
}

function unknownSetting(path: Path, hint: string): ConfigurationProblem {
  const text = pathText(path);
  return { path: text, message: `unknown setting ${JSON.stringify(text)}${hint}` };
}

/**
 * The issues of the alternative that the value is most likely meant to be: the one that shares most names with it.
 * Undefined if no alternative is of the value's kind, or if the best one lacks a required setting: then all are listed.
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
