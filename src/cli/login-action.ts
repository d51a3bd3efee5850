import { plainLine } from '../output-text/index.js';
import { configuredHttp } from './configured-settings.js';
import { exitOnInterrupt } from './interrupts.js';
import { openBrowser } from './open-browser.js';
import { print } from './output/print.js';
import {
  chosenLoginUrl,
  FileTokenStore,
  type Grant,
  interactiveGrantName,
  interactiveSignIn,
  type SignedIn,
  type TokenStore,
} from '../auth/index.js';
import { AuthenticationError, ConfigurationError } from '../errors/index.js';
import { tenantNamed } from '../tenant/addresses.js';

export interface LoginOptions {
  readonly tenant: string;
  readonly clientId: string;
  readonly store: string;
  readonly port: number;
  readonly loginUrl?: string;
  readonly browser: boolean;
  readonly config?: string;
}

/** The environment variable with the client secret, so that the secret is not visible in process lists. */
const secretVariable = 'SUPEROFFICE_CLIENT_SECRET';
const tenMinutes = 10 * 60_000;

/** Signs in and stores the sign-in. */
export async function login(options: LoginOptions, open: (url: string) => Promise<void> = openBrowser): Promise<void> {
  const { loginUrl, tenantId } = loginOf(options);
  const { clientId } = options;
  const store = new FileTokenStore({ folder: options.store });
  const name = interactiveGrantName({ loginUrl, clientId, tenantId });
  // A store that cannot be used is reported before anyone signs in.
  await store.exclusively(name, () => Promise.resolve());
  const stopListening = exitOnInterrupt('stopped; nothing was stored');
  const user = await signIn(options, loginUrl, tenantId, open).finally(stopListening);
  await storeGrant(store, name, grantOf(user, tenantId));
  print(`
Signed in to ${tenantId} as ${plainLine(user.userPrincipalName ?? 'an unnamed user')}. Use it with:

  auth: { kind: 'interactive', clientId: '${clientId}', tokenStore: { folder: '${options.store}' } }
`);
}

function loginOf({ tenant, loginUrl }: LoginOptions): { readonly loginUrl: string; readonly tenantId: string } {
  if (loginUrl !== undefined && /^[A-Za-z]+\d+$/.test(tenant)) {
    return { loginUrl: chosenLoginUrl({ loginUrl }), tenantId: tenant };
  }
  const named = tenantNamed(tenant);
  if (!('environment' in named)) {
    throw new ConfigurationError(
      'login is only for Online tenants: name an environment and tenant, such as sod/Cust12345',
    );
  }
  const { environment, id } = named;
  return { loginUrl: chosenLoginUrl({ environment, loginUrl }), tenantId: id };
}

async function signIn(
  options: LoginOptions,
  loginUrl: string,
  tenantId: string,
  open: (url: string) => Promise<void>,
): Promise<SignedIn> {
  const clientSecret = process.env[secretVariable];
  const http = await configuredHttp(options.config);
  const { signInOverLoopback } = await import('../auth/open-id/loopback.js');
  return signInOverLoopback({
    signIn: (redirectUri) =>
      interactiveSignIn({ loginUrl, clientId: options.clientId, clientSecret, redirectUri, http }),
    tenantId,
    port: options.port,
    maxWait: tenMinutes,
    async present(url, redirectUri) {
      const opened = options.browser && (await open(url).then(yes, no));
      print(`${opened ? 'A browser opens. If none does, open' : 'Open'} this address in a browser:

  ${url}

The browser returns to ${redirectUri} on this machine. If it runs on another machine, forward the port first:

  ssh -L ${new URL(redirectUri).port}:127.0.0.1:${new URL(redirectUri).port} <this machine>
`);
    },
  });
}

/** The grant to store: it can renew the access, and is for the requested tenant. */
function grantOf(user: SignedIn, tenantId: string): Grant {
  if (user.tenantId?.toLowerCase() !== tenantId.toLowerCase()) {
    throw new AuthenticationError(`the sign-in is for ${user.tenantId ?? 'no tenant'}, not for ${tenantId}`);
  }
  if (user.refreshToken !== undefined) return user.grant;
  throw new AuthenticationError('the login returned no refresh token, so the sign-in cannot be stored');
}

/** Locks the store, so that another process cannot renew the old sign-in and overwrite the new one. */
function storeGrant(store: TokenStore, name: string, grant: Grant): Promise<void> {
  return store.exclusively(name, () => store.write(name, grant));
}

const yes = () => true;
const no = () => false;
