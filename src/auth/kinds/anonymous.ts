import type { Credentials, HttpCredentials, SoapCredentials } from '../credentials.js';
import { Masked } from '../masked.js';

/** No user, for what a server tells anyone, such as its version. An application may still identify itself. */
export class AnonymousCredentials extends Masked implements Credentials {
  readonly kind = 'anonymous';
  readonly proof = 'none';
  readonly advice = 'this call needs credentials: choose another auth.kind';
  readonly #appToken: string | undefined;

  constructor(appToken: string | undefined) {
    super();
    this.#appToken = appToken;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    const headers: Record<string, string> = {};
    if (this.#appToken !== undefined) headers['SO-AppToken'] = this.#appToken;
    return headers;
  }

  async soapCredentials(): Promise<SoapCredentials> {
    return { applicationToken: this.#appToken, ticket: undefined };
  }

  refused(): boolean {
    return false;
  }
}
