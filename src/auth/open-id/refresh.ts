import { refreshTokenGrant } from 'openid-client';
import { AuthenticationError } from '../../errors/index.js';
import type { Grant } from '../token-store/token-store.js';
import { type Client, loginError, type LoginParts, ProviderFinder } from './provider.js';
import { grantFrom, idTokenClaims } from './tokens.js';

/** Obtains access tokens for a refresh token. */
export class AccessTokenRenewal {
  readonly #finder: ProviderFinder;
  readonly #parts: () => Promise<LoginParts>;
  readonly #client: Client;

  constructor(parts: () => Promise<LoginParts>, client: Client) {
    this.#finder = new ProviderFinder(parts, client);
    this.#parts = parts;
    this.#client = client;
  }

  /**
   * @param advice what to do if the refresh token is no longer accepted
   * @throws {AuthenticationError} if the login refuses
   */
  async renew(refreshToken: string, advice: string): Promise<Grant> {
    const provider = await this.#finder.find();
    const { clock, secrets } = await this.#parts();
    try {
      const tokens = await refreshTokenGrant(provider.configuration, refreshToken);
      await idTokenClaims(provider, this.#client, tokens);
      return grantFrom(tokens, clock(), secrets, refreshToken);
    } catch (error) {
      const failure = loginError(error, 'the access token cannot be renewed');
      if (!(failure instanceof AuthenticationError)) throw failure;
      const { message, exceptionType, status } = failure;
      const fix = exceptionType === 'invalid_client' ? 'check auth.clientId and auth.clientSecret' : advice;
      throw new AuthenticationError(`${message}; ${fix}`, { exceptionType, status });
    }
  }
}
