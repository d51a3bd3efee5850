import { plainLine } from '../encoding/index.js';
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

/** The environment variable that holds the client secret, so that it stands in no list of processes. */
const secretVariable = 'SUPEROFFICE_CLIENT_SECRET';
const tenMinutes = 10 * 60_000;

interface LoginOptions {
  readonly tenant: string;
  readonly clientId: string;
  readonly store: string;
  readonly port: number;
  readonly loginUrl?: string;
  readonly browser: boolean;
}

/** @param openBrowser rejects where it cannot */
export function loginCommand(openBrowser: (url: string) => Promise<void> = openSystemBrowser): Command {
  return new Command('login')
    .description('sign in to a tenant with a browser, and keep the sign-in for auth.kind "interactive"')
    .requiredOption('--tenant <tenant>', 'an environment and tenant such as sod/Cust12345')
    .requiredOption('--client-id <id>', "the application's client id")
    .requiredOption('--store <folder>', 'the folder that keeps the sign-in, encrypted')
    .option('-p, --port <number>', 'the port of the callback, as registered; without it the system picks one', port, 0)
    .option('--login-url <url>', 'where the login is, if not the vendor’s; such as that of an emulator')
    .option('--no-browser', 'open no browser, but print the address')
    .addHelpText(
      'after',
      `
Environment:
  SUPEROFFICE_TOKEN_KEY      the key of the store, 32 bytes in base64; make one with
                             node -p "crypto.randomBytes(32).toString('base64')"
  ${secretVariable}  the client secret, where the application has one

The callback is http://127.0.0.1:<port>/callback. Register it with the application, with a fixed port, or with a
regular expression for any.

Examples:
  superoffice-bridge login --tenant sod/Cust12345 --client-id 1a2b3c --store tokens --port 7890
  superoffice-bridge login --tenant prod/Cust12345 --client-id 1a2b3c --store tokens --no-browser`,
    )
    .action(async (options: LoginOptions) => {
      const { loginUrl, tenantId } = loginOf(options);
      const { clientId } = options;
      const store = new FileTokenStore({ folder: options.store });
      const user = await signIn(options, loginUrl, tenantId, openBrowser);
      await keep(store, interactiveGrantName({ loginUrl, clientId, tenantId }), grantOf(user, tenantId));
      print(`
Signed in to ${tenantId} as ${plainLine(user.userPrincipalName ?? 'a user without a name')}. Use it with:

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
    throw new ConfigurationError('one signs in on line: name an environment and tenant, such as sod/Cust12345');
  }
  const { environment, id } = named;
  return { loginUrl: chosenLoginUrl({ environment, loginUrl }), tenantId: id };
}

async function signIn(
  options: LoginOptions,
  loginUrl: string,
  tenantId: string,
  openBrowser: (url: string) => Promise<void>,
): Promise<SignedIn> {
  const clientSecret = process.env[secretVariable];
  const { signInOverLoopback } = await import('../auth/open-id/loopback.js');
  return signInOverLoopback({
    signIn: (redirectUri) => interactiveSignIn({ loginUrl, clientId: options.clientId, clientSecret, redirectUri }),
    tenantId,
    port: options.port,
    maxWait: tenMinutes,
    async present(url, redirectUri) {
      const opened = options.browser && (await openBrowser(url).then(yes, no));
      print(`${opened ? 'A browser opens. If none does, open' : 'Open'} this address in a browser:

  ${url}

It comes back to ${redirectUri} on this machine. Where the browser runs on another one, forward the port first:

  ssh -L ${new URL(redirectUri).port}:127.0.0.1:${new URL(redirectUri).port} <this machine>
`);
    },
  });
}

/** What the store shall keep: whatever renews the access, for the tenant that was asked for. */
function grantOf(user: SignedIn, tenantId: string): Grant {
  if (user.tenantId?.toLowerCase() !== tenantId.toLowerCase()) {
    throw new AuthenticationError(`the sign-in is for ${user.tenantId ?? 'no tenant'}, and not for ${tenantId}`);
  }
  if (user.refreshToken !== undefined) return user.grant;
  throw new AuthenticationError('the login gave no refresh token, so that the sign-in could not be kept');
}

/** Nobody else may be renewing the old sign-in meanwhile, and write it over the new one. */
function keep(store: TokenStore, name: string, grant: Grant): Promise<void> {
  return store.exclusively(name, () => store.write(name, grant));
}

async function openSystemBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const child = await open(url);
  // One that cannot be started says so later, when the address has been printed anyway.
  child.on('error', () => undefined);
}

const yes = () => true;
const no = () => false;

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}
