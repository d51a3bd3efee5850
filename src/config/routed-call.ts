/** A call, as a sticky key may look at it. */
export interface RoutedCall {
  /** The public name, such as `contacts.get`. */
  readonly operation: string;
  /** The id of the entity, or the name of the list, that the call is about; undefined where it is about none. */
  readonly id: number | string | undefined;
  /** What is asked, in canonical carriers. It must not be changed. */
  readonly request: unknown;
}

/** What a call is told apart by; calls with the same key are on the same side. Without a key a call is drawn by chance. */
export type StickyKey = (call: RoutedCall) => string | number | undefined;
