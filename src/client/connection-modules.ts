import 'reflect-metadata';
import { ContainerModule } from 'inversify';
import { RequestRate } from '../pipeline/requests/request-rate.js';
import { checkedConnection, type PoolParts } from './checked-connection.js';
import { engineFor } from './engine.js';
import type { Entry } from './entry.js';
import { configurationModule } from './modules/configuration.js';
import { entryModule } from './modules/entry.js';
import { pipelineModule } from './modules/pipeline.js';
import { repositoriesModule } from './modules/repositories.js';
import { routingModule } from './modules/routing.js';
import { tenantModule } from './modules/tenant.js';
import { transportsModule } from './modules/transports.js';
import { SharedParts } from './shared-state.js';
import { TYPES } from './types.js';
import { PARTS } from './parts.js';

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
export function modulesOf(entry: Entry, configuration: unknown, shared?: PoolParts): readonly ContainerModule[] {
  const checked = checkedConnection(configuration, entry, shared);
  const { settings, auth, secrets, makeCredentials, tokenStore, contract, network, routing } = checked;
  const { requestsPerSecond } = checked.http;
  const sharing = checked.redis === undefined ? undefined : new SharedParts(checked.redis, settings, auth);
  const rate =
    requestsPerSecond === undefined
      ? undefined
      : (sharing?.rate(requestsPerSecond) ?? new RequestRate(requestsPerSecond));
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
    tenantModule(auth, sharing?.tokenStore() ?? tokenStore, makeCredentials),
    new ContainerModule(({ bind }) => {
      bind(PARTS.Contract).toConstantValue(contract);
      bind(PARTS.Network).toConstantValue(network);
      bind(PARTS.RequestRate).toConstantValue(rate);
      bind(PARTS.SharedParts).toConstantValue(sharing);
      bind(PARTS.OwnRedis).toConstantValue(shared === undefined ? checked.redis?.redis : undefined);
      if (!ownEngine) return;
      bind(TYPES.HttpEngine)
        .toResolvedValue(({ http }) => engineFor(auth, http, network), [PARTS.Settings])
        .inSingletonScope();
    }),
  ];
}
