import { decodeEnvelope, unknownMandatoryHeader } from '../codec/xml/index.js';
import type { Agent, CanonicalObject, Operation } from '../contract/index.js';
import { SuperOfficeError } from '../errors/index.js';
import { xmlBytes } from '../http/index.js';
import { actionNotSupported, deserializationFailed, FaultError, mustUnderstand } from './faults.js';

/** A call of a SOAP client. */
export interface SoapCall {
  readonly operation: Operation;
  readonly parameters: CanonicalObject;
  readonly applicationToken: string | undefined;
  readonly ticket: string | undefined;
  /** The header as it was sent, for the answer. */
  readonly timeZone: CanonicalObject | null;
}

/**
 * The operation that a request names, as WCF finds it.
 *
 * @throws {FaultError} if the service has no such action
 */
export function operationOf(agent: Agent, soapAction: string | undefined): Operation {
  const action = soapAction?.trim().replace(/^"|"$/g, '') ?? '';
  const name = action.slice(action.lastIndexOf('/') + 1);
  const operation = agent.operations.get(name);
  if (operation?.soapAction !== action) throw new FaultError(actionNotSupported(action));
  return operation;
}

/**
 * Reads a request as WCF does: what is out of order, in another namespace or unknown does not count.
 *
 * @throws {FaultError} if it is not a message of the operation
 */
export function readCall(operation: Operation, body: Buffer, contentType: string | undefined): SoapCall {
  const { headers, parameters } = decoded(operation, body, contentType);
  const credentials = headers['Credentials'] as CanonicalObject | null | undefined;
  return {
    operation,
    parameters,
    applicationToken: textOf(headers['ApplicationToken']),
    ticket: textOf(credentials?.['Ticket']),
    timeZone: (headers['TimeZone'] ?? null) as CanonicalObject | null,
  };
}

function decoded(operation: Operation, body: Buffer, contentType: string | undefined) {
  try {
    const document = xmlBytes(body, contentType, 'the request');
    const unknown = unknownMandatoryHeader(document, operation.input);
    if (unknown !== undefined) throw new FaultError(mustUnderstand(unknown.name, unknown.namespace));
    const { headers, body: parameters, fault } = decodeEnvelope(document, operation.input, 'strict');
    if (parameters !== undefined) return { headers, parameters };
    const found = fault === undefined ? 'the body is empty' : 'the body is a fault';
    throw new FaultError(deserializationFailed(`${found}, but must contain ${operation.input.name}.`));
  } catch (error) {
    if (!(error instanceof SuperOfficeError)) throw error;
    // Without the value, which may be anything: the message also goes to the log.
    throw new FaultError(deserializationFailed(error.message.replace(/, but is ".*"/s, '')));
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
