import type { SuperOfficeConfiguration } from '../config/index.js';
import type { ConfigurationOrigin, TransportName } from '../errors/index.js';

/** Calls that are served alike. */
export interface ServedCalls {
  /** Such as `contacts.get`, or `all calls`. */
  readonly calls: string;
  /** Percent of the calls by transport. */
  readonly transports: Readonly<Partial<Record<TransportName, number>>>;
  /** Where the rule that says so stands. */
  readonly route?: ConfigurationOrigin | undefined;
}

/** Which transport serves which calls. */
export function servedCalls({ transport }: SuperOfficeConfiguration): ServedCalls[] {
  return [{ calls: 'all calls', transports: { [transport]: 100 } }];
}
