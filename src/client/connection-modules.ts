import 'reflect-metadata';
import { ContainerModule } from 'inversify';
import { parseConfiguration } from '../config/schema.js';
import { Contract, requireSoap } from '../contract/index.js';
import { Secrets } from '../errors/index.js';
import type { Network } from '../http/index.js';
import { RequestRate } from '../pipeline/requests/request-rate.js';
import { credentialsMaker, tokenStoreOf } from './credentials.js';
import { addNetworkSecrets, engineFor, networkOf, type NetworkSettings } from './engine.js';
import { type Entry, requireContained } from './entry.js';
import { configurationModule } from './modules/configuration.js';
import { entryModule } from './modules/entry.js';
import { pipelineModule } from './modules/pipeline.js';
import { repositoriesModule } from './modules/repositories.js';
import { routingModule } from './modules/routing.js';
import { tenantModule } from './modules/tenant.js';
import { transportsModule } from './modules/transports.js';
import { checkedRouting } from './routing.js';
import { TYPES } from './types.js';
import { PARTS } from './parts.js';

/** What a connection of a pool shares with others, bound in the parent container. */
export interface SharedParts {
  /** @param source the folder or file of its documents; undefined for the contract in this package */
  contract(source: string | undefined): Contract;
  /** The HTTP settings of the pool, and the network that they describe. */
  readonly http: NetworkSettings;
  readonly network: Network;
}

/**
 * One module that binds everything that a connection consists of.
 *
 * @throws {ConfigurationError} at once, if the configuration is invalid
 */
export function moduleOf(entry: Entry, configuration: unknown): ContainerModule {
  const modules = modulesOf(entry, configuration);
  return new ContainerModule((options) => {
    for (const module of modules) void module.load(options);
  });
}

/**
 * The modules of a connection, one for each area, in the order of a call.
 *
 * @param entry what the connection can use
 * @param shared what the parent container binds, such as the HTTP engine; undefined for a container of its own
 * @throws {ConfigurationError} if the configuration or the contract is invalid, or the contract does not describe the transport
 */
export function modulesOf(entry: Entry, configuration: unknown, shared?: SharedParts): readonly ContainerModule[] {
  const { settings, auth } = parseConfiguration(configuration);
  requireContained(entry, settings, auth);
  const secrets = new Secrets();
  const makeCredentials = auth === undefined ? undefined : credentialsMaker(auth, secrets);
  const tokenStore = tokenStoreOf(auth);
  const contract = (shared?.contract ?? contractFrom)(settings.contract?.source);
  const http = shared?.http ?? settings.http;
  addNetworkSecrets(http, secrets);
  const network = shared?.network ?? networkOf(http, settings.tenant);
  const { requestsPerSecond } = http;
  const rate = requestsPerSecond === undefined ? undefined : new RequestRate(requestsPerSecond);
  if (settings.transport === 'soap') requireSoap(contract);
  const routing = checkedRouting(settings, auth, contract, entry);
  // The connections of a Windows user belong to that user, so they are not shared.
  const ownEngine = shared === undefined || auth?.kind === 'ntlm';
  return [
    configurationModule(settings, secrets),
    repositoriesModule,
    pipelineModule,
    routingModule(settings, auth, routing, network),
    transportsModule,
    ...entry.transports.map(({ module }) => module),
    entryModule(entry),
    tenantModule(auth, tokenStore, makeCredentials),
    new ContainerModule(({ bind }) => {
      bind(PARTS.Contract).toConstantValue(contract);
      bind(PARTS.Network).toConstantValue(network);
      bind(PARTS.RequestRate).toConstantValue(rate);
      if (!ownEngine) return;
      bind(TYPES.HttpEngine)
        .toResolvedValue(({ http }) => engineFor(auth, http, network), [PARTS.Settings])
        .inSingletonScope();
    }),
  ];
}

function contractFrom(source: string | undefined): Contract {
  return source === undefined ? Contract.bundled() : Contract.from(source);
}
