import { type CallOutcome, outlineOf } from './outcome.js';

/** What one side returned for one call: its answer or its error, and how long that took. */
export type Observation = CallOutcome & {
  /** The side, such as `rest`. */
  readonly side: string;
  readonly milliseconds: number;
};

/**
 * Makes a call and observes its result.
 *
 * @param onError receives the error itself; whatever it throws is thrown
 * @example
 * const control = await observe('soap', () => soap.contacts.get(2));
 * const candidate = await observe('rest', () => rest.contacts.get(2));
 * const differences = compareOutcomes(control, candidate);
 */
export async function observe(
  side: string,
  call: () => Promise<unknown>,
  onError?: (error: unknown) => void,
): Promise<Observation> {
  const start = performance.now();
  try {
    const answer = await call();
    return { side, answer, milliseconds: performance.now() - start };
  } catch (error) {
    onError?.(error);
    return { side, error: outlineOf(error), milliseconds: performance.now() - start };
  }
}
