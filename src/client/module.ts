import 'reflect-metadata';
import { ContainerModule } from 'inversify';
import type { Clock, Credentials, TokenStore } from '../auth/index.js';
import { type AnswerCache, CachedTransport } from '../pipeline/caching/index.js';
import type { SuperOfficeConfiguration } from '../config/configuration.js';
import { parseConfiguration, type Settings } from '../config/schema.js';
import { Contract } from '../contract/index.js';
import { ConfigurationError, Secrets } from '../errors/index.js';
import { type HttpEngine, observedEngine, UndiciEngine } from '../http/index.js';
import type { Observers } from '../observation/index.js';
import {
  type Agents,
  agentsOver,
  entities,
  type EntityRepositoryName,
  TransportDocumentRepository,
  relatedSearches,
  relations,
  TransportArchiveRepository,
  TransportEntityRepository,
  TransportListRepository,
  TransportPrincipalRepository,
} from '../repositories/index.js';
import { Resilience } from '../pipeline/resilience/index.js';
import { AgentsTransport } from '../transports/agents/transport.js';
import { ObservedTransport } from '../pipeline/observation/interceptor.js';
import { RestTransport } from '../transports/rest/transport.js';
import { SoapTransport } from '../transports/soap/transport.js';
import type { TransportParts } from '../transports/parts.js';
import type { Transport } from '../transports/transport.js';
import type { Binder, PartContext } from './binder.js';
import { cacheOf } from './caching.js';
import type { TransportFactories, TransportWrapping } from '../pipeline/transport-selection.js';
import { Connection, type SuperOffice } from './connection.js';
import { type CredentialParts, credentialsMaker, tokenStoreOf } from './credentials.js';
import { engineFor } from './engine.js';
import { observersOf, tenantName } from './observers.js';
import { type Place, placeOf } from './tenant-endpoint.js';
import { bindRouting, routingOf } from './routing.js';
import { TYPES } from './types.js';

/**
 * Binds everything that a connection consists of, each part a singleton of the container and replaceable by `rebind`.
 *
 * @throws {ConfigurationError} at once, where the configuration is not right
 * @example
 * const container = new Container();
 * container.load(superOfficeModule({ transport: 'rest', tenant: 'emulator' }));
 * const appointments = container.get<AppointmentRepository>(TYPES.AppointmentRepository);
 */
export function superOfficeModule(configuration: SuperOfficeConfiguration): ContainerModule {
  const enter = partsFor(configuration, ownParts);
  return new ContainerModule(({ bind }) => enter(bind));
}

/** What several connections can have in common. */
export interface CommonParts {
  engine(settings: Settings['http']): HttpEngine;
  /** @param folder of WSDL documents; undefined for those in this package */
  contract(folder: string | undefined): Contract;
}

const ownParts: CommonParts = {
  engine: (settings) => new UndiciEngine(settings),
  contract: (folder) => (folder === undefined ? Contract.bundled() : Contract.fromFolder(folder)),
};

/**
 * Checks a configuration, and gives what enters the parts that it asks for.
 *
 * @throws {ConfigurationError} where it is not right
 */
export function partsFor(configuration: SuperOfficeConfiguration, common: CommonParts): (bind: Binder) => void {
  const { settings, auth } = parseConfiguration(configuration);
  const secrets = new Secrets();
  const makeCredentials = auth === undefined ? undefined : credentialsMaker(auth, secrets);
  const tokenStore = tokenStoreOf(auth);
  const contract = common.contract(settings.wsdl?.source);
  const routing = routingOf({ settings, auth, contract, transportParts });
  return (bind) => {
    bind<SuperOffice<Agents>>(TYPES.Connection)
      .toDynamicValue((context) => new Connection(context))
      .inSingletonScope();
    bind<Settings>(TYPES.Settings).toConstantValue(settings);
    bind<Contract>(TYPES.Contract).toConstantValue(contract);
    bind<Secrets>(TYPES.Secrets).toConstantValue(secrets);
    bind<HttpEngine>(TYPES.HttpEngine)
      .toDynamicValue(() => engineFor(auth, settings.http, (http) => common.engine(http)))
      .inSingletonScope();
    bind<Place>(TYPES.Place)
      .toDynamicValue((context) =>
        placeOf(settings.tenant, auth, context.get<Secrets>(TYPES.Secrets), {
          engine: context.get<HttpEngine>(TYPES.HttpEngine),
          clock: context.get<Clock>(TYPES.Clock),
          timeout: settings.timeout,
        }),
      )
      .inSingletonScope();
    bind<Clock>(TYPES.Clock).toConstantValue(() => Date.now());
    bind<TokenStore>(TYPES.TokenStore).toConstantValue(tokenStore);
    bind<Credentials>(TYPES.Credentials)
      .toDynamicValue((context) => {
        const parts = credentialParts(context);
        const credentials = makeCredentials?.(parts) ?? context.get<Place>(TYPES.Place).credentials;
        if (credentials === undefined) throw new ConfigurationError('auth is missing', { path: 'auth' });
        return credentials;
      })
      .inSingletonScope();
    bind<Resilience>(TYPES.Resilience)
      .toDynamicValue(() => new Resilience(settings.resilience))
      .inSingletonScope();
    bind<Transport>(TYPES.SoapTransport)
      .toDynamicValue((context) => new SoapTransport(transportParts(context)))
      .inSingletonScope();
    bind<Transport>(TYPES.RestTransport)
      .toDynamicValue((context) => new RestTransport(transportParts(context)))
      .inSingletonScope();
    bind<Transport>(TYPES.AgentsTransport)
      .toDynamicValue((context) => new AgentsTransport(transportParts(context)))
      .inSingletonScope();
    bind<TransportFactories>(TYPES.TransportFactories)
      .toDynamicValue((context) => ({
        soap: () => context.get<Transport>(TYPES.SoapTransport),
        rest: () => context.get<Transport>(TYPES.RestTransport),
        agents: () => context.get<Transport>(TYPES.AgentsTransport),
      }))
      .inSingletonScope();
    bind<AnswerCache>(TYPES.Cache)
      .toDynamicValue((context) => cacheOf(settings.cache, context.get<Clock>(TYPES.Clock)))
      .inSingletonScope();
    bind<Observers>(TYPES.Observers).toConstantValue(observersOf(settings));
    bind<TransportWrapping>(TYPES.TransportWrapping)
      .toDynamicValue((context) => wrapping(context))
      .inSingletonScope();
    bindRouting(bind, routing);
    for (const [name, symbol] of entityBindings) {
      bind(symbol)
        .toDynamicValue((context) => entityRepository(context, name))
        .inSingletonScope();
    }
    bind(TYPES.ListRepository)
      .toDynamicValue(
        (context) =>
          new TransportListRepository(context.get<Transport>(TYPES.Transport), context.get<Contract>(TYPES.Contract)),
      )
      .inSingletonScope();
    bind(TYPES.DocumentRepository)
      .toDynamicValue(
        (context) =>
          new TransportDocumentRepository(
            context.get<Transport>(TYPES.Transport),
            context.get<Contract>(TYPES.Contract),
          ),
      )
      .inSingletonScope();
    bind(TYPES.ArchiveRepository)
      .toDynamicValue((context) => new TransportArchiveRepository(context.get<Transport>(TYPES.Transport)))
      .inSingletonScope();
    bind<Agents>(TYPES.Agents)
      .toDynamicValue((context) =>
        agentsOver(context.get<Transport>(TYPES.Transport), context.get<Contract>(TYPES.Contract)),
      )
      .inSingletonScope();
    bind(TYPES.PrincipalRepository)
      .toDynamicValue((context) => new TransportPrincipalRepository(context.get<Transport>(TYPES.Transport)))
      .inSingletonScope();
  };
}

function transportParts(context: PartContext): TransportParts {
  const { timeout, extras } = context.get<Settings>(TYPES.Settings);
  return {
    settings: { contract: context.get<Contract>(TYPES.Contract), timeout, extras },
    sites: context.get<Place>(TYPES.Place).sites,
    credentials: context.get<Credentials>(TYPES.Credentials),
    engine: observedEngine(context.get<HttpEngine>(TYPES.HttpEngine)),
    secrets: context.get<Secrets>(TYPES.Secrets),
    resilience: context.get<Resilience>(TYPES.Resilience).separate(),
  };
}

function wrapping(context: PartContext): TransportWrapping {
  return (transport) => {
    const credentials = context.get<Credentials>(TYPES.Credentials).kind ?? 'custom';
    const settings = context.get<Settings>(TYPES.Settings);
    const tenant = tenantName(settings.tenant);
    const observers = context.get<Observers>(TYPES.Observers);
    const observed = new ObservedTransport(transport, observers, { tenant, credentials });
    // What is answered here is no call.
    return settings.cache === false ? observed : new CachedTransport(observed, context.get<AnswerCache>(TYPES.Cache));
  };
}

function credentialParts(context: PartContext): CredentialParts {
  return {
    login: context.get<Place>(TYPES.Place).login,
    engine: context.get<HttpEngine>(TYPES.HttpEngine),
    store: context.get<TokenStore>(TYPES.TokenStore),
    secrets: context.get<Secrets>(TYPES.Secrets),
    clock: context.get<Clock>(TYPES.Clock),
    timeout: context.get<Settings>(TYPES.Settings).timeout,
  };
}

const entityBindings: readonly (readonly [EntityRepositoryName, symbol])[] = [
  ['appointments', TYPES.AppointmentRepository],
  ['contacts', TYPES.ContactRepository],
  ['persons', TYPES.PersonRepository],
  ['projects', TYPES.ProjectRepository],
  ['sales', TYPES.SaleRepository],
];

function entityRepository(context: PartContext, name: EntityRepositoryName) {
  const transport = context.get<Transport>(TYPES.Transport);
  const repository = new TransportEntityRepository(entities[name], transport, context.get<Contract>(TYPES.Contract));
  const related = relatedSearches(transport, name, name in relations ? relations[name as 'contacts'] : {});
  return Object.assign(repository, related);
}
