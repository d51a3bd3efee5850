import type { Credentials, HttpCredentials, SoapCredentials } from '../../auth/index.js';
import type { Secrets } from '../../errors/index.js';
import type { Site, Sites } from '../../tenant/site.js';
import { redactedError } from '../../errors/error-details.js';
import type { Attempt, RequestPath, TenantRequest } from '../../transports/transport-parts.js';
import type { Resilience } from '../resilience/index.js';
import { withRelocation } from './relocation.js';
import type { Rate } from './request-rate.js';
import { withSignIn } from './sign-in.js';

export interface RequestPathParts {
  readonly credentials: Credentials;
  readonly resilience: Resilience;
  readonly sites: Sites;
  readonly secrets: Secrets;
  /** Limits how many requests are sent in a second; undefined for no limit. */
  readonly rate?: Rate | undefined;
}

/** The steps of every request, in order: limits and retries, credentials, rate, circuit breaker, the tenant's address. */
export function requestPath({ credentials, resilience, sites, secrets, rate }: RequestPathParts): RequestPath {
  // A failed lookup says nothing about calls, so it neither retries nor counts for their circuit breaker.
  let forLookups: Resilience | undefined;
  return {
    async send<Used extends HttpCredentials | SoapCredentials, Result>(
      request: TenantRequest<Used>,
      attempt: (attempt: Attempt<Used>) => Promise<Result>,
    ): Promise<Result> {
      const { kind, observation, obtain, bringsOthers = false, retries = true } = request;
      const limits = retries ? resilience : (forLookups ??= resilience.withoutRetries());
      const replayable = kind !== 'once';
      let repeated = false;
      const observed = (each: Attempt<Used>) => {
        observation?.attempted(repeated);
        repeated = true;
        return attempt(each);
      };
      try {
        return await limits.run(kind, request, (deadline) =>
          withSignIn(credentials, obtain, { deadline, replayable, bringsOthers }, (used) => {
            const send = () =>
              limits.throughBreaker(deadline, () =>
                withRelocation(sites, replayable, deadline, (site) => observed({ site, used, deadline })),
              );
            return rate === undefined ? send() : rate.turn(deadline, request.signal).then(send);
          }),
        );
      } catch (error) {
        throw redactedError(error, secrets.of(request.caller));
      }
    },
    signIn: (attempt: (site: Site) => Promise<never>) => withRelocation(sites, true, undefined, attempt),
  };
}
