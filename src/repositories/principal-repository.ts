import type { SoPrincipalCarrier } from '../contract/carriers/index.js';
import { type Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository.js';
import { RepositoryCall } from '../operations/index.js';

/** The user who is signed in. */
export interface PrincipalRepository {
  /**
   * The current user, with the fields that SOAP and REST both have.
   *
   * @example
   * const { EjUserId, Associate } = await so.principal();
   */
  current(options?: RepositoryOptions): Promise<SoPrincipalCarrier>;
}

export class TransportPrincipalRepository implements PrincipalRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async current(options: RepositoryOptions = {}): Promise<SoPrincipalCarrier> {
    const call = new RepositoryCall('principal');
    return (await this.#transport.execute(
      { name: 'principal', request: {} },
      { ...options, call },
    )) as unknown as SoPrincipalCarrier;
  }
}
