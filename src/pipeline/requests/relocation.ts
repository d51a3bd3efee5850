import { beforeSending } from '../../errors/changed.js';
import { NetworkError, SuperOfficeError } from '../../errors/index.js';
import type { Deadline } from '../../http/index.js';
import type { Site, Sites } from '../../tenant/site.js';
import { misdirectedRequest } from '../resilience/index.js';

/**
 * Looks up where the tenant is, and once more if it has moved. A host that is not the tenant's, or not reachable, did
 * nothing, so a write may be repeated elsewhere too.
 *
 * @param replayable whether what the request sends can be sent a second time
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
    if (!misdirected && !(error instanceof NetworkError)) throw error;
    sites.invalidate(site);
    const elsewhere = misdirected || error.outcome === 'not-sent';
    if (!replayable || !elsewhere) throw error;
    const next = await locate();
    if (next === site || (next.soap === site.soap && next.rest === site.rest)) throw error;
    return attempt(next);
  }
}
