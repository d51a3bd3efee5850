/** A call, as a sticky key function sees it. */
export interface RoutedCall {
  /** The public name, such as `contacts.get`. */
  readonly operation: string;
  /** The id of the entity, or the name of the list, that the call is about; undefined if there is none. */
  readonly id: number | string | undefined;
  /** The request, in canonical carriers. Do not change it. */
  readonly request: unknown;
}

/** The key of a call: calls with the same key use the same transport. A call without a key is assigned at random. */
export type StickyKey = (call: RoutedCall) => string | number | undefined;
