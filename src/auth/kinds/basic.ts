import type { HttpCredentials, SignIn } from '../credentials.js';
import { ExchangedCredentials } from './exchanged.js';

/** A user name and password, Onsite. On SOAP they are exchanged for a ticket once. */
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
