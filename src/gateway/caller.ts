import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import type { Credentials, HttpCredentials, SignIn, SoapCredentials } from '../auth/index.js';
import { AuthenticationError } from '../errors/index.js';

/** What a caller of the gateway proves itself with. */
export type Proof =
  /** Before the sign-in. */
  | { readonly kind: 'none' }
  /** A ticket of SuperOffice's own, which travels on. */
  | { readonly kind: 'ticket'; readonly ticket: string }
  | { readonly kind: 'password'; readonly userName: string; readonly password: string }
  | { readonly kind: 'accessToken'; readonly accessToken: string };

export interface Caller {
  readonly proof: Proof;
  readonly applicationToken: string | undefined;
}

const callers = new AsyncLocalStorage<Caller>();

/** Runs a call with the credentials of its caller, which every request of the call is sent with. */
export function asCaller<Result>(caller: Caller, run: () => Promise<Result>): Promise<Result> {
  return callers.run(caller, run);
}

/** The caller whose call is under way; undefined outside a call. */
export function callerUnderWay(): Caller | undefined {
  return callers.getStore();
}

/**
 * The credentials of the caller whose call is under way. A connection serves all callers of a tenant, so that routes,
 * guardrails and limits see all of its traffic.
 */
export class CallerCredentials implements Credentials {
  readonly kind = 'caller';
  readonly advice = 'sign in again';
  /** A refusal says something about one caller, and nothing about the others. */
  readonly proof = 'none';

  async httpHeaders(): Promise<HttpCredentials> {
    const { proof, applicationToken } = currentCaller();
    return {
      ...(proof.kind === 'none' ? {} : { Authorization: authorizationOf(proof) }),
      ...(applicationToken === undefined ? {} : { 'SO-AppToken': applicationToken }),
    };
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const { proof, applicationToken } = currentCaller();
    return { applicationToken, ticket: await ticketOf(proof, applicationToken, signIn) };
  }

  refused(): boolean {
    return false;
  }

  /** Answers are cached for each caller, because callers have different rights. */
  user(): string {
    const { proof, applicationToken } = currentCaller();
    return createHash('sha256')
      .update(JSON.stringify([proof, applicationToken]))
      .digest('base64');
  }

  [inspect.custom](): string {
    return 'CallerCredentials';
  }
}

function currentCaller(): Caller {
  const caller = callerUnderWay();
  if (caller === undefined) throw new AuthenticationError('the call has no caller', { outcome: 'not-sent' });
  return caller;
}

function authorizationOf(proof: Exclude<Proof, { kind: 'none' }>): string {
  switch (proof.kind) {
    case 'ticket':
      return `SOTicket ${proof.ticket}`;
    case 'password':
      return `Basic ${Buffer.from(`${proof.userName}:${proof.password}`, 'utf8').toString('base64')}`;
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
