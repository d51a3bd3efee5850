import { decodeJwt } from 'jose';
import type { CanonicalObject, Operation } from '../contract/index.js';
import { AuthenticationError } from '../errors/index.js';
import { GatewayCaller, type Proof } from './caller.js';
import { FaultError, internalServiceFault } from './faults.js';
import type { GatewayTenant } from './tenants.js';
import type { TicketSeal } from './tickets.js';

/** Seconds that SuperOffice's access tokens live, for one that does not say when it expires. */
const accessTokenLifetime = 3_600;

/** How a sign-in operation proves who the caller is; undefined for those that need SOAP. */
const proofs: Readonly<Record<string, (parameters: CanonicalObject) => Proof>> = {
  AuthenticateUsernamePassword: ({ UserName, Password }) => ({
    kind: 'password',
    userName: textOf(UserName),
    password: textOf(Password),
  }),
  AuthenticateWithAccessToken: ({ AccessToken }) => ({ kind: 'accessToken', accessToken: textOf(AccessToken) }),
};

const wayOut =
  'Call AuthenticateUsernamePassword (Onsite) or AuthenticateWithAccessToken instead, or set the gateway to transport "soap" ' +
  'while the server still has SOAP.';

/** Signs callers in without a SOAP service that issues tickets: a ticket of the gateway holds what proves who they are. */
export class SignIn {
  constructor(
    private readonly seal: TicketSeal,
    private readonly passwordTicketHours: number,
  ) {}

  /**
   * Checks the caller's proof with the server, and issues a ticket.
   *
   * @returns the outputs of the operation
   * @throws {FaultError} if the operation cannot be served without SOAP
   */
  async outputs(
    { execute, id, baseZone, refusedPasswords }: GatewayTenant,
    { name }: Operation,
    parameters: CanonicalObject,
    applicationToken: string | undefined,
    signal: AbortSignal,
  ): Promise<CanonicalObject> {
    const proof = proofs[name]?.(parameters);
    if (proof === undefined) throw notServed(`SoPrincipal.${name} needs SOAP. ${wayOut}`);
    if (!this.seal.canSeal) {
      throw notServed('The gateway has no key to issue tickets with. Its administrator sets one with --key-file.');
    }
    if (isEmpty(proof))
      throw new AuthenticationError('the user name or the access token is empty', { agent: 'SoPrincipal' });
    const caller = new GatewayCaller(proof, applicationToken);
    const principal = await execute({ name: 'principal', request: {} }, { caller, signal, signsIn: true });
    refusedPasswords.delete(caller);
    await baseZone.learn(caller, signal);
    const ticket = await this.seal.seal(proof, id, this.#secondsOf(proof));
    return { Response: principal, Credentials: { Ticket: ticket }, AuthenticationSucceeded: true };
  }

  /**
   * The caller of a call that brings a ticket.
   *
   * @throws {UnusableTicketError} if it is one of the gateway's that cannot be used
   */
  async callerOf(ticket: string, applicationToken: string | undefined, tenant: string): Promise<GatewayCaller> {
    const proof: Proof = this.seal.isSealed(ticket) ? await this.seal.open(ticket, tenant) : { kind: 'ticket', ticket };
    return new GatewayCaller(proof, applicationToken);
  }

  #secondsOf(proof: Proof): number {
    return proof.kind === 'accessToken' ? secondsLeft(proof.accessToken) : this.passwordTicketHours * 3_600;
  }
}

/** Until an access token expires by its own claim. It is not verified: the server has just accepted it. */
function secondsLeft(accessToken: string): number {
  try {
    const { exp: expires } = decodeJwt(accessToken);
    if (typeof expires === 'number') return Math.min(accessTokenLifetime, Math.floor(expires - Date.now() / 1_000));
  } catch {
    // Not a JWT.
  }
  return accessTokenLifetime;
}

function isEmpty(proof: Proof): boolean {
  return proof.kind === 'password' ? proof.userName === '' : proof.kind === 'accessToken' && proof.accessToken === '';
}

function notServed(message: string): FaultError {
  return new FaultError(internalServiceFault(message));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
