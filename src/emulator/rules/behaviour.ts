import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { Store } from '../store/store.js';

/** What the rules of an entity may know of a call. */
export interface CallContext {
  readonly store: Store;
  readonly session: Session;
  /** The tenant's wall clock. */
  readonly now: string;
}

type Entity = Readonly<CanonicalObject>;

/** What a server does with one kind of entity beyond keeping what it is given. */
export interface Behaviour {
  /** The values that a new one is proposed with. */
  defaults?(context: CallContext): CanonicalObject;
  /** What the server sets when one is saved. For a new one there is nothing before. */
  set?(given: Entity, before: Entity | undefined, context: CallContext): CanonicalObject;
  /** What the server computes when one is read. */
  shown?(stored: Entity, store: Store): CanonicalObject;
  /** What a search sees of one, if that is more than what is stored. */
  row?(stored: Entity, rowOf: (name: string, id: number) => CanonicalObject): CanonicalObject;
  /** What follows from a save, in other entities. */
  saved?(id: number, stored: Entity, context: CallContext): void;
  /** What follows from a delete. */
  deleted?(id: number, stored: Entity, context: CallContext): void;
}

/** The number in a field of what an entity refers to; 0 if it refers to nothing. */
export function referredId(entity: Entity, field: string, key: string): number {
  const reference = entity[field];
  if (typeof reference !== 'object' || reference === null) return 0;
  return Number((reference as Entity)[key] ?? 0);
}
