import {
  BasicCredentials,
  type Credentials,
  type HttpCredentials,
  type SignIn,
  type SoapCredentials,
} from '../auth/index.js';
import type { AuthSettings, Settings } from '../config/schema.js';
import type { Emulator, EmulatorOptions } from '../emulator/index.js';
import { ConfigurationError, type Secrets } from '../errors/index.js';
import type { TenantDirectoryParts } from '../tenant/directory.js';
import type { Sites } from '../tenant/site.js';
import { sitesOf } from '../tenant/sites.js';
import { configuredLogin, type LoginEndpoint } from './login.js';

/** The addresses of a tenant and of its login. */
export interface TenantEndpoint {
  readonly sites: Sites;
  readonly login: () => Promise<LoginEndpoint>;
  /** The endpoint's own credentials, if the configuration has none. */
  readonly credentials: Credentials | undefined;
  close(): Promise<void>;
}

/** Starts an emulator in this process. */
export type StartEmulator = (options: EmulatorOptions) => Promise<Emulator>;

/** @param startEmulator undefined if the entry has no emulator; then it has refused the tenant `emulator` already */
export function tenantEndpoint(
  tenant: Settings['tenant'],
  auth: AuthSettings | undefined,
  secrets: Secrets,
  parts: TenantDirectoryParts,
  startEmulator: StartEmulator | undefined,
): TenantEndpoint {
  if (tenant === 'emulator') {
    if (startEmulator !== undefined) return emulatorEndpoint(auth, secrets, startEmulator);
    throw new ConfigurationError('is "emulator", which is not available', { path: 'tenant' });
  }
  const signsIn = auth?.kind === 'refresh' || auth?.kind === 'interactive' || auth?.kind === 'systemUser';
  const login = signsIn ? configuredLogin(tenant, auth) : { loginUrl: '', tenantId: '' };
  return {
    sites: sitesOf(tenant, parts),
    login: async () => login,
    credentials: undefined,
    close: async () => undefined,
  };
}

/** The embedded emulator: started in this process by the first call, and closed with the connection. */
function emulatorEndpoint(
  auth: AuthSettings | undefined,
  secrets: Secrets,
  startEmulator: StartEmulator,
): TenantEndpoint {
  const start = () => startEmulator(auth?.kind === 'systemUser' ? { applicationKey: auth.privateKey } : {});
  let running: Promise<Emulator> | undefined;
  const emulator = () => (running ??= start());
  return {
    sites: {
      async locate() {
        const { url } = await emulator();
        return { soap: url, rest: url, online: false };
      },
      invalidate: () => undefined,
      forget: () => undefined,
    },
    login: async () => {
      const { origin, tenant } = await emulator();
      return { loginUrl: `${origin}/login`, tenantId: tenant };
    },
    credentials: new LateCredentials(async () => {
      const { username, password } = (await emulator()).credentials;
      secrets.add(password);
      return new BasicCredentials(username, password);
    }),
    close: async () => {
      if (running !== undefined) await (await running).close();
    },
  };
}

/** Credentials that are created when first needed. */
class LateCredentials implements Credentials {
  readonly kind = 'emulator';
  readonly advice = "these are the emulator's own credentials, so this is a bug";
  readonly #find: () => Promise<Credentials>;
  #pending: Promise<Credentials> | undefined;
  #found: Credentials | undefined;

  constructor(find: () => Promise<Credentials>) {
    this.#find = find;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return (await this.#get()).httpHeaders();
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    return (await this.#get()).soapCredentials(signIn);
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    return this.#found?.refused(used) ?? false;
  }

  retry(): void {
    this.#found?.retry?.();
  }

  async #get(): Promise<Credentials> {
    return (this.#found ??= await (this.#pending ??= this.#find()));
  }
}
