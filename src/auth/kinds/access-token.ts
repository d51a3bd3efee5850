import { AuthenticationError } from '../../errors/index.js';
import { type HttpCredentials, isSoapCredentials, type SignIn, type SoapCredentials } from '../credentials.js';
import type { Clock, RenewedGrant } from '../renewed-grant.js';
import { ExchangedCredentials } from './exchanged.js';

const scheme = 'Bearer ';

/** An access token that is renewed by a refresh token. On SOAP it is exchanged for a ticket. */
export class AccessTokenCredentials extends ExchangedCredentials {
  readonly #grant: RenewedGrant;

  constructor(
    readonly kind: string,
    readonly advice: string,
    grant: RenewedGrant,
    appToken: string | undefined,
    clock: Clock,
  ) {
    super(appToken, clock);
    this.#grant = grant;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return { Authorization: scheme + (await this.#grant.current()) };
  }

  override refused(used: HttpCredentials | SoapCredentials): boolean {
    if (isSoapCredentials(used)) return super.refused(used);
    this.#grant.refused(used['Authorization']?.slice(scheme.length) ?? '');
    return true;
  }

  override retry(): void {
    super.retry();
    this.#grant.retry();
  }

  /** A ticket outlives its access token, so the access token may have expired by the next exchange. */
  protected async exchange(signIn: SignIn, appToken: string | undefined): Promise<string> {
    const once = (AccessToken: string) => signIn('AuthenticateWithAccessToken', { AccessToken }, appToken);
    const accessToken = await this.#grant.current();
    try {
      return await once(accessToken);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      this.#grant.refused(accessToken);
      return once(await this.#grant.current());
    }
  }
}
