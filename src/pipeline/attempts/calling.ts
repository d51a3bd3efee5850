import type { HttpCredentials, SoapCredentials } from '../../auth/index.js';
import { beforeSending } from '../../errors/changed.js';
import { NetworkError, SuperOfficeError } from '../../errors/index.js';
import { type CallKind, type Deadline, misdirectedRequest } from '../resilience/index.js';
import type { CallObservation } from '../../observation/index.js';
import type { Site, Sites } from '../../tenant/site.js';
import { authorised } from './authorised.js';
import { redactedError } from '../../transports/error-details.js';
import type { TransportParts } from '../../transports/parts.js';

export interface Call<Used> {
  readonly kind: CallKind;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for each attempt, from the wait for its turn to the last byte. */
  readonly timeout: number;
  readonly observation: CallObservation | undefined;
  /** Whether it brings credentials of its own, such as a password to be checked. */
  readonly bringsOthers?: boolean;
  /** Gets the credentials for an attempt. */
  readonly obtain: () => Promise<Used>;
}

/**
 * Makes a call to wherever the tenant is, with credentials that hold: repeated where it may be, renewed where they were
 * refused, sent after a tenant that has moved.
 */
export function makeCall<Used extends HttpCredentials | SoapCredentials, Result>(
  { credentials, resilience, sites, secrets }: TransportParts,
  { kind, signal, timeout, obtain, observation, bringsOthers = false }: Call<Used>,
  attempt: (site: Site, used: Used, deadline: Deadline) => Promise<Result>,
): Promise<Result> {
  const again = kind !== 'once';
  let repeated = false;
  const observed = (site: Site, used: Used, deadline: Deadline) => {
    observation?.attempted(repeated);
    repeated = true;
    return attempt(site, used, deadline);
  };
  const result = resilience.run(kind, { signal, timeout }, (deadline) =>
    authorised(credentials, obtain, { deadline, again, bringsOthers }, (used) =>
      resilience.guarded(deadline, () => located(sites, again, deadline, (site) => observed(site, used, deadline))),
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
  deadline: Deadline | undefined,
  attempt: (site: Site) => Promise<Result>,
): Promise<Result> {
  const locate = () => {
    const found = beforeSending(() => sites.locate());
    return deadline === undefined ? found : deadline.wait(found, "the tenant's address");
  };
  const site = await locate();
  try {
    return await attempt(site);
  } catch (error) {
    const misdirected = error instanceof SuperOfficeError && error.status === misdirectedRequest;
    if (!misdirected && !(error instanceof NetworkError)) throw error;
    sites.misplaced(site);
    const elsewhere = misdirected || error.outcome === 'not-sent';
    if (!again || !elsewhere) throw error;
    const next = await locate();
    if (next === site || (next.soap === site.soap && next.rest === site.rest)) throw error;
    return attempt(next);
  }
}
