import type { SoPrincipalCarrier } from '../contract/carriers/index.js';
import type { Cache } from '../pipeline/caching/index.js';
import type { Routing } from '../pipeline/routing/index.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import type { Archive, EntityRepositories, ListRepository, RepositoryOptions } from '../repositories/index.js';

/**
 * One tenant, through one configuration.
 *
 * @typeParam AgentsOfContract the agents of the contract in use: those of this package's contract, or what
 *   `superoffice-bridge generate` wrote for another
 */
export interface SuperOffice<AgentsOfContract = ContractAgents> extends EntityRepositories, AsyncDisposable {
  readonly lists: ListRepository;
  /** An archive by its provider's name, such as `FindContact`: whatever the server can search. */
  archive(provider: string): Archive;
  /** Any operation of any agent of the contract. On `rest` it goes the way of the Agents API. */
  readonly agents: AgentsOfContract;
  /** What is kept by the setting `cache`. */
  readonly cache: Cache;
  /** Which transport serves which calls. */
  readonly routing: Routing;
  /** The current user. */
  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier>;
  /**
   * Something has happened to a tenant: where it is that of this connection, what is remembered of it is dropped. This is
   * what `tenantNotifications` calls.
   */
  tenantChanged(tenantId: string): void;
  /**
   * Tries credentials again that a server refused. After a refusal calls fail at once, with the outcome `not-sent`, until
   * the credentials change: an account would be locked by many attempts with an old password. Call this once what refused
   * them has been put right there, such as an account that was unlocked.
   *
   * @example
   * try {
   *   await so.contacts.get(2);
   * } catch (error) {
   *   if (error instanceof AuthenticationError && (await accountWasUnlocked())) so.retryCredentials();
   * }
   */
  retryCredentials(): void;
  /**
   * Closes connections, and the emulator where that is the tenant. Calls under way come to their end first, each within
   * its timeout; a call made later is a `NetworkError` with the outcome `not-sent`. `await using so = await connect(…)`
   * does it at the end of the block.
   */
  close(): Promise<void>;
}
