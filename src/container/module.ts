import 'reflect-metadata';
import { ContainerModule, type ResolutionContext } from 'inversify';
import { parseConfiguration, type Settings, type SuperOfficeConfiguration } from '../config/schema.js';
import { Contract } from '../contract/index.js';
import { Secrets } from '../errors/index.js';
import { type HttpEngine, UndiciEngine } from '../http/index.js';
import {
  type Agents,
  agentsOver,
  entities,
  type EntityRepositoryName,
  TransportArchiveRepository,
  TransportEntityRepository,
  TransportListRepository,
  TransportPrincipalRepository,
} from '../repositories/index.js';
import { AgentsTransport } from '../transports/agents/transport.js';
import { RestTransport } from '../transports/rest/transport.js';
import { SoapTransport } from '../transports/soap/transport.js';
import type { Transport } from '../transports/transport.js';
import { Connection, type SuperOffice } from './connection.js';
import { ChosenTransport, type TransportFactories } from './chosen-transport.js';
import { credentialsOf, type Place, placeOf } from './place.js';
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
  const { settings, auth } = parseConfiguration(configuration);
  const secrets = new Secrets();
  const credentials = auth === undefined ? undefined : credentialsOf(auth, secrets);
  const contract = settings.wsdl === undefined ? Contract.bundled() : Contract.fromFolder(settings.wsdl.source);
  return new ContainerModule(({ bind }) => {
    bind<SuperOffice<Agents>>(TYPES.Connection)
      .toDynamicValue((context) => new Connection(context))
      .inSingletonScope();
    bind<Settings>(TYPES.Settings).toConstantValue(settings);
    bind<Contract>(TYPES.Contract).toConstantValue(contract);
    bind<Secrets>(TYPES.Secrets).toConstantValue(secrets);
    bind<HttpEngine>(TYPES.HttpEngine)
      .toDynamicValue(() => new UndiciEngine(settings.http))
      .inSingletonScope();
    bind<Place>(TYPES.Place)
      .toDynamicValue((context) => placeOf(settings.tenant, credentials, context.get<Secrets>(TYPES.Secrets)))
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
    bind<Transport>(TYPES.Transport).to(ChosenTransport).inSingletonScope();
    for (const [name, symbol] of entityBindings) {
      bind(symbol)
        .toDynamicValue((context) => entityRepository(context, name))
        .inSingletonScope();
    }
    bind(TYPES.ListRepository)
      .toDynamicValue((context) => new TransportListRepository(context.get<Transport>(TYPES.Transport)))
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
  });
}

function transportParts(context: ResolutionContext) {
  const { timeout, extras } = context.get<Settings>(TYPES.Settings);
  const { site, credentials } = context.get<Place>(TYPES.Place);
  return {
    settings: { contract: context.get<Contract>(TYPES.Contract), timeout, extras },
    site,
    credentials,
    engine: context.get<HttpEngine>(TYPES.HttpEngine),
    secrets: context.get<Secrets>(TYPES.Secrets),
  };
}

const entityBindings: readonly (readonly [EntityRepositoryName, symbol])[] = [
  ['appointments', TYPES.AppointmentRepository],
  ['contacts', TYPES.ContactRepository],
  ['persons', TYPES.PersonRepository],
  ['projects', TYPES.ProjectRepository],
  ['sales', TYPES.SaleRepository],
];

function entityRepository(context: ResolutionContext, name: EntityRepositoryName) {
  const transport = context.get<Transport>(TYPES.Transport);
  return new TransportEntityRepository(entities[name], transport, context.get<Contract>(TYPES.Contract));
}
