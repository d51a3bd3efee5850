import { Secrets } from '../../errors/index.js';
import type { HttpConfiguration } from '../../config/configuration.js';
import { loginHttpEngine } from '../login-http-engine.js';
import { chosenLoginUrl } from '../login-url.js';
import type { InteractiveSignIn } from './interactive-sign-in.js';

export interface InteractiveSignInOptions {
  /** `sod`, `stage` or `prod`. */
  readonly environment?: string | undefined;
  /** The login URL, if it is not one of SuperOffice's own, such as the emulator's `{origin}/login`. */
  readonly loginUrl?: string | undefined;
  readonly clientId: string;
  /** The application token; an application on a user's own machine has none. */
  readonly clientSecret?: string | undefined;
  /** The URL that the browser returns to, as registered with SuperOffice. */
  readonly redirectUri: string;
  /** Timeout of each request to the login in milliseconds. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** Proxy, certificates and headers, as in a configuration. Default: the proxies of the environment. */
  readonly http?: HttpConfiguration | undefined;
  /** Default: the system clock. */
  readonly clock?: (() => Date) | undefined;
}

/**
 * Sign-in for the users of a web application.
 *
 * @throws {ValidationError} if neither `environment` nor a safe `loginUrl` is given
 * @throws {ConfigurationError} if `http` is invalid
 * @example
 * const signIn = interactiveSignIn({ environment: 'sod', clientId, clientSecret, redirectUri });
 * const { url, session } = await signIn.begin({ tenantId: 'Cust12345' });
 * // Send the browser to url, and keep session in the user's session. In the callback:
 * const user = await signIn.finish(request.url, session);
 * const so = await connect({
 *   transport: 'rest',
 *   tenant: { environment: 'sod', id: user.tenantId },
 *   auth: { kind: 'refresh', refreshToken: user.refreshToken, clientId, clientSecret },
 * });
 */
export function interactiveSignIn(options: InteractiveSignInOptions): InteractiveSignIn {
  const { clientId, clientSecret, redirectUri, timeout = 60_000, clock = () => new Date() } = options;
  const parts = {
    loginUrl: chosenLoginUrl(options),
    engine: loginHttpEngine(options.http, 4),
    clock: () => clock().getTime(),
    secrets: new Secrets().add(clientSecret),
    timeout,
  };
  let loaded: Promise<InteractiveSignIn> | undefined;
  // The OpenID Connect client is loaded only for a sign-in.
  const flow = () =>
    (loaded ??= import('./code-flow.js').then(
      ({ CodeFlow }) => new CodeFlow(async () => parts, { clientId, clientSecret }, redirectUri),
    ));
  return {
    begin: async (begin) => (await flow()).begin(begin),
    finish: async (callback, session) => (await flow()).finish(callback, session),
  };
}
