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
  /** What time it is. Default the system's clock. */
  readonly clock?: () => Date;
  readonly settings?: Partial<EmulatorSettings>;
  /** By which number from 0 to below 1 faults strike that strike by chance. Default `Math.random`. */
  readonly chance?: () => number;
  /**
   * How many records it has beside the few of the seed. They are invented, the same each time, and made when they are
   * read, so that a million of them takes no more memory than one. Default none.
   */
  readonly seed?: PlannedCounts;
  /** In what one face answers differently from the others, from the start on. Default nothing. */
  readonly divergences?: readonly Divergence[];
  /** The contract that it serves. Default the one in this package. */
  readonly contract?: Contract;
  /**
   * The application's RSA key, by which it signs in as the system user: PEM, or the vendor's XML. Default a new one, which
   * `credentials.privateKey` gives.
   */
  readonly applicationKey?: string;
  /**
   * Does the process stay alive while the emulator has nothing to do? Default false: a script ends although it has not
   * closed its emulator. Set it where the process runs for the emulator alone.
   */
  readonly keepProcessAlive?: boolean;
}

/** A NetServer with invented data on this machine: the tenant `Cust12345`, for the user `sam` with the password `sam`. */
export interface Emulator extends AsyncDisposable {
  /** `http://127.0.0.1:49152` */
  readonly origin: string;
  /**
   * The tenant's site, such as `http://127.0.0.1:49152/Cust12345`: what stands before `/api` and `/Remote`. Where it is
   * now, if it has moved.
   */
  readonly url: string;
  readonly tenant: string;
  /** Each of these is accepted. */
  readonly credentials: {
    readonly username: string;
    readonly password: string;
    readonly accessToken: string;
    readonly ticket: string;
    /** The application token, which is the client secret as well. */
    readonly appToken: string;
    readonly clientId: string;
    readonly refreshToken: string;
    readonly systemUserToken: string;
    /** As PEM; made when first asked for. */
    readonly privateKey: string;
  };
  /** Where one signs in: `http://127.0.0.1:49152/login`, for `auth.loginUrl`. */
  readonly loginUrl: string;
  /** May be changed at any time. */
  readonly settings: EmulatorSettings;
  /** What goes wrong, and with which calls. */
  readonly faults: FaultRegistry;
  /** In what one face answers differently from the others; a reset leaves it. */
  readonly divergences: Divergences;
  /** What has arrived, oldest first; bodies only where `settings.record` is on. */
  readonly requests: readonly ArrivedRequest[];
  /** How many rows searches have looked at since the start: what they cost, on however fast a machine. */
  readonly evaluatedRows: number;
  /** Adds invented records after those that there are, as `seed` does; a reset takes them away again. */
  addRecords(counts: PlannedCounts): void;
  /** Makes every ticket given until now worthless. */
  expireTickets(): void;
  /** Makes every access token given until now worthless; tickets that came from one stay. */
  expireAccessTokens(): void;
  /** The users take back what they allowed the application: no refresh token is accepted any more. */
  revokeRefreshTokens(): void;
  /** From now on another password opens a user's account; what was given for the old one stays. */
  changePassword(name: string, password: string): void;
  /**
   * Closes a user's account: no password opens it, and tickets, tokens and Windows connections of that user are worthless.
   */
  disableUser(name: string): void;
  /** The tenant no longer lets the application in: neither its system user token nor its tickets are accepted. */
  revokeSystemUser(): void;
  /** What SuperOffice posts to an application when something happens to the tenant, signed. */
  tenantNotification(change: TenantChange, publicEndpoint?: string): Promise<Record<string, unknown>>;
  /**
   * Moves the tenant to another address. Calls to the old one are answered with 421; the state service and the login
   * stay where they are.
   */
  move(): Promise<void>;
  /** Back to the seed. */
  reset(): void;
  /** Cuts the calls that are under way, and frees the port. `await using` does it at the end of a block. */
  close(): Promise<void>;
}

/**
 * Starts an emulator.
 *
 * @throws {ConfigurationError} where the port is taken, or the seed or a divergence is not right
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
