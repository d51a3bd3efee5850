import { beforeSending } from '../../errors/error-details.js';
import { NetworkError, SuperOfficeError } from '../../errors/index.js';
import type { Deadline } from '../../http/index.js';
import type { Site, Sites } from '../../tenant/site.js';
import { misdirectedRequest } from '../resilience/index.js';

/**
 * Looks up the tenant's address, and again if the tenant has moved. A host that does not serve the tenant, or cannot be
 * reached, did nothing, so a write may be repeated at the new address too.
 *
 * @param replayable whether the body of the request can be sent a second time
 */
export async function withRelocation<Result>(
  sites: Sites,
  replayable: boolean,
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
    // An untrusted certificate says nothing about where the tenant is.
    if (!misdirected && !(error instanceof NetworkError && error.retryable)) throw error;
    sites.invalidate(site);
    const elsewhere = misdirected || error.outcome === 'not-sent';
    if (!replayable || !elsewhere) throw error;
    const next = await locate();
    if (next === site || (next.soap === site.soap && next.rest === site.rest)) throw error;
    return attempt(next);
  }
}
