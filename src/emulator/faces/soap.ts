import { isUtf8 } from 'node:buffer';
import type { Agent, CanonicalObject, Operation } from '../../contract/index.js';
import type { Entry } from '../access/access.js';
import { divergedOutputs } from '../divergences/outputs.js';
import { handlerOf, waitingHandlerOf } from '../operations.js';
import { principalOf, systemInfo } from '../rules/principal.js';
import { notModelled, ServerFailureError, unauthorised } from '../server-error.js';
import { CallClock, soapZone, soapZoneHeader } from '../time-zones.js';
import type { EmulatorSettings } from '../settings.js';
import {
  actionNotSupported,
  deserializationFailed,
  type ReadMessage,
  readEnvelope,
  type WcfFault,
  WcfFaultError,
  writeEnvelope,
  writeFault,
} from '../wire/data-contract/envelope.js';
import { UnwritableValueError } from '../wire/unwritable-value.js';
import { type Face, type FaceAnswer, type FaceCall, header } from './context.js';
import { wsdlAnswer } from './wsdl.js';

const xml = 'text/xml; charset=utf-8';

/** What IIS answers for a file that does not exist: its own page, which knows nothing of SOAP. */
const removed: FaceAnswer = {
  status: 404,
  contentType: 'text/html; charset=utf-8',
  body:
    '<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head><body><h1>Server Error</h1>' +
    '<h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed, had its ' +
    'name changed, or is temporarily unavailable.</h3></body></html>',
};

/** `/Remote/Services88/{Agent}.svc`: SOAP 1.1 as WCF serves it, and the service's own description at `?wsdl`. */
export const soapFace: Face = {
  recognise(call) {
    const agent = agentOf(call);
    if (agent === undefined) return undefined;
    if (call.method === 'GET') return { face: 'wsdl', agent: agent.name, operation: undefined };
    return { face: 'soap', agent: agent.name, operation: operationNamed(agent, header(call, 'soapaction'))?.name };
  },
  answer(call) {
    const agent = agentOf(call);
    if (agent === undefined) return { status: 404 };
    if (call.server.settings.soap === 'absent') return removed;
    if (call.method === 'GET') return wsdlAnswer(call, agent);
    if (call.method !== 'POST') return { status: 405, headers: { Allow: 'GET, POST' } };
    // WCF's binding for SOAP 1.1 refuses other types, such as that of SOAP 1.2.
    if (!/^text\/xml\s*(?:;|$)/i.test(header(call, 'content-type') ?? '')) return { status: 415 };
    const action = header(call, 'soapaction');
    const operation = operationNamed(agent, action);
    if (operation === undefined) return fault(actionNotSupported(action ?? ''));
    return answerOperation(call, operation);
  },
};

function agentOf({ server, steps }: FaceCall): Agent | undefined {
  const [remote, services, service] = steps.map((step) => step.toLowerCase());
  if (remote !== 'remote' || services !== 'services88' || steps.length !== 3) return undefined;
  const name = server.contract.agentNames.find((each) => `${each.toLowerCase()}.svc` === service);
  return name === undefined ? undefined : server.contract.agent(name);
}

function operationNamed(agent: Agent, action: string | undefined): Operation | undefined {
  const wanted = action?.trim().replace(/^"|"$/g, '');
  return [...agent.operations.values()].find((operation) => operation.soapAction === wanted);
}

function answerOperation(call: FaceCall, operation: Operation): FaceAnswer | Promise<FaceAnswer> {
  let request: ReadMessage;
  try {
    if (!isUtf8(call.body)) return fault(deserializationFailed('The message is not UTF-8 text.'));
    request = readEnvelope(call.body.toString('utf8'), operation.input, operation.name);
  } catch (error) {
    if (!(error instanceof WcfFaultError)) throw error;
    return fault(error.fault);
  }
  const { settings } = call.server;
  const zone = soapZone(request.headers['TimeZone']);
  const clock = new CallClock(zone, settings);
  const timeZone = soapZoneHeader(zone, settings);
  try {
    const succeeded = (outputs: CanonicalObject) => {
      const headers = { ExceptionInfo: null, ExtraInfo: null, Succeeded: true, TimeZone: timeZone };
      return message(operation, clock.shown(outputs) as CanonicalObject, headers);
    };
    const outputs = run(call, operation, storedRequest(request, operation, clock));
    return outputs instanceof Promise ? outputs.then(succeeded) : succeeded(outputs);
  } catch (error) {
    if (!(error instanceof ServerFailureError)) throw error;
    const exception = {
      Message: error.message,
      FriendlyText: error.message,
      ExceptionType: `${namespaceOf(error.exceptionType)}.${error.exceptionType}`,
      Source: 'SuperOffice.Services.Implementation',
    };
    return message(operation, {}, { ExceptionInfo: exception, Succeeded: false, TimeZone: timeZone });
  }
}

/** The exceptions of .NET itself, and those of NetServer. */
function namespaceOf(exceptionType: string): string {
  return exceptionType === 'NotImplementedException' ? 'System' : 'SuperOffice.Exceptions';
}

/** The request with its dates in the form of the store. */
function storedRequest(request: ReadMessage, { input }: Operation, clock: CallClock): ReadMessage {
  const types = new Map(input.fields.map((field) => [field.name, field.type]));
  const entries = Object.entries(request.parameters).map(([name, value]): [string, unknown] => {
    const type = types.get(name);
    return [name, type === undefined ? value : clock.stored(type, value)];
  });
  return { ...request, parameters: Object.fromEntries(entries) };
}

function run(
  call: FaceCall,
  operation: Operation,
  { headers, parameters }: ReadMessage,
): CanonicalObject | Promise<CanonicalObject> {
  const { server } = call;
  const applicationToken = textOrNothing(headers['ApplicationToken']);
  if (operation.agent === 'SoPrincipal') return signIn(call, operation, parameters, applicationToken);
  const ticket = textOrNothing((headers['Credentials'] as CanonicalObject | null)?.['Ticket']);
  const session = server.access.sessionOfTicket(ticket, applicationToken);
  const waiting = waitingHandlerOf(operation);
  if (waiting !== undefined) return waiting(server, parameters, session);
  const handler = handlerOf(operation);
  return divergedOutputs(server, 'soap', operation, parameters, () => handler(server, parameters, session));
}

function signIn(
  { server, windowsUser }: FaceCall,
  operation: Operation,
  parameters: CanonicalObject,
  token: string | undefined,
): CanonicalObject {
  const { access, settings } = server;
  const word = (field: string) => textOrNothing(parameters[field]) ?? '';
  switch (operation.name) {
    case 'AuthenticateUsernamePassword':
      return signedIn(settings, () => access.signIn(word('UserName'), word('Password'), token));
    case 'AuthenticateWithAccessToken':
      return signedIn(settings, () => access.signInWithAccessToken(word('AccessToken'), token));
    case 'AuthenticateImplicit':
      return signedIn(settings, () => {
        if (windowsUser === undefined) throw unauthorised('Authentication failed: the connection has no Windows user');
        return access.enterAs(windowsUser);
      });
    case 'GetSystemInfo':
      return { SystemInfo: systemInfo(operation) };
    default:
      throw notModelled(`SoPrincipal.${operation.name}`);
  }
}

function signedIn({ refusedSignIn }: EmulatorSettings, enter: () => Entry): CanonicalObject {
  try {
    const { session, ticket } = enter();
    return { Response: principalOf(session), Credentials: { Ticket: ticket }, AuthenticationSucceeded: true };
  } catch (error) {
    if (!(error instanceof ServerFailureError) || refusedSignIn === 'exception') throw error;
    return { Response: null, Credentials: null, AuthenticationSucceeded: false };
  }
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function message(operation: Operation, outputs: CanonicalObject, headers: CanonicalObject): FaceAnswer {
  try {
    return { status: 200, contentType: xml, body: writeEnvelope(operation.output, outputs, headers) };
  } catch (error) {
    if (!(error instanceof UnwritableValueError)) throw error;
    // The serializer runs while WCF writes the answer, so its exception closes the connection without a fault.
    return { status: 500, aborted: true };
  }
}

function fault(fault: WcfFault): FaceAnswer {
  return { status: 500, contentType: xml, body: writeFault(fault) };
}
