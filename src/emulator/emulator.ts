import { setMaxListeners } from 'node:events';
import { Contract } from '../contract/index.js';
import type { Divergence } from './divergences/divergence.js';
import type { Divergences } from './divergences/divergences.js';
import type { FaultRegistry } from './faults/fault-registry.js';
import { answerRequest } from './http.js';
import { type HttpServer, listen } from './http-server.js';
import { ApplicationKey } from './login/application-key.js';
import type { TenantChange } from './login/login.js';
import type { PlannedCounts } from './seed/plan.js';
import { seedCredentials, seedUsers } from './seed/people.js';
import type { ArrivedRequest } from './arrived-request.js';
import { EmulatedServer } from './server.js';
import type { EmulatorSettings } from './settings.js';

export interface EmulatorOptions {
  /** The port to listen on; 0, the default, lets the system pick one. */
  readonly port?: number;
  /** The address to listen on. Default `127.0.0.1`, which no other machine can reach. */
  readonly host?: string;
  /** Returns the current time. Default: the system's clock. */
  readonly clock?: () => Date;
  readonly settings?: Partial<EmulatorSettings>;
  /** Draws a number from 0 to below 1 for faults that apply by chance. Default `Math.random`. */
  readonly chance?: () => number;
  /**
   * How many records it has in addition to the few of the seed. They are invented, the same each time, and made when
   * they are read, so a million of them takes no more memory than one. Default none.
   */
  readonly seed?: PlannedCounts;
  /** How one face answers differently from the others, from the start. Default: it does not. */
  readonly divergences?: readonly Divergence[];
  /** The contract that it serves. Default: the one in this package. */
  readonly contract?: Contract;
  /**
   * The RSA key with which the application signs in as the system user: PEM, or the vendor's XML. Default: a new one,
   * which `credentials.privateKey` returns.
   */
  readonly applicationKey?: string;
  /**
   * Keeps the process alive while the emulator is idle. Default false, so a script that forgets to close its emulator
   * still ends. Set it if the process only runs the emulator.
   */
  readonly keepProcessAlive?: boolean;
}

/** A NetServer with invented data on this machine: the tenant `Cust12345`, for the user `sam` with the password `sam`. */
export interface Emulator extends AsyncDisposable {
  /** `http://127.0.0.1:49152` */
  readonly origin: string;
  /**
   * The tenant's site, such as `http://127.0.0.1:49152/Cust12345`: the part before `/api` and `/Remote`. After a move, the
   * new address.
   */
  readonly url: string;
  readonly tenant: string;
  /** Each of these is accepted. */
  readonly credentials: {
    readonly username: string;
    readonly password: string;
    readonly accessToken: string;
    readonly ticket: string;
    /** The application token, which is also the client secret. */
    readonly appToken: string;
    readonly clientId: string;
    readonly refreshToken: string;
    readonly systemUserToken: string;
    /** As PEM; generated on first use. */
    readonly privateKey: string;
  };
  /** The address of the login, `http://127.0.0.1:49152/login`, for `auth.loginUrl`. */
  readonly loginUrl: string;
  /** Can be changed at any time. */
  readonly settings: EmulatorSettings;
  /** Which calls go wrong, and how. */
  readonly faults: FaultRegistry;
  /** How one face answers differently from the others. A reset keeps them. */
  readonly divergences: Divergences;
  /** The requests that arrived, oldest first; with bodies only if `settings.record` is on. */
  readonly requests: readonly ArrivedRequest[];
  /** How many rows searches have read since the start: their cost, independent of the machine's speed. */
  readonly evaluatedRows: number;
  /**
   * Adds invented records after the existing ones, as `seed` does. A reset removes them.
   *
   * @example
   * emulator.addRecords({ contacts: 1_000, persons: 5_000 });
   */
  addRecords(counts: PlannedCounts): void;
  /**
   * Invalidates every ticket issued so far.
   *
   * @example
   * emulator.expireTickets();
   * await so.contacts.get(2); // signs in again
   */
  expireTickets(): void;
  /**
   * Invalidates every access token issued so far. Tickets obtained with one stay valid.
   *
   * @example
   * emulator.expireAccessTokens();
   */
  expireAccessTokens(): void;
  /**
   * Withdraws the users' consent: the emulator rejects refresh tokens from then on.
   *
   * @example
   * emulator.revokeRefreshTokens();
   */
  revokeRefreshTokens(): void;
  /**
   * Changes a user's password. What was issued for the old one stays valid.
   *
   * @example
   * emulator.changePassword('sam', 'new password');
   */
  changePassword(name: string, password: string): void;
  /**
   * Disables a user's account: the password is refused, and tickets, tokens and Windows connections are no longer valid.
   *
   * @example
   * emulator.disableUser('sam');
   */
  disableUser(name: string): void;
  /**
   * Withdraws the tenant's consent: the emulator rejects the system user token and its tickets from then on.
   *
   * @example
   * emulator.revokeSystemUser();
   */
  revokeSystemUser(): void;
  /**
   * The signed body that SuperOffice posts to an application when something happens to the tenant.
   *
   * @example
   * const { loginUrl, credentials } = emulator;
   * const receive = tenantNotifications({ loginUrl, clientId: credentials.clientId });
   * const { tenantId } = await receive(await emulator.tenantNotification('upgrade'));
   */
  tenantNotification(change: TenantChange, publicEndpoint?: string): Promise<Record<string, unknown>>;
  /**
   * Moves the tenant to another address. Calls to the old one are answered with 421; the state service and the login
   * keep their addresses.
   *
   * @example
   * await emulator.move();
   * console.log(emulator.url); // the new address
   */
  move(): Promise<void>;
  /**
   * Restores the seed.
   *
   * @example
   * await so.contacts.create({ Name: 'Northwind Traders' });
   * emulator.reset();
   */
  reset(): void;
  /**
   * Closes the connections of calls in progress, and frees the port. `await using` does it at the end of a block.
   *
   * @example
   * const emulator = await startEmulator({ port: 0 });
   * await emulator.close();
   */
  close(): Promise<void>;
}

/**
 * Starts an emulator.
 *
 * @throws {ConfigurationError} if the port is taken, or the seed or a divergence is invalid
 * @example
 * await using emulator = await startEmulator();
 * await fetch(`${emulator.url}/api`);
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    port = 0,
    host = '127.0.0.1',
    clock = () => new Date(),
    settings = {},
    seed = {},
    divergences = [],
    contract = Contract.bundled(),
    applicationKey: configuredKey,
    chance = Math.random,
    keepProcessAlive = false,
  } = options;
  const applicationKey = new ApplicationKey(configuredKey);
  const server = new EmulatedServer(contract, clock, settings, applicationKey, chance, seed);
  server.divergences.add(...divergences);
  const closing = new AbortController();
  // Every delayed answer waits for it.
  setMaxListeners(0, closing.signal);
  const addresses: HttpServer[] = [];
  const openAddress = async (wantedPort: number) => {
    const isFirst = addresses.length === 0;
    const opened = await listen({ host, port: wantedPort, keepProcessAlive }, (request, response) =>
      answerRequest(server, closing.signal, isFirst ? undefined : opened.origin, request, response),
    );
    addresses.push(opened);
    return opened.origin;
  };
  const origin = await openAddress(port);
  const close = async () => {
    closing.abort();
    await server.webhooks.close();
    await Promise.all(addresses.map((address) => address.close()));
  };
  const [sam] = seedUsers;
  return {
    origin,
    get url() {
      return `${server.movedTo ?? origin}/${server.tenant}`;
    },
    tenant: server.tenant,
    loginUrl: `${origin}/login`,
    credentials: {
      username: sam?.name ?? '',
      password: sam?.password ?? '',
      ...seedCredentials,
      get privateKey() {
        return applicationKey.pem;
      },
    },
    settings: server.settings,
    faults: server.faults,
    divergences: server.divergences,
    requests: server.requests,
    get evaluatedRows() {
      return server.evaluatedRows;
    },
    addRecords: (counts) => server.addRecords(counts),
    expireTickets: () => server.access.expireTickets(),
    expireAccessTokens: () => server.access.expireAccessTokens(),
    revokeRefreshTokens: () => server.login.revokeRefreshTokens(),
    changePassword: (name, password) => server.users.changePassword(name, password),
    disableUser: (name) => server.access.end(server.users.disable(name)),
    revokeSystemUser: () => server.login.revokeSystemUser(),
    tenantNotification: (change, publicEndpoint) => server.login.notification(origin, change, publicEndpoint),
    async move() {
      server.movedTo = await openAddress(0);
    },
    reset() {
      server.reset();
      server.users.reset();
      server.access.reset();
      server.login.reset();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
