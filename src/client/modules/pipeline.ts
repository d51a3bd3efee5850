import { ContainerModule } from 'inversify';
import type { Credentials } from '../../auth/index.js';
import type { Settings } from '../../config/schema.js';
import { callPath } from '../../pipeline/call-path.js';
import { CallTracker } from '../../pipeline/call-tracker.js';
import { TransportDispatch } from '../../pipeline/transport-selection.js';
import { userOf } from '../../pipeline/user-of.js';
import { cacheOf } from '../caching.js';
import { tenantName } from '../observers.js';
import { TYPES } from '../types.js';
import { PARTS } from '../parts.js';

/** Binds the interceptors in front of the transports. */
export const pipelineModule = new ContainerModule(({ bind }) => {
  bind(PARTS.CallTracker)
    .toResolvedValue(({ transport }) => new CallTracker(transport), [PARTS.Settings])
    .inSingletonScope();
  bind(PARTS.AnswerCache)
    .toResolvedValue(
      ({ cache }, clock, credentials, shared) => shared?.cache(credentials) ?? cacheOf(cache, clock),
      [PARTS.Settings, TYPES.Clock, TYPES.Credentials, PARTS.SharedParts],
    )
    .inSingletonScope();
  bind(TYPES.Transport)
    .toResolvedValue(
      (settings, tracker, interceptors, routing, cache, observers, credentials, factories) =>
        callPath({
          settings,
          tracker,
          interceptors,
          routing,
          cache: settings.cache === false ? undefined : cache,
          user: userOf(credentials),
          observers,
          connection: auditedConnection(settings, credentials),
          dispatch: new TransportDispatch(factories),
        }),
      [
        PARTS.Settings,
        PARTS.CallTracker,
        TYPES.Interceptors,
        PARTS.Router,
        PARTS.AnswerCache,
        TYPES.Observers,
        TYPES.Credentials,
        TYPES.TransportFactories,
      ],
    )
    .inSingletonScope();
});

function auditedConnection(settings: Settings, { kind = 'custom' }: Credentials) {
  return { tenant: tenantName(settings.tenant), credentials: kind };
}
