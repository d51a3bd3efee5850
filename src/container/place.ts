import {
  BasicCredentials,
  BearerCredentials,
  type Credentials,
  type SignIn,
  type SoapCredentials,
  TicketCredentials,
} from '../auth/index.js';
import type { AuthSettings, Settings } from '../config/schema.js';
import { ConfigurationError, type Secrets } from '../errors/index.js';
import { addressesOf } from '../tenant/addresses.js';
import type { SiteProvider } from '../tenant/site.js';

/** Where the tenant is, and how calls prove who makes them there. */
export interface Place {
  readonly site: SiteProvider;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

/** @param credentials those of the configuration; the emulator has its own where there are none */
export function placeOf(tenant: Settings['tenant'], credentials: Credentials | undefined, secrets: Secrets): Place {
  if (tenant === 'emulator') return emulatedPlace(credentials, secrets);
  if (credentials === undefined) throw new ConfigurationError('auth is missing', { path: 'auth' });
  const site = addressesOf(tenant);
  return { site: async () => site, credentials, close: async () => undefined };
}

export function credentialsOf(auth: AuthSettings, secrets: Secrets): Credentials {
  switch (auth.kind) {
    case 'bearer':
      secrets.add(auth.accessToken, auth.appToken);
      return new BearerCredentials(auth.accessToken, auth.appToken);
    case 'ticket':
      secrets.add(auth.ticket, auth.appToken);
      return new TicketCredentials(auth.ticket, auth.appToken);
    case 'basic':
      secrets.add(auth.password, Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64'));
      return new BasicCredentials(auth.username, auth.password);
  }
}

/** The embedded server: started by the first call, in this process, and closed with the connection. */
function emulatedPlace(configured: Credentials | undefined, secrets: Secrets): Place {
  const start = async () => {
    // Who connects to a real tenant need not load a server.
    const { startEmulator } = await import('../emulator/index.js');
    return startEmulator();
  };
  let running: ReturnType<typeof start> | undefined;
  const emulator = () => (running ??= start());
  return {
    site: async () => {
      const { url } = await emulator();
      return { soap: url, rest: url, online: false };
    },
    credentials:
      configured ??
      new LateCredentials(async () => {
        const { username, password } = (await emulator()).credentials;
        secrets.add(password);
        return new BasicCredentials(username, password);
      }),
    close: async () => {
      if (running !== undefined) await (await running).close();
    },
  };
}

/** Credentials that are known only when first needed. */
class LateCredentials implements Credentials {
  readonly #find: () => Promise<Credentials>;
  #pending: Promise<Credentials> | undefined;
  #found: Credentials | undefined;

  constructor(find: () => Promise<Credentials>) {
    this.#find = find;
  }

  async httpHeaders() {
    return (await this.#get()).httpHeaders();
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    return (await this.#get()).soapCredentials(signIn);
  }

  forget(): boolean {
    return this.#found?.forget() ?? false;
  }

  async #get(): Promise<Credentials> {
    return (this.#found ??= await (this.#pending ??= this.#find()));
  }
}
