import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import type { Credentials, HttpCredentials, SignIn, SoapCredentials } from '../auth/index.js';
import { AuthenticationError, Secrets } from '../errors/index.js';
import type { Caller } from '../operations/index.js';

/** What a caller of the gateway proves itself with. */
export type Proof =
  /** Before the sign-in. */
  | { readonly kind: 'none' }
  /** A ticket of SuperOffice's own, which travels on. */
  | { readonly kind: 'ticket'; readonly ticket: string }
  | { readonly kind: 'password'; readonly userName: string; readonly password: string }
  | { readonly kind: 'accessToken'; readonly accessToken: string };

/** Who makes a call of the gateway. It shows no secret when it is printed or copied. */
export class GatewayCaller implements Caller {
  readonly #proof: Proof;
  readonly #applicationToken: string | undefined;
  readonly #others: readonly string[];
  #secrets: Secrets | undefined;

  /** @param others secrets that the call brings in its parameters, as a sign-in does */
  constructor(proof: Proof, applicationToken: string | undefined, others: readonly string[] = []) {
    this.#proof = proof;
    this.#applicationToken = applicationToken;
    this.#others = others;
  }

  get proof(): Proof {
    return this.#proof;
  }

  get applicationToken(): string | undefined {
    return this.#applicationToken;
  }

  get user(): string {
    return createHash('sha256')
      .update(JSON.stringify([this.#proof, this.#applicationToken]))
      .digest('base64');
  }

  get secrets(): Secrets {
    return (this.#secrets ??= new Secrets().add(this.#applicationToken, ...secretsOf(this.#proof), ...this.#others));
  }

  toJSON(): object {
    return { proof: this.#proof.kind };
  }

  [inspect.custom](): string {
    return `GatewayCaller(${this.#proof.kind})`;
  }
}

function secretsOf(proof: Proof): readonly string[] {
  switch (proof.kind) {
    case 'none':
      return [];
    case 'ticket':
      return [proof.ticket];
    case 'password':
      return [proof.password, basicCredentials(proof)];
    case 'accessToken':
      return [proof.accessToken];
  }
}

function basicCredentials({ userName, password }: Extract<Proof, { kind: 'password' }>): string {
  return Buffer.from(`${userName}:${password}`, 'utf8').toString('base64');
}

/**
 * The credentials of the caller whose call it is. A connection serves all callers of a tenant, so that routes, guardrails and
 * limits see all of its traffic.
 */
export class CallerCredentials implements Credentials {
  readonly kind = 'caller';
  readonly perCaller = true;
  readonly advice = 'sign in again';
  /** A refusal says something about one caller, and nothing about the others. */
  readonly proof = 'none';

  async httpHeaders(caller?: Caller): Promise<HttpCredentials> {
    const { proof, applicationToken } = gatewayCaller(caller);
    return {
      ...(proof.kind === 'none' ? {} : { Authorization: authorizationOf(proof) }),
      ...(applicationToken === undefined ? {} : { 'SO-AppToken': applicationToken }),
    };
  }

  async soapCredentials(signIn: SignIn, caller?: Caller): Promise<SoapCredentials> {
    const { proof, applicationToken } = gatewayCaller(caller);
    return { applicationToken, ticket: await ticketOf(proof, applicationToken, signIn) };
  }

  refused(): boolean {
    return false;
  }

  [inspect.custom](): string {
    return 'CallerCredentials';
  }
}

function gatewayCaller(caller: Caller | undefined): GatewayCaller {
  if (caller instanceof GatewayCaller) return caller;
  throw new AuthenticationError('the call has no caller', { outcome: 'not-sent' });
}

function authorizationOf(proof: Exclude<Proof, { kind: 'none' }>): string {
  switch (proof.kind) {
    case 'ticket':
      return `SOTicket ${proof.ticket}`;
    case 'password':
      return `Basic ${basicCredentials(proof)}`;
    case 'accessToken':
      return `Bearer ${proof.accessToken}`;
  }
}

/** SOAP accepts tickets alone, so other proofs are exchanged for one. */
async function ticketOf(
  proof: Proof,
  applicationToken: string | undefined,
  signIn: SignIn,
): Promise<string | undefined> {
  switch (proof.kind) {
    case 'none':
      return undefined;
    case 'ticket':
      return proof.ticket;
    case 'password': {
      const { userName: UserName, password: Password } = proof;
      return signIn('AuthenticateUsernamePassword', { UserName, Password }, applicationToken);
    }
    case 'accessToken':
      return signIn('AuthenticateWithAccessToken', { AccessToken: proof.accessToken }, applicationToken);
  }
}
