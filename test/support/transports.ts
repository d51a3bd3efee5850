import { secretSearch } from './secret-search.js';

export const transportNames = ['soap', 'rest', 'agents'] as const;
export type TestedTransport = (typeof transportNames)[number];

/** The error of a call; fails the test if the call succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    secretSearch.searchError(error);
    return error;
  }
  throw new Error('the call should have failed');
}
