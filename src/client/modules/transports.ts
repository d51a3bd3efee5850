import { ContainerModule } from 'inversify';
import { observedEngine } from '../../http/index.js';
import { requestPath } from '../../pipeline/requests/request-path.js';
import { Resilience } from '../../pipeline/resilience/index.js';
import { TYPES } from '../types.js';
import { PARTS } from '../parts.js';
import { transportFactories } from './transport.js';

/** Binds what the transports share, and their factories. Each transport is created when first needed, because most connections use one. */
export const transportsModule = new ContainerModule(({ bind }) => {
  bind(PARTS.Resilience)
    .toResolvedValue(
      ({ resilience }, shared) => new Resilience(resilience, { sharing: shared?.resilience() }),
      [PARTS.Settings, PARTS.SharedParts],
    )
    .inSingletonScope();
  bind(PARTS.TransportParts)
    .toResolvedValue(
      ({ timeout, extras }, contract, { sites }, credentials, engine, secrets, resilience, rate) =>
        (name) => ({
          settings: { contract, timeout, extras },
          credentials,
          engine: observedEngine(engine),
          secrets,
          // One transport may fail while another works, so each has its own circuit breaker.
          requests: requestPath({ credentials, sites, secrets, rate, resilience: resilience.withOwnBreaker(name) }),
        }),
      [
        PARTS.Settings,
        PARTS.Contract,
        PARTS.TenantEndpoint,
        TYPES.Credentials,
        TYPES.HttpEngine,
        PARTS.Secrets,
        PARTS.Resilience,
        PARTS.RequestRate,
      ],
    )
    .inSingletonScope();
  bind(TYPES.TransportFactories)
    .toResolvedValue(
      (parts, makers) => transportFactories(makers, parts),
      [PARTS.TransportParts, PARTS.TransportMakers],
    )
    .inSingletonScope();
});
