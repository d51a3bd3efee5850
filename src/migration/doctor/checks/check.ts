import type { z } from 'zod';
import type { Contract } from '../../../contract/index.js';
import type { TransportName } from '../../../errors/index.js';
import type { HttpEngine, Network } from '../../../http/index.js';
import type { Site } from '../../../tenant/site.js';

/** What a check can use. */
export interface CheckContext {
  readonly engine: HttpEngine;
  readonly network: Network;
  /** Locates the tenant; may ask the vendor's state service. */
  readonly site: () => Promise<Site>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly timeout: number;
  readonly contract: Contract;
  /** The kind of credentials, such as `systemUser`. */
  readonly auth: string;
  /** Those that are compared. */
  readonly transports: readonly TransportName[];
}

/** The folder of the SOAP services, such as `Services88`; empty if the contract does not describe SOAP. */
export function servicesOf(contract: Contract): string {
  const [agent] = contract.agentNames;
  return agent === undefined ? '' : contract.agent(agent).services;
}

/** The result of a check: fine, worth knowing, to be fixed, or unknown. */
export type CheckStatus = 'ok' | 'note' | 'problem' | 'unknown';

export interface Explanation {
  readonly status: CheckStatus;
  /** What was found, as a sentence. */
  readonly words: string;
  /** What to do about it. */
  readonly advice?: string | undefined;
}

/**
 * One row of the table of checks. `run` returns plain values without names of hosts or people: they are saved as they are,
 * and explained again from the file.
 */
export interface Check {
  readonly name: string;
  readonly title: string;
  /** The check concerns only these transports; undefined if it concerns all. */
  readonly transports?: readonly TransportName[] | undefined;
  readonly run: (context: CheckContext) => Promise<unknown>;
  /** Undefined if these are not facts of this check. */
  readonly explain: (facts: unknown) => Explanation | undefined;
}

export function check<Facts extends z.ZodType>(
  name: string,
  title: string,
  facts: Facts,
  run: (context: CheckContext) => Promise<z.output<Facts>>,
  explain: (facts: z.output<Facts>) => Explanation,
  transports?: readonly TransportName[],
): Check {
  return {
    name,
    title,
    transports,
    run,
    explain(found) {
      const parsed = facts.safeParse(found);
      return parsed.success ? explain(parsed.data) : undefined;
    },
  };
}
