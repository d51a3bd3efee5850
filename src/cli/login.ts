import { plainLine } from '../encoding/index.js';
import { configOption, configuredHttp } from './http-settings.js';
import { openBrowser } from './open-browser.js';
import { print } from './output/print.js';
import { Command, InvalidArgumentError } from 'commander';
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

/** The environment variable with the client secret, so that the secret is not visible in process lists. */
const secretVariable = 'SUPEROFFICE_CLIENT_SECRET';
const tenMinutes = 10 * 60_000;

interface LoginOptions {
  readonly tenant: string;
  readonly clientId: string;
  readonly store: string;
  readonly port: number;
  readonly loginUrl?: string;
  readonly browser: boolean;
  readonly config?: string;
}

/** @param open rejects if it cannot open a browser */
export function loginCommand(open: (url: string) => Promise<void> = openBrowser): Command {
  return new Command('login')
    .description('sign in to a tenant in a browser, and store the sign-in for auth.kind "interactive"')
    .requiredOption('--tenant <tenant>', 'an environment and tenant such as sod/Cust12345')
    .requiredOption('--client-id <id>', "the application's client id")
    .requiredOption('--store <folder>', 'the folder for the encrypted sign-in')
    .option('-p, --port <number>', 'the port of the callback, as registered; default: a free port', port, 0)
    .option('--login-url <url>', "the URL of the login, such as an emulator's; default: the vendor's")
    .addOption(configOption())
    .option('--no-browser', 'print the address instead of opening a browser')
    .addHelpText(
      'after',
      `
Environment:
  SUPEROFFICE_TOKEN_KEY      the key of the store, 32 bytes in base64; create one with
                             node -p "crypto.randomBytes(32).toString('base64')"
  ${secretVariable}  the client secret, if the application has one

The callback is http://127.0.0.1:<port>/callback. Register it for the application,
either with a fixed port or with a regular expression for any port.

Examples:
  superoffice-bridge login --tenant sod/Cust12345 --client-id 1a2b3c \\
    --store tokens --port 7890
  superoffice-bridge login --tenant prod/Cust12345 --client-id 1a2b3c \\
    --store tokens --no-browser`,
    )
    .action(async (options: LoginOptions) => {
      const { loginUrl, tenantId } = loginOf(options);
      const { clientId } = options;
      const store = new FileTokenStore({ folder: options.store });
      const user = await signIn(options, loginUrl, tenantId, open);
      await storeGrant(store, interactiveGrantName({ loginUrl, clientId, tenantId }), grantOf(user, tenantId));
      print(`
Signed in to ${tenantId} as ${plainLine(user.userPrincipalName ?? 'an unnamed user')}. Use it with:

  auth: { kind: 'interactive', clientId: '${clientId}', tokenStore: { folder: '${options.store}' } }
`);
    });
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

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return number;
}
