import type { SoPrincipalCarrier } from '../contract/carriers/index.js';
import type { Cache } from '../pipeline/caching/index.js';
import type { Routing } from '../pipeline/routing/index.js';
import type { ContractAgents } from '../repositories/contract-agents.js';
import type { EntityTypeName } from '../operations/index.js';
import type {
  Archive,
  CustomObjectRepository,
  EntityRepositories,
  EntityRepositoryOf,
  ListRepository,
  RepositoryOptions,
  TableRepository,
} from '../repositories/index.js';

/**
 * A connection to one tenant with one configuration.
 *
 * @typeParam AgentsOfContract the agents of the contract in use: those of this package's contract, or what
 *   `superoffice-bridge contract generate` wrote for another
 */
export interface SuperOffice<AgentsOfContract = ContractAgents> extends EntityRepositories, AsyncDisposable {
  readonly lists: ListRepository;
  /**
   * An archive by the name of its provider, such as `FindContact`: anything that the server can search.
   *
   * @example
   * const rows = await so.archive('FindContact').query({ select: ['nameDepartment'], top: 5 }).toArray();
   */
  archive(provider: string): Archive;
  /**
   * The repository of any entity by the name of its carrier without `Entity`: `Ticket`, `TicketMessage`, `Selection`,
   * `Webhook`, `ProjectMember` and about 90 more. It has the same methods as `so.contacts`; on `rest` it uses the entity's
   * resource if there is one, and otherwise the Agents API. A method whose operation NetServer does not have throws a
   * `NotSupportedError`.
   *
   * @throws {ValidationError} for an unknown name
   * @example
   * const made = await so.entity('TicketType').create({ Name: 'Complaint' });
   * await so.entity('TicketType').merge(made.TicketTypeId, { Name: 'Complaints' });
   */
  entity<Name extends EntityTypeName>(name: Name): EntityRepositoryOf<Name>;
  /**
   * The rows of a custom object (an extra table), by the name of its table. The same methods as `so.contacts`, with `fields`
   * for typed values and `definition()`; on `rest` it uses the resource for what that can do, and otherwise the Agents API.
   *
   * @throws {ValidationError} if it is not the name of a table
   * @example
   * const equipment = so.customObjects('y_equipment');
   * const row = await equipment.create({ Values: { x_name: 'printer', x_company: '[I:1]' } });
   * await equipment.merge(row.Id, { Values: { x_name: 'scanner' } });
   */
  customObjects(definition: string): CustomObjectRepository;
  /** Any operation of any agent of the contract. On `rest` it is sent to the Agents API. */
  readonly agents: AgentsOfContract;
  /** Mass operations: thousands of rows of a table of the database in one call. On `rest` they are sent to the Agents API. */
  readonly tables: TableRepository;
  /** The answers that the setting `cache` keeps. */
  readonly cache: Cache;
  /** Which transport serves which calls. */
  readonly routing: Routing;
  /**
   * The current user.
   *
   * @example
   * const { Associate, FullName } = await so.principal();
   */
  principal(options?: RepositoryOptions): Promise<SoPrincipalCarrier>;
  /**
   * Reports that a tenant has changed. If it is the tenant of this connection, everything remembered about it is dropped.
   * `tenantNotifications` calls this.
   *
   * @example
   * so.tenantChanged('Cust12345');
   */
  tenantChanged(tenantId: string): void;
  /**
   * Lets refused credentials be tried again. After a refusal, calls fail at once with the outcome `not-sent` until the
   * credentials change, because many attempts with an old password would lock the account. Call this once the cause has
   * been removed on the server, for example after an account was unlocked.
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
   * Closes the connection, and the emulator if that is the tenant. Calls under way finish first, each within its timeout; a
   * later call throws a `NetworkError` with the outcome `not-sent`. `await using so = await connect(…)` closes it at the
   * end of the block.
   *
   * @example
   * const so = await connect({ transport: 'rest', tenant: 'emulator' });
   * try {
   *   await so.contacts.get(2);
   * } finally {
   *   await so.close();
   * }
   */
  close(): Promise<void>;
}
