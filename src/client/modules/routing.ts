import { ContainerModule } from 'inversify';
import type { AuthSettings, Settings } from '../../config/schema.js';
import type { Network } from '../../http/index.js';
import { compose } from '../../pipeline/call-path.js';
import { requestPath } from '../../pipeline/requests/request-path.js';
import { Resilience } from '../../pipeline/resilience/index.js';
import {
  ActivePolicy,
  countOn,
  PolicyRouting,
  recordMetrics,
  routed,
  RoutingListeners,
  ShadowFile,
  type ShadowPath,
  Shadows,
  warn,
} from '../../pipeline/routing/index.js';
import { selectTransport, TransportDispatch, type TransportFactories } from '../../pipeline/transport-selection.js';
import { userOf } from '../../pipeline/user-of.js';
import { engineFor } from '../engine.js';
import type { CheckedRouting } from '../routing.js';
import { TYPES } from '../types.js';
import { PARTS } from '../parts.js';
import { transportFactories } from './transport.js';

/** Binds the routes, if the configuration has any, with their guardrails and shadow reads. */
export function routingModule(
  { transport, routes }: Settings,
  auth: AuthSettings | undefined,
  { operations, unusable }: CheckedRouting,
  network: Network,
): ContainerModule {
  const listeners = new RoutingListeners();
  const isActive = routes !== undefined;
  return new ContainerModule(({ bind }) => {
    bind(PARTS.Policy)
      .toResolvedValue(
        (now) => ({ current: new ActivePolicy({ transport, routes: routes ?? [] }, { operations, unusable, now }) }),
        [TYPES.Clock],
      )
      .inSingletonScope();
    bind(PARTS.PolicyRouting)
      .toResolvedValue(
        (policy, now, shared) => {
          const sharing = isActive ? shared?.guardrails(listeners) : undefined;
          sharing?.follow(policy.current);
          return new PolicyRouting({
            policy,
            policyParts: { operations, unusable, now },
            ...{ listeners, isActive, sharing },
          });
        },
        [PARTS.Policy, TYPES.Clock, PARTS.SharedParts],
      )
      .inSingletonScope();
    if (!isActive) {
      bind(PARTS.Router).toConstantValue(undefined);
      return;
    }
    recordMetrics(listeners);
    bind(PARTS.ShadowHttpEngine)
      .toResolvedValue(
        ({ shadows: { inFlight, maximumAnswerBytes } }) =>
          engineFor(auth, { connections: inFlight, maximumAnswerBytes }, network),
        [PARTS.Settings],
      )
      .inSingletonScope();
    bind(PARTS.ShadowTransport)
      .toResolvedValue(
        (settings, contract, { sites }, credentials, engine, secrets, rate, makers) => {
          const { timeout, extras, resilience, shadows } = settings;
          // Shadows do not affect callers: neither their failures nor their calls under way count for them.
          const own = { ...resilience, attempts: 1, concurrency: shadows.inFlight, breaker: false } as const;
          const requests = requestPath({ credentials, sites, secrets, rate, resilience: new Resilience(own) });
          const parts = { settings: { contract, timeout, extras }, credentials, engine, secrets, requests };
          return shadowPath(
            settings,
            transportFactories(makers, () => parts),
          );
        },
        [
          PARTS.Settings,
          PARTS.Contract,
          PARTS.TenantEndpoint,
          TYPES.Credentials,
          PARTS.ShadowHttpEngine,
          PARTS.Secrets,
          PARTS.RequestRate,
          PARTS.TransportMakers,
        ],
      )
      .inSingletonScope();
    bind(PARTS.Router)
      .toResolvedValue(
        ({ shadows: settings }, policy, path, engine, now, chance, credentials) => {
          const file = settings.file === undefined ? undefined : new ShadowFile(settings.file);
          const shadows = new Shadows({
            settings,
            now,
            path,
            report(report, route) {
              const compared = report.verdict === 'equal' || report.verdict === 'different';
              if (compared) countOn(route, 'mismatches', report.verdict === 'different', listeners);
              file?.write(report);
              listeners.emit('shadow', report);
            },
            limited(event) {
              warn(
                `some calls are not compared, because ${event.inFlight} shadow calls are under way already (shadows.inFlight); the first is ${event.operation}. Reports count them as "skipped". Raise shadows.inFlight to compare more, or lower "sample" of the route to choose fewer`,
              );
              listeners.emit('shadowLimit', event);
            },
            async close(skips) {
              file?.skipped(skips);
              await file?.close();
              await engine.close();
            },
          });
          const intercept = routed({ policy, shadows, listeners, chance, user: userOf(credentials) });
          return { intercept, close: () => shadows.close() };
        },
        [
          PARTS.Settings,
          PARTS.Policy,
          PARTS.ShadowTransport,
          PARTS.ShadowHttpEngine,
          TYPES.Clock,
          TYPES.Chance,
          TYPES.Credentials,
        ],
      )
      .inSingletonScope();
  });
}

/** Shadow reads are neither observed nor cached; each one is sent to the server. */
function shadowPath(settings: Settings, factories: TransportFactories): ShadowPath {
  const dispatch = new TransportDispatch(factories);
  return { execute: compose([selectTransport(settings)], dispatch.execute), close: () => dispatch.close() };
}
