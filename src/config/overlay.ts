import type * as z from 'zod';
import { alternatives, memberShapes, membersOf, type Shape } from './setting-shapes.js';
import type { WithOrigin, ObjectWithOrigin } from './with-origin.js';

/** Settings that belong to another one and are dropped with it: credentials are never sent to another kind of tenant. */
const belongings: Readonly<Record<string, string>> = { auth: 'tenant' };

/** Settings that determine where credentials are sent. */
const addresses = ['origin', 'url', 'soapUrl', 'restUrl', 'loginUrl'];

/**
 * One layer of configuration over another.
 *
 * Objects are merged member by member; other values, including lists, are replaced. If a setting has several possible
 * shapes (`tenant`, `auth`) and the upper layer uses a different one, the lower value is dropped as a whole. So are the
 * credentials below a layer that sets a tenant of another kind or a URL on another host: someone who can set a URL may not
 * be allowed to read the credentials.
 */
export function overlay(schema: Shape, lower: WithOrigin, upper: WithOrigin): WithOrigin {
  const shapes = alternatives(schema);
  if (lower.kind !== 'object' || upper.kind !== 'object') return upper;
  const kept = new Map(lower.members);
  for (const [name, owner] of Object.entries(belongings)) {
    const [before, after] = [lower.members.get(owner), upper.members.get(owner)];
    if (before === undefined || after === undefined) continue;
    if (!agree(memberShapes(shapes, owner), before, after) || leadsElsewhere(before, after)) kept.delete(name);
  }
  for (const name of Object.keys(belongings)) {
    const [before, after] = [kept.get(name), upper.members.get(name)];
    if (before !== undefined && after !== undefined && leadsElsewhere(before, after)) kept.delete(name);
  }
  return merge(shapes, { ...lower, members: kept }, upper);
}

function merge(shapes: readonly Shape[], lower: WithOrigin | undefined, upper: WithOrigin): WithOrigin {
  if (lower?.kind !== 'object' || upper.kind !== 'object') return upper;
  if (!agree(shapes, lower, upper)) return upper;
  const members = new Map(lower.members);
  for (const [name, member] of upper.members) {
    members.set(name, merge(memberShapes(shapes, name), lower.members.get(name), member));
  }
  return { ...lower, members };
}

/** Whether both can be parts of the same alternative. */
function agree(shapes: readonly Shape[], lower: WithOrigin, upper: WithOrigin): boolean {
  if (lower.kind !== 'object' || upper.kind !== 'object') {
    return lower.kind === 'value' && upper.kind === 'value' && lower.value === upper.value;
  }
  const objects = shapes.filter(membersOf);
  if (objects.length < 2) return true;
  const discriminators = Object.keys(membersOf(objects[0] as Shape) ?? {}).filter((name) =>
    objects.every((shape) => isLiteral(membersOf(shape)?.[name])),
  );
  if (discriminators.length > 0) {
    return discriminators.every((name) => !contradict(lower.members.get(name), upper.members.get(name)));
  }
  const known = new Set(objects.flatMap((shape) => Object.keys(membersOf(shape) ?? {})));
  const named = [...names(lower), ...names(upper)].filter((name) => known.has(name));
  return objects.some((shape) => named.every((name) => Object.hasOwn(membersOf(shape) ?? {}, name)));
}

/** Whether the upper part has a host that the lower one does not have. */
function leadsElsewhere(lower: WithOrigin, upper: WithOrigin): boolean {
  const known = new Set(originsIn(lower));
  return originsIn(upper).some((origin) => !known.has(origin));
}

function originsIn(part: WithOrigin): string[] {
  if (part.kind !== 'object') return [];
  return addresses.flatMap((name) => {
    const member = part.members.get(name);
    return member?.kind === 'value' && typeof member.value === 'string' ? [originOf(member.value)] : [];
  });
}

/** A text that is not a URL counts as its own origin; it is refused later. */
function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}

function names(part: ObjectWithOrigin): Iterable<string> {
  return part.members.keys();
}

function isLiteral(shape: Shape | undefined): boolean {
  return shape !== undefined && (shape as z.core.$ZodTypes)._zod.def.type === 'literal';
}

function contradict(lower: WithOrigin | undefined, upper: WithOrigin | undefined): boolean {
  return lower?.kind === 'value' && upper?.kind === 'value' && lower.value !== upper.value;
}
