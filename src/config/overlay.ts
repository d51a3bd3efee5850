import { z } from 'zod';
import { alternatives, memberShapes, membersOf, type Shape } from './setting-shapes.js';
import type { Sourced, SourcedObject } from './sourced.js';

/** What belongs to another setting and does not outlive it: credentials are not shown to another kind of tenant. */
const belongings: Readonly<Record<string, string>> = { auth: 'tenant' };

/** Settings that say where credentials are sent. */
const addresses = ['origin', 'url', 'soapUrl', 'restUrl', 'loginUrl'];

/**
 * One layer of configuration over another.
 *
 * Objects are merged member by member; anything else, lists too, is replaced. Where a setting can have one of several
 * shapes (`tenant`, `auth`) and the upper layer's is another one, the lower one's is gone as a whole. So are the
 * credentials below a layer that names a tenant of another kind, or an address on another host: who can set the one need
 * not be who may read the other.
 */
export function overlay(schema: Shape, lower: Sourced, upper: Sourced): Sourced {
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

function merge(shapes: readonly Shape[], lower: Sourced | undefined, upper: Sourced): Sourced {
  if (lower?.kind !== 'object' || upper.kind !== 'object') return upper;
  if (!agree(shapes, lower, upper)) return upper;
  const members = new Map(lower.members);
  for (const [name, member] of upper.members) {
    members.set(name, merge(memberShapes(shapes, name), lower.members.get(name), member));
  }
  return { ...lower, members };
}

/** Whether both can be parts of one and the same alternative. */
function agree(shapes: readonly Shape[], lower: Sourced, upper: Sourced): boolean {
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

/** Whether the upper part names a host that the lower one does not. */
function leadsElsewhere(lower: Sourced, upper: Sourced): boolean {
  const known = new Set(originsIn(lower));
  return originsIn(upper).some((origin) => !known.has(origin));
}

function originsIn(part: Sourced): string[] {
  if (part.kind !== 'object') return [];
  return addresses.flatMap((name) => {
    const member = part.members.get(name);
    return member?.kind === 'value' && typeof member.value === 'string' ? [originOf(member.value)] : [];
  });
}

/** A text that is not an address is refused later, and is its own until then. */
function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}

function names(part: SourcedObject): Iterable<string> {
  return part.members.keys();
}

function isLiteral(shape: Shape | undefined): boolean {
  return shape instanceof z.core.$ZodLiteral;
}

function contradict(lower: Sourced | undefined, upper: Sourced | undefined): boolean {
  return lower?.kind === 'value' && upper?.kind === 'value' && lower.value !== upper.value;
}
