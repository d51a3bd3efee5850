import { type AuthSettings, parseConfiguration, type Settings } from '../config/schema.js';
import { Contract, requireSoap } from '../contract/index.js';
import { ConfigurationError, Secrets } from '../errors/index.js';
import type { Network } from '../http/index.js';
import { credentialsMaker, tokenStoreOf } from './credentials.js';
import { addNetworkSecrets, networkOf, type NetworkSettings } from './engine.js';
import { completeContents, type EntryContents, requireContained } from './entry.js';
import { checkedRouting, checkRoutesAlone } from './routing.js';
import { type SharedConnection, sharedConnection, SharedParts } from './shared-state.js';

/** What a connection of a pool shares with others, bound in the parent container. */
export interface PoolParts {
  /** @param source the folder or file of its documents; undefined for the contract in this package */
  contract(source: string | undefined): Contract;
  /** The HTTP settings of the pool, and the network that they describe. */
  readonly http: NetworkSettings;
  readonly network: Network;
  /** The Redis of the pool; undefined without one. */
  readonly redis: SharedConnection | undefined;
}

/**
 * Checks everything about a configuration that needs no request: the settings, the contract and the routes, and the keys
 * and folders that they name. Apart from the modules, so that a check loads neither transports nor the container.
 *
 * @param entry what the connection can use
 * @param shared what a pool of connections shares; undefined for a connection of its own
 * @throws {ConfigurationError} if the configuration or the contract is invalid, or the contract does not describe the transport
 */
export function checkedConnection(configuration: unknown, entry: EntryContents = completeContents, shared?: PoolParts) {
  const { settings, auth } = parseConfiguration(configuration);
  requireContained(entry, settings, auth);
  const secrets = new Secrets();
  const makeCredentials = auth === undefined ? undefined : credentialsMaker(auth, secrets);
  const tokenStore = tokenStoreOf(auth);
  const contract = (shared?.contract ?? contractFrom)(settings.contract?.source);
  const http = shared?.http ?? settings.http;
  addNetworkSecrets(http, secrets);
  const redis = shared === undefined ? redisOf(settings, secrets) : shared.redis;
  const network = shared?.network ?? networkOf(http, settings.tenant);
  if (settings.transport === 'soap') requireSoap(contract);
  const routing = checkedRouting(settings, auth, contract, entry);
  return { settings, auth, secrets, makeCredentials, tokenStore, contract, http, network, redis, routing };
}

/**
 * The errors of `checkedConnection`, all at once: a key that cannot be read hides no route. While settings are invalid, only
 * the routes are checked, without regard to credentials.
 */
export function connectionErrors(configuration: unknown): readonly unknown[] {
  const errors: unknown[] = [];
  const attempt = (check: () => unknown) => {
    try {
      check();
    } catch (error) {
      errors.push(error);
    }
  };
  const parts = settingsOf(configuration);
  if (parts === undefined) {
    attempt(() => checkRoutesAlone(configuration));
    return errors;
  }
  const { settings, auth } = parts;
  attempt(() => auth !== undefined && credentialsMaker(auth, new Secrets()));
  attempt(() => tokenStoreOf(auth));
  attempt(() => checkShared(settings, auth));
  attempt(() => networkOf(settings.http, settings.tenant));
  attempt(() => {
    const contract = contractFrom(settings.contract?.source);
    attempt(() => settings.transport === 'soap' && requireSoap(contract));
    checkedRouting(settings, auth, contract, completeContents);
  });
  return errors;
}

/** What a connection would share, which may lack a key. */
function checkShared(settings: Settings, auth: AuthSettings | undefined): void {
  const connection = redisOf(settings, new Secrets());
  if (connection !== undefined) new SharedParts(connection, settings, auth).check();
}

function settingsOf(configuration: unknown): ReturnType<typeof parseConfiguration> | undefined {
  try {
    return parseConfiguration(configuration);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function redisOf({ redis }: Settings, secrets: Secrets): SharedConnection | undefined {
  return redis === undefined ? undefined : sharedConnection(redis, secrets);
}

function contractFrom(source: string | undefined): Contract {
  return source === undefined ? Contract.bundled() : Contract.from(source);
}
