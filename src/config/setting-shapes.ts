import * as z from 'zod';

/** Any schema of a setting. */
export type Shape = z.core.$ZodType;

/** Settings that name a folder or file: in a configuration file they are relative to that file. */
export const pathSettings = z.registry<{ readonly relativeTo: 'file' }>();

/** The named TypeScript types of settings: generated from the schema, or imported from a module. */
export const typeNames = z.registry<{ readonly type: string; readonly from?: string }>();

/** Settings of an object that were renamed: the former name and the one that replaces it. */
export const formerNames = z.registry<Readonly<Record<string, string>>>();

/**
 * The shapes of a setting, without wrappers such as optional or default: one, or each alternative of a union. The schema is
 * the only source of the settings; the other modules of this folder read it through these functions.
 */
export function alternatives(shape: Shape): readonly Shape[] {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return alternatives(def.innerType);
    case 'pipe':
      return alternatives(def.in);
    case 'lazy':
      return alternatives(def.getter());
    case 'union':
      return def.options.flatMap(alternatives);
    default:
      return [shape];
  }
}

/** The members of an object shape by name; undefined for other shapes. */
export function membersOf(shape: Shape): Readonly<Record<string, Shape>> | undefined {
  const { def } = (shape as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? def.shape : undefined;
}

/** The shapes of a member, or of an item, of any of these shapes. */
export function memberShapes(shapes: readonly Shape[], name: PropertyKey): readonly Shape[] {
  return shapes.flatMap((shape) => {
    const { def } = (shape as z.core.$ZodTypes)._zod;
    if (def.type === 'object') {
      const member = Object.hasOwn(def.shape, name) ? def.shape[String(name)] : undefined;
      return member === undefined ? [] : alternatives(member);
    }
    if (def.type === 'array') return alternatives(def.element);
    if (def.type === 'record') return alternatives(def.valueType);
    return [];
  });
}

export function shapesAt(root: Shape, path: readonly PropertyKey[]): readonly Shape[] {
  return path.reduce<readonly Shape[]>((shapes, name) => memberShapes(shapes, name), alternatives(root));
}

export function isSecret(shapes: readonly Shape[]): boolean {
  return shapes.some((shape) => z.globalRegistry.get(shape)?.['writeOnly'] === true);
}

export function isPath(shapes: readonly Shape[]): boolean {
  return shapes.some((shape) => pathSettings.has(shape));
}

const scalarTypes: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'literal', 'enum']);

export interface ScalarSetting {
  readonly path: readonly string[];
  readonly shapes: readonly Shape[];
}

/** Every setting with a scalar value, by its path, except those in lists. */
export function scalarSettings(root: Shape): readonly ScalarSetting[] {
  const found = new Map<string, ScalarSetting>();
  const visit = (shapes: readonly Shape[], path: readonly string[]): void => {
    const scalars = shapes.filter((shape) => scalarTypes.has((shape as z.core.$ZodTypes)._zod.def.type));
    if (scalars.length > 0) found.set(path.join('.'), { path, shapes: scalars });
    const names = new Set(shapes.flatMap((shape) => Object.keys(membersOf(shape) ?? {})));
    for (const name of names) visit(memberShapes(shapes.filter(membersOf), name), [...path, name]);
  };
  visit(alternatives(root), []);
  return [...found.values()];
}

/** Converts a text to the setting's type: `'5000'` becomes a number if the setting is one. Otherwise it stays a text. */
export function fromText(shapes: readonly Shape[], text: string): unknown {
  for (const shape of shapes) {
    const { def } = (shape as z.core.$ZodTypes)._zod;
    if (def.type === 'literal') {
      const literal = def.values.find((value) => String(value) === text);
      if (literal !== undefined) return literal;
    }
    if (def.type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
    if (def.type === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  }
  return text;
}

/** `routes[1].match` for `['routes', 1, 'match']`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, name) =>
      typeof name === 'number' ? `${text}[${name}]` : text === '' ? String(name) : `${text}.${String(name)}`,
    '',
  );
}

/** The reverse of `pathText`. */
export function pathOf(text: string): readonly PropertyKey[] {
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([whole, index]) =>
    index === undefined ? whole : Number(index),
  );
}
