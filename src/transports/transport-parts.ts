import type { Credentials, HttpCredentials, SoapCredentials } from '../auth/index.js';
import type { Contract } from '../contract/index.js';
import type { Secrets } from '../errors/index.js';
import type { Deadline, HttpEngine } from '../http/index.js';
import type { Caller, CallKind } from '../operations/index.js';
import type { CallObservation } from '../observation/index.js';
import type { Site } from '../tenant/site.js';

/** The parts that every transport is made of. */
export interface TransportParts {
  readonly settings: ConnectionSettings;
  readonly credentials: Credentials;
  readonly engine: HttpEngine;
  readonly secrets: Secrets;
  readonly requests: RequestPath;
}

/** What a transport needs to know about its connection. */
export interface ConnectionSettings {
  readonly contract: Contract;
  /** Milliseconds for an exchange, unless the call sets a timeout. */
  readonly timeout: number;
  /** Keep fields that the contract does not know. */
  readonly extras: boolean;
}

/** One request to the server, before it has credentials and an address. */
export interface TenantRequest<Used> {
  readonly kind: CallKind;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for each attempt, from waiting for its turn to the last byte. */
  readonly timeout: number;
  readonly observation: CallObservation | undefined;
  /** Whether it sends credentials of its own, such as a password to check. */
  readonly bringsOthers?: boolean;
  /** False for requests that are better skipped than waited for. */
  readonly retries?: boolean;
  /** Whose request it is, if many users share the connection. */
  readonly caller?: Caller | undefined;
  /** Gets the credentials for an attempt. */
  readonly obtain: () => Promise<Used>;
}

/** One attempt of a request: its address, credentials and deadline. */
export interface Attempt<Used> {
  readonly site: Site;
  readonly used: Used;
  readonly deadline: Deadline;
}

/** The steps of every request of a transport: retries and limits, sign-in, and the tenant's address. */
export interface RequestPath {
  send<Used extends HttpCredentials | SoapCredentials, Result>(
    request: TenantRequest<Used>,
    attempt: (attempt: Attempt<Used>) => Promise<Result>,
  ): Promise<Result>;
  /** Finds the tenant for a sign-in. Many calls wait for that, so it has neither credentials nor a deadline of its own. */
  signIn<Result>(attempt: (site: Site) => Promise<Result>): Promise<Result>;
}
