import type { HttpCredentials, SoapCredentials } from '../auth/index.js';
import { NetworkError, SuperOfficeError } from '../errors/index.js';
import { type CallKind, misdirectedRequest } from '../resilience/index.js';
import type { CallObservation } from '../observation/index.js';
import type { Site, Sites } from '../tenant/site.js';
import { authorised } from './authorised.js';
import { redactedError } from './error-details.js';
import type { TransportParts } from './parts.js';

export interface Call<Used> {
  readonly kind: CallKind;
  readonly signal: AbortSignal | undefined;
  readonly observation: CallObservation | undefined;
  /** Gets the credentials for an attempt. */
  readonly obtain: () => Promise<Used>;
}

/**
 * Makes a call to wherever the tenant is, with credentials that hold: repeated where it may be, renewed where they were
 * refused, sent after a tenant that has moved.
 */
export function makeCall<Used extends HttpCredentials | SoapCredentials, Result>(
  { credentials, resilience, sites, secrets }: TransportParts,
  { kind, signal, obtain, observation }: Call<Used>,
  attempt: (site: Site, used: Used) => Promise<Result>,
): Promise<Result> {
  const again = kind !== 'once';
  let repeated = false;
  const observed = (site: Site, used: Used) => {
    observation?.attempted(repeated);
    repeated = true;
    return attempt(site, used);
  };
  const result = resilience.run(kind, signal, () =>
    authorised(credentials, obtain, signal, again, (used) =>
      resilience.guarded(signal, () => located(sites, again, (site) => observed(site, used))),
    ),
  );
  return result.catch((error: unknown) => {
    throw redactedError(error, secrets);
  });
}

/**
 * Asks the tenant where it is, and once more where it has moved to. A host that is not the tenant's, or not there at all,
 * did nothing, so a write may be made again elsewhere too.
 */
export async function located<Result>(
  sites: Sites,
  again: boolean,
  attempt: (site: Site) => Promise<Result>,
): Promise<Result> {
  const site = await sites.locate();
  try {
    return await attempt(site);
  } catch (error) {
    const misdirected = error instanceof SuperOfficeError && error.status === misdirectedRequest;
    if (!misdirected && !(error instanceof NetworkError)) throw error;
    sites.misplaced(site);
    const elsewhere = misdirected || error.outcome === 'not-sent';
    if (!again || !elsewhere) throw error;
    const next = await sites.locate();
    if (next === site || (next.soap === site.soap && next.rest === site.rest)) throw error;
    return attempt(next);
  }
}
