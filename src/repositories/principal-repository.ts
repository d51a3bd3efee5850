import type { SoPrincipalCarrier } from '../carriers/index.js';
import type { Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository.js';

/** Who is signed in. */
export interface PrincipalRepository {
  /** The current user, with the fields that SOAP and REST both have. */
  current(options?: RepositoryOptions): Promise<SoPrincipalCarrier>;
}

export class TransportPrincipalRepository implements PrincipalRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async current(options: RepositoryOptions = {}): Promise<SoPrincipalCarrier> {
    return (await this.#transport.execute('principal', {}, options)) as unknown as SoPrincipalCarrier;
  }
}
