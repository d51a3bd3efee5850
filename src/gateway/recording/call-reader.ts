import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { decodeEnvelope } from '../../codec/xml/index.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import { xmlText } from '../../http/index.js';
import { decodedBody } from '../../http/content-encoding.js';
import { type ServiceAddress, serviceAddress } from '../address.js';
import { serviceOf } from '../services.js';
import type { GatewayCall } from '../settings.js';
import { operationOf, readCall } from '../soap-call.js';
import type { CallResult, Usage } from '../usage/usage.js';
import type { Samples } from './samples.js';

/** One direction of a request that has passed through. */
export interface PassedMessage {
  readonly headers: IncomingHttpHeaders;
  /** Undefined if it was too large to be kept. */
  readonly body: Buffer | undefined;
}

/** A request that has passed through, and its answer. */
export interface PassedRequest extends PassedMessage {
  readonly method: string;
  readonly path: string;
  readonly address: string | undefined;
  readonly answer: PassedMessage & { readonly status: number };
  readonly milliseconds: number;
}

/** Requests for `?wsdl`, as they are counted. */
export const descriptions = 'descriptions of services';

/** A small compressed body can decode to any size. */
const maxDecoded = 16 * 1024 * 1024;

/** Reads what has passed through: what is a call of a known operation is counted as one, and everything else by its kind. */
export class CallReader {
  constructor(
    private readonly usage: Usage,
    private readonly samples: Samples,
    private readonly onCall?: (call: GatewayCall) => void,
  ) {}

  async read(request: PassedRequest): Promise<void> {
    const { method, path, headers, answer } = request;
    const address = serviceAddress(path.split('?', 1)[0] ?? '');
    const service = address === undefined ? undefined : serviceOf(address);
    if (address === undefined) this.usage.addOther('requests to other addresses');
    else if (method === 'GET' || method === 'HEAD') this.usage.addOther(descriptions);
    else if (service === undefined) this.usage.addOther('requests to unknown services');
    // A server that wants Windows authentication refuses the first request of each connection.
    else if (answer.status === 401) this.usage.addOther('requests that the server refused with 401');
    else {
      const action = [headers['soapaction']].flat()[0];
      const operation = await attempt(() => operationOf(service.agent, action));
      if (operation === undefined) this.usage.addOther('calls of unknown operations');
      else await this.#call(operation, address, request);
    }
  }

  async #call(operation: Operation, { services, tenant = '' }: ServiceAddress, request: PassedRequest): Promise<void> {
    const { milliseconds, address, answer, headers } = request;
    const sent = await attempt(() => sentIn(operation, request));
    const received = await attempt(() => receivedIn(operation, answer));
    const result = sent === undefined || received === undefined ? 'unreadable' : received.result;
    const parameters = sent?.parameters;
    this.usage.add({
      ...{ operation, services, result, milliseconds, parameters },
      ...{ outputs: received?.outputs, exceptionType: received?.exceptionType },
      client: { applicationToken: sent?.applicationToken, userAgent: headers['user-agent'], address },
    });
    if (request.body === undefined || answer.body === undefined) this.usage.addOther('messages too large to be read');
    if (result === 'succeeded' && parameters !== undefined) this.samples.add(operation, parameters);
    const { agent, name } = operation;
    this.onCall?.({ tenant, services, agent, operation: name, result, milliseconds, client: address });
  }
}

interface Sent {
  readonly parameters?: CanonicalObject;
  readonly applicationToken?: string | undefined;
}

interface Received {
  readonly result: CallResult;
  readonly outputs?: CanonicalObject;
  readonly exceptionType?: string | undefined;
}

async function sentIn(operation: Operation, message: PassedMessage): Promise<Sent> {
  const body = await decodedBytes(message);
  return body === undefined ? {} : readCall(operation, body, message.headers['content-type']);
}

async function receivedIn(operation: Operation, message: PassedRequest['answer']): Promise<Received> {
  const bytes = await decodedBytes(message);
  if (bytes === undefined) return { result: message.status === 200 ? 'succeeded' : 'fault' };
  const text = xmlText(bytes, message.headers['content-type']);
  const { headers, body, fault } = decodeEnvelope(text, operation.output, 'tolerant');
  if (fault !== undefined) return { result: 'fault', exceptionType: typeName(fault.exceptionType) };
  if (headers['Succeeded'] !== false) return { result: 'succeeded', outputs: body ?? {} };
  const exception = headers['ExceptionInfo'] as CanonicalObject | null | undefined;
  return { result: 'exception', exceptionType: typeName(exception?.['ExceptionType']) };
}

/** The name of a .NET type without its assembly, and nothing else that a server may have put there. */
function typeName(text: unknown): string | undefined {
  return typeof text === 'string' ? /^[\w.]{1,120}(?=,|$)/.exec(text)?.[0] : undefined;
}

async function decodedBytes({ headers, body }: PassedMessage): Promise<Buffer | undefined> {
  if (body === undefined || headers['content-encoding'] === undefined) return body;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of decodedBody(Readable.from([body]), headers['content-encoding'], maxDecoded, 200)) {
    size += (piece as Buffer).length;
    if (size > maxDecoded) return undefined;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** Whatever has been sent: it has passed through already, and reading it must not fail anything. */
async function attempt<Result>(read: () => Result | Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
