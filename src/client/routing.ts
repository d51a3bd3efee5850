import type { Clock } from '../auth/index.js';
import { authProblem } from '../config/auth.js';
import type { SuperOfficeConfiguration } from '../config/configuration.js';
import { type AuthSettings, parseConfiguration, type Settings } from '../config/schema.js';
import { Contract } from '../contract/index.js';
import { problemText, type TransportName, transportNames } from '../errors/index.js';
import { type HttpEngine, UndiciEngine } from '../http/index.js';
import { engineFor } from './engine.js';
import { Resilience } from '../pipeline/resilience/index.js';
import {
  ActivePolicy,
  checkPolicy,
  countOn,
  explainRepositories,
  Operations,
  type PolicyInForce,
  type PolicyParts,
  PolicyRouting,
  recordMetrics,
  type RouteExplanation,
  RoutedTransport,
  RoutingListeners,
  ShadowFile,
  Shadows,
} from '../pipeline/routing/index.js';
import { AgentsTransport } from '../transports/agents/transport.js';
import type { TransportParts } from '../transports/parts.js';
import { RestTransport } from '../transports/rest/transport.js';
import { SoapTransport } from '../transports/soap/transport.js';
import type { Transport } from '../transports/transport.js';
import type { Binder, PartContext } from './binder.js';
import { ChosenTransport, type TransportFactories, type TransportWrapping } from '../pipeline/transport-selection.js';
import { TYPES } from './types.js';

export interface RoutingOptions {
  readonly settings: Settings;
  readonly auth: AuthSettings | undefined;
  readonly contract: Contract;
  readonly transportParts: (context: PartContext) => TransportParts;
}

/** What is known of a connection's routing before anything is bound. */
export interface ConnectionRouting extends RoutingOptions {
  readonly operations: Operations;
  readonly unusable: PolicyParts['unusable'];
}

/** @throws {ConfigurationError} where the routes are not right */
export function routingOf(options: RoutingOptions): ConnectionRouting {
  const { settings, auth, contract } = options;
  const operations = new Operations(contract);
  const unusable = unusableTransports(settings.tenant, auth);
  checkPolicy({ transport: settings.transport, routes: settings.routes ?? [] }, operations, unusable);
  return { ...options, operations, unusable };
}

/** Puts the routes in front of the transports; without routes nothing stands there. */
export function bindRouting(bind: Binder, routing: ConnectionRouting): void {
  const { settings } = routing;
  const inFront = settings.routes !== undefined;
  const listeners = new RoutingListeners();
  bind<() => number>(TYPES.Chance).toConstantValue(() => Math.random());
  let policy: PolicyInForce | undefined;
  const policyOf = (context: PartContext): PolicyInForce => {
    return (policy ??= { current: activePolicy(context, routing) });
  };
  bind<PolicyRouting>(TYPES.Routing)
    .toDynamicValue((context) => {
      const policyParts = partsOf(context, routing);
      return new PolicyRouting({ policy: policyOf(context), policyParts, listeners, inFront });
    })
    .inSingletonScope();
  if (!inFront) {
    bind<Transport>(TYPES.Transport).toDynamicValue(chosenTransport).inSingletonScope();
    return;
  }
  recordMetrics(listeners);
  bind<Transport>(TYPES.ChosenTransport).toDynamicValue(chosenTransport).inSingletonScope();
  bindShadows(bind, routing);
  bind<Transport>(TYPES.Transport)
    .toDynamicValue((context) => {
      const next = context.get<Transport>(TYPES.ChosenTransport);
      return new RoutedTransport({
        next,
        policy: policyOf(context),
        shadows: shadowsOf(context, settings, listeners),
        listeners,
        user: userOf(next),
        chance: context.get<() => number>(TYPES.Chance),
      });
    })
    .inSingletonScope();
}

function chosenTransport(context: PartContext): Transport {
  return new ChosenTransport(
    context.get<Settings>(TYPES.Settings),
    context.get<TransportFactories>(TYPES.TransportFactories),
    context.get<TransportWrapping>(TYPES.TransportWrapping),
  );
}

/** Where the calls of every repository's operation go under a configuration. */
export function explanationsOf(configuration: SuperOfficeConfiguration): readonly RouteExplanation[] {
  const { settings } = parseConfiguration(configuration);
  const contract = settings.wsdl === undefined ? Contract.bundled() : Contract.fromFolder(settings.wsdl.source);
  const { transport, routes = [] } = settings;
  const operations = new Operations(contract);
  const policy = new ActivePolicy({ transport, routes }, { operations, unusable: () => undefined, now: Date.now });
  return explainRepositories(policy, operations.ofRepositories.keys());
}

function bindShadows(bind: Binder, { settings, auth, transportParts }: ConnectionRouting): void {
  const { inFlight, maximumAnswerBytes } = settings.shadows;
  bind<HttpEngine>(TYPES.ShadowHttpEngine)
    .toDynamicValue(() =>
      engineFor(auth, { connections: inFlight, maximumAnswerBytes }, (http) => new UndiciEngine(http)),
    )
    .inSingletonScope();
  bind<Transport>(TYPES.ShadowTransport)
    .toDynamicValue((context) => {
      const engine = context.get<HttpEngine>(TYPES.ShadowHttpEngine);
      // Nothing that a shadow does counts for the callers: neither its failures nor the calls that it has under way.
      const resilience = new Resilience({ ...settings.resilience, attempts: 1, concurrency: inFlight, breaker: false });
      const parts = { ...transportParts(context), engine, resilience };
      const factories = {
        soap: () => new SoapTransport(parts),
        rest: () => new RestTransport(parts),
        agents: () => new AgentsTransport(parts),
      };
      // What a shadow asks is no call of the connection, and is asked of the server each time.
      return new ChosenTransport(settings, factories, (transport) => transport);
    })
    .inSingletonScope();
}

function shadowsOf(context: PartContext, settings: Settings, listeners: RoutingListeners): Shadows {
  const { file: path } = settings.shadows;
  const file = path === undefined ? undefined : new ShadowFile(path);
  let made = false;
  return new Shadows({
    settings: settings.shadows,
    now: context.get<Clock>(TYPES.Clock),
    transport: () => {
      made = true;
      return context.get<Transport>(TYPES.ShadowTransport);
    },
    report: (report, route) => {
      const compared = report.verdict === 'equal' || report.verdict === 'different';
      if (compared) countOn(route, 'mismatches', report.verdict === 'different', listeners);
      file?.write(report);
      listeners.emit('shadow', report);
    },
    close: async () => {
      await file?.close();
      if (made) await context.get<HttpEngine>(TYPES.ShadowHttpEngine).close();
    },
  });
}

function activePolicy(context: PartContext, routing: ConnectionRouting): ActivePolicy {
  const { transport, routes = [] } = routing.settings;
  return new ActivePolicy({ transport, routes }, partsOf(context, routing));
}

function partsOf(context: PartContext, { operations, unusable }: ConnectionRouting): PolicyParts {
  return { operations, unusable, now: context.get<Clock>(TYPES.Clock) };
}

/** Who is signed in is asked once. Where that fails, calls go by chance, and the next one asks again. */
function userOf(transport: Transport): () => Promise<number | undefined> {
  let asked: Promise<number> | undefined;
  const ask = async () => Number((await transport.execute('principal', {}, {}))['AssociateId']);
  return async () => {
    try {
      return await (asked ??= ask());
    } catch {
      asked = undefined;
      return undefined;
    }
  };
}

/** Found out once, so that credentials need not be kept for it. */
function unusableTransports(tenant: Settings['tenant'], auth: AuthSettings | undefined): PolicyParts['unusable'] {
  const reasons = new Map<TransportName, string | undefined>(
    transportNames.map((name) => {
      const problem = auth === undefined ? undefined : authProblem(auth, tenant, name);
      return [name, problem === undefined ? undefined : problemText(problem)];
    }),
  );
  return (transport) => reasons.get(transport);
}
