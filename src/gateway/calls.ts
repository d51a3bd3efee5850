import type { CanonicalObject, Operation } from '../contract/index.js';
import {
  AuthenticationError,
  NotFoundError,
  NotSupportedError,
  SuperOfficeError,
  type TransportName,
} from '../errors/index.js';
import { type CallOptions, entityTypes } from '../operations/index.js';
import { replacementFor } from '../transports/json/soap-only.js';
import { GatewayCaller } from './caller.js';
import { FaultError, internalServiceFault } from './faults.js';
import type { GatewaySettings } from './settings.js';
import type { SignIn } from './sign-in.js';
import { answerText, failureText } from './soap-answer.js';
import type { SoapCall } from './soap-call.js';
import { type ExecuteOperation, expressionOf } from './soap-only-calls.js';
import type { GatewayTenant } from './tenants.js';
import { UnusableTicketError } from './tickets.js';

export interface AnsweredCall {
  readonly text: string;
  readonly result: 'succeeded' | 'exception';
  readonly message?: string;
  readonly exceptionType?: string | undefined;
  readonly outputs?: CanonicalObject;
}

/** Makes the calls of SOAP clients through the pipeline of their tenant's connection. */
export class Calls {
  constructor(
    private readonly settings: GatewaySettings,
    private readonly signIn: SignIn,
  ) {}

  /** @throws {FaultError} if the answer is a fault */
  async answer(tenant: GatewayTenant, call: SoapCall, signal: AbortSignal): Promise<AnsweredCall> {
    const { operation } = call;
    const zone = () => (zoneOf(call.timeZone) === undefined ? tenant.baseZone.header : call.timeZone);
    try {
      const outputs = await this.#outputs(tenant, call, signal);
      return { text: answerText(operation, outputs, zone()), result: 'succeeded', outputs };
    } catch (error) {
      if (error instanceof FaultError) throw error;
      const failure = error instanceof UnusableTicketError ? new AuthenticationError(error.message) : error;
      const text = failureText(operation, failure, zone());
      const exceptionType = failure instanceof SuperOfficeError ? (failure.exceptionType ?? failure.name) : undefined;
      return { text, result: 'exception', message: failure instanceof Error ? failure.message : '', exceptionType };
    }
  }

  async #outputs(tenant: GatewayTenant, call: SoapCall, signal: AbortSignal): Promise<CanonicalObject> {
    const { operation, applicationToken, ticket } = call;
    const needsTicket = operation.input.headers.some(({ name }) => name === 'Credentials');
    const isSignIn = operation.agent === 'SoPrincipal';
    if (isSignIn && !isOnSoap(tenant)) {
      if (operation.name === 'GetSystemInfo') return tenant.systemInfo(signal);
      return this.#signedIn(tenant, call, signal);
    }
    if (needsTicket && ticket === undefined) {
      throw new AuthenticationError('the call has no ticket: sign in first', operation);
    }
    const caller =
      ticket === undefined || isSignIn
        ? new GatewayCaller({ kind: 'none' }, applicationToken, isSignIn ? secretsIn(call.parameters) : [])
        : await this.signIn.callerOf(ticket, applicationToken, tenant.id);
    if (tenant.refusedPasswords.has(caller)) {
      throw new UnusableTicketError(
        'the server no longer accepts the password that the ticket was issued for; sign in again',
      );
    }
    const timeZone = zoneOf(call.timeZone);
    const outputs = await this.#called(tenant, call, { caller, signal, timeZone }).catch((error: unknown) => {
      if (error instanceof AuthenticationError) tenant.refusedPasswords.add(caller);
      throw error;
    });
    if (needsTicket && timeZone === undefined) await tenant.baseZone.learn(caller, signal);
    return outputs;
  }

  async #signedIn(tenant: GatewayTenant, call: SoapCall, signal: AbortSignal): Promise<CanonicalObject> {
    try {
      return await this.signIn.outputs(tenant, call.operation, call.parameters, call.applicationToken, signal);
    } catch (error) {
      if (!(error instanceof AuthenticationError) || this.settings.refusedSignIn === 'exception') throw error;
      return { Response: null, Credentials: null, AuthenticationSucceeded: false };
    }
  }

  async #called(
    tenant: GatewayTenant,
    { operation, parameters }: SoapCall,
    options: CallOptions,
  ): Promise<CanonicalObject> {
    const { so } = tenant;
    const { agent, name } = operation;
    const isSoapOnly = operation.http === undefined;
    const execute: ExecuteOperation = async (called, as, given, transport?: TransportName) => {
      const execution = so.agents[called]?.[as];
      if (execution === undefined) throw new NotSupportedError(`${called}.${as} does not exist`);
      return execution(given, { ...options, transport });
    };
    // An operation that only SOAP has is sent there, while that is the transport.
    const express = isSoapOnly && !isOnSoap(tenant) ? expressionOf(operation) : undefined;
    if (express !== undefined) return express(execute, parameters);
    const transport: TransportName | undefined = isSoapOnly ? 'soap' : undefined;
    try {
      const value = await execute(agent, name, parameters, transport);
      if (value === null && this.settings.absentEntity === 'exception') checkPresent(operation, parameters);
      return outputsOf(operation, value);
    } catch (error) {
      throw transport === undefined ? error : withReplacement(operation, error);
    }
  }
}

/** The transport may change while the gateway runs. */
function isOnSoap({ so }: GatewayTenant): boolean {
  return so.routing.current.transport === 'soap';
}

/**
 * @throws {NotFoundError} in NetServer's words (recorded, `10-not-found-assembly-name`) if the operation reads an entity, for
 * which null says that it does not exist
 */
function checkPresent({ agent, name }: Operation, parameters: CanonicalObject): void {
  if (!entityReads.has(`${agent}.${name}`)) return;
  const entity = name.slice('Get'.length).replace(/Entity$/, '');
  throw new NotFoundError(`${entity} id ${Object.values(parameters).join(', ')} not found`, {
    ...{ agent, operation: name },
    exceptionType: 'SoNotFoundException',
  });
}

const entityReads: ReadonlySet<string> = new Set(
  [...entityTypes.values()].map(({ agent, carrier }) => `${agent}.Get${carrier}`),
);

/** The parameters of a sign-in contain a password, a token or a ticket. A user name is not secret. */
function secretsIn(parameters: CanonicalObject): string[] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'UserName' ? [value] : [],
  );
}

/** A failure of SOAP itself says that it is gone; one that the server reports does not. */
function withReplacement({ agent, name }: Operation, error: unknown): unknown {
  if (!(error instanceof SuperOfficeError) || error.exceptionType !== undefined) return error;
  const replacement = replacementFor(agent, name);
  const instead = replacement === undefined ? '' : ` Instead, use ${replacement}.`;
  const message = `${agent}.${name} exists in SOAP alone, and the server's SOAP did not answer: ${error.message}.${instead}`;
  return new FaultError(internalServiceFault(message));
}

/** What the call resolved to, by the names of the outputs. */
function outputsOf({ output: { fields } }: Operation, value: unknown): CanonicalObject {
  const [only] = fields;
  if (only === undefined) return {};
  return fields.length === 1 ? { [only.name]: value } : ((value ?? {}) as CanonicalObject);
}

/** A zone is named by its code, or by its number, which is 0 if the caller named none. */
function zoneOf(header: CanonicalObject | null): string | undefined {
  const code = header?.['SoTimeZoneLocationCode'];
  if (typeof code === 'string' && code !== '') return code;
  const id = header?.['SoTimeZoneId'];
  return typeof id === 'number' && id > 0 ? String(id) : undefined;
}
