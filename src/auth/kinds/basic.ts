import type { HttpCredentials, SignIn } from '../credentials.js';
import { ExchangedCredentials } from './exchanged.js';

/** A user's name and password, on site. On SOAP they sign in once and the ticket is used. */
export class BasicCredentials extends ExchangedCredentials {
  readonly kind = 'basic';
  override readonly proof = 'password';
  readonly advice = 'check auth.username and auth.password';
  readonly #username: string;
  readonly #password: string;

  constructor(username: string, password: string) {
    super();
    this.#username = username;
    this.#password = password;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    const encoded = Buffer.from(`${this.#username}:${this.#password}`, 'utf8').toString('base64');
    return { Authorization: `Basic ${encoded}` };
  }

  protected exchange(signIn: SignIn): Promise<string> {
    const parameters = { UserName: this.#username, Password: this.#password };
    return signIn('AuthenticateUsernamePassword', parameters, undefined);
  }
}
