import type { HttpCredentials, SignIn } from '../credentials.js';
import { withApplicationToken } from './application-token.js';
import { ExchangedCredentials } from './exchanged.js';

/** An access token that the caller obtains and renews. SOAP only accepts tickets, so there it is exchanged for one. */
export class BearerCredentials extends ExchangedCredentials {
  readonly kind = 'bearer';
  readonly advice = 'get a new access token, or let it be renewed by auth.kind "refresh"';
  readonly #accessToken: string;
  readonly #appToken: string | undefined;

  constructor(accessToken: string, appToken: string | undefined) {
    super(appToken);
    this.#accessToken = accessToken;
    this.#appToken = appToken;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return withApplicationToken(`Bearer ${this.#accessToken}`, this.#appToken);
  }

  protected exchange(signIn: SignIn, appToken: string | undefined): Promise<string> {
    return signIn('AuthenticateWithAccessToken', { AccessToken: this.#accessToken }, appToken);
  }
}
