import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import { type Outcome, SuperOfficeError } from '../../src/index.js';
import { secretSearch } from '../support/secret-search.js';

/** The typed error that an attack ends with. */
export interface ExpectedError {
  readonly error: abstract new (...parts: never[]) => SuperOfficeError;
  readonly outcome?: Outcome;
  /** Part of its message. */
  readonly words?: string;
}

export interface Attack<World = void> {
  readonly name: string;
  /** Makes the attack, and the call that meets it. */
  readonly run: (world: World) => Promise<unknown>;
  /** The error; or, for an attack that the call is to survive, a check of what it gave. */
  readonly expected: ExpectedError | ((result: unknown, world: World) => void);
}

/** One test for each attack. `unharmed` looks, after each, whether the attacker got anything. */
export function meet<World>(
  attacks: readonly Attack<World>[],
  world: () => World,
  unharmed: (world: World) => void = () => undefined,
): void {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, { run, expected }) => {
    const here = world();
    const { result, error } = await ended(run(here));
    if (typeof expected === 'function') {
      if (error !== undefined) throw error as Error;
      expected(result, here);
    } else {
      expect(error === undefined ? result : nameOf(error)).toBe(expected.error.name);
      const { message, outcome } = error as SuperOfficeError;
      if (expected.outcome !== undefined) expect(outcome).toBe(expected.outcome);
      if (expected.words !== undefined) expect(message).toContain(expected.words);
    }
    unharmed(here);
  });
}

async function ended(call: Promise<unknown>): Promise<{ readonly result?: unknown; readonly error?: unknown }> {
  try {
    return { result: await call };
  } catch (error) {
    secretSearch.searchError(error);
    return { error };
  }
}

function nameOf(error: unknown): string {
  return error instanceof SuperOfficeError ? error.name : inspect(error);
}
