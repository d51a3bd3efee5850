import { performance } from 'node:perf_hooks';
import { outlineOf } from '../../comparison/index.js';
import { type Outcome, SuperOfficeError } from '../../errors/index.js';
import type { SuperOffice } from '../../client/superoffice.js';
import type { TimedOutcome } from '../report/collector.js';

/** A way to the tenant that is compared with others. */
export interface Side {
  /** `soap`, `rest`. */
  readonly name: string;
  readonly so: SuperOffice;
}

/** What a call came to, and whether a write that failed may have happened all the same. */
export interface Asked extends TimedOutcome {
  readonly effect: Outcome;
}

/** Makes a call and keeps what it comes to. */
export async function ask(call: () => Promise<unknown>): Promise<Asked> {
  const start = performance.now();
  const milliseconds = () => performance.now() - start;
  try {
    const answer = (await call()) ?? null;
    return { outcome: { answer }, milliseconds: milliseconds(), effect: 'done' };
  } catch (error) {
    const effect = error instanceof SuperOfficeError ? error.outcome : 'unknown';
    return { outcome: { error: outlineOf(error) }, milliseconds: milliseconds(), effect };
  }
}
