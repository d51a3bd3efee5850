import 'reflect-metadata';
import { ContainerModule } from 'inversify';
import { parseConfiguration } from '../config/schema.js';
import { Contract, requireSoap } from '../contract/index.js';
import { Secrets } from '../errors/index.js';
import { UndiciEngine } from '../http/index.js';
import { credentialsMaker, tokenStoreOf } from './credentials.js';
import { engineFor } from './engine.js';
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
  const contract = (shared ?? ownParts).contract(settings.contract?.source);
  if (settings.transport === 'soap') requireSoap(contract);
  const routing = checkedRouting(settings, auth, contract, entry);
  // The connections of a Windows user belong to that user, so they are not shared.
  const ownEngine = shared === undefined || auth?.kind === 'ntlm';
  return [
    configurationModule(settings, secrets),
    repositoriesModule,
    pipelineModule,
    routingModule(settings, auth, routing),
    transportsModule,
    ...entry.transports.map(({ module }) => module),
    entryModule(entry),
    tenantModule(auth, tokenStore, makeCredentials),
    new ContainerModule(({ bind }) => {
      bind(PARTS.Contract).toConstantValue(contract);
      if (!ownEngine) return;
      bind(TYPES.HttpEngine)
        .toResolvedValue(({ http }) => engineFor(auth, http, (each) => new UndiciEngine(each)), [PARTS.Settings])
        .inSingletonScope();
    }),
  ];
}

const ownParts: SharedParts = {
  contract: (source) => (source === undefined ? Contract.bundled() : Contract.from(source)),
};
