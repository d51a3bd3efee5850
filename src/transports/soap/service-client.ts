import type { Client, WSDL } from 'soap';
import type { Operation } from '../../contract/index.js';
import type { HttpRequest } from '../../http/index.js';
import type { Envelope } from './envelope.js';

/** Sends the bytes of a call; its answer is returned unchanged. */
export type SendBytes<Answer> = (
  request: Pick<HttpRequest, 'method' | 'url' | 'headers'> & { readonly body: string },
) => Promise<Answer>;

interface AnyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

type SoapClientClass = new (wsdl: WSDL, endpoint: string, options: object) => Client;

/**
 * One operation of an agent's service, on the client of the `soap` package: it assembles the envelope, sets the SOAPAction, applies a
 * security object and emits its events.
 *
 * Its two slow and lossy steps are replaced through the WSDL object that it uses: it calls `objectToDocumentXML` for the
 * body and `xmlToObject` for the answer, and prints `xmlnsInEnvelope`. The body comes from our codec, which also reads the
 * answer. Our HTTP engine replaces the client's own.
 */
export class ServiceClient {
  readonly #client: Client;

  /** One operation, because the client makes several functions for each, and a pool has thousands of clients. */
  constructor(ClientClass: SoapClientClass, namespace: string, operation: Operation, endpoint: string) {
    this.#client = new ClientClass(asWsdl(namespace, operation), endpoint, { httpClient: new EngineHttpClient() });
    this.#client.addSoapHeader(
      (_method: unknown, _location: unknown, _action: unknown, envelope: Envelope) => envelope.header,
    );
  }

  /** @returns the answer as received, whatever its status */
  async send<Answer extends AnyAnswer>(
    operation: Operation,
    envelope: Envelope,
    send: SendBytes<Answer>,
  ): Promise<Answer> {
    const method: unknown = this.#client[operation.name];
    if (typeof method !== 'function') throw new TypeError(`the SOAP client has no method ${operation.name}`);
    const exchange: Exchange<Answer> = { send, answer: undefined };
    let resolve!: () => void;
    let reject!: (error: unknown) => void;
    const called = new Promise<void>((...functions) => ([resolve, reject] = functions));
    const done = (error: unknown) => {
      // If there is an answer, the client's own error about it does not matter: the caller reads the answer.
      if (error === null || error === undefined || exchange.answer !== undefined) resolve();
      else reject(error);
    };
    method.call(this.#client, envelope, done, { exchange });
    await called;
    // The client remembers the last message, including its ticket. No one needs that.
    this.#client.lastRequest = '';
    this.#client.lastResponse = '';
    this.#client.lastMessage = '';
    if (exchange.answer === undefined) throw new TypeError('the SOAP client called back without an answer');
    return exchange.answer;
  }
}

interface Exchange<Answer> {
  readonly send: SendBytes<Answer>;
  answer: Answer | undefined;
}

/** The interface of `soap`'s HttpClient, over the function that sends the bytes of the call. */
class EngineHttpClient {
  request(
    url: string,
    body: string,
    callback: (error: unknown, response?: unknown, body?: unknown) => void,
    headers: Record<string, string>,
    { exchange }: { readonly exchange: Exchange<AnyAnswer> },
  ): void {
    exchange.send({ method: 'POST', url, headers, body }).then(
      (answer) => {
        exchange.answer = answer;
        callback(null, { status: answer.status, headers: answer.headers }, '');
      },
      (error: unknown) => callback(error),
    );
  }
}

/** The parts of a parsed WSDL that the client uses, made from the contract. */
function asWsdl(namespace: string, operation: Operation): WSDL {
  const methods = { [operation.name]: asMethod(operation) };
  const port = { location: '', binding: { methods } };
  const wsdl = {
    options: {},
    definitions: {
      $targetNamespace: namespace,
      xmlns: {},
      // The client adds services and methods to itself as properties; no operation has this name.
      services: { $service: { ports: { $port: port } } },
    },
    xmlnsInEnvelope: '',
    objectToDocumentXML: (_name: string, envelope: Envelope) => envelope.body,
    // With an empty body the client calls back at once.
    xmlToObject: () => ({ html: true, Body: {} }),
  };
  return wsdl as unknown as WSDL;
}

function asMethod(operation: Operation) {
  return {
    $name: operation.name,
    input: { $name: operation.name },
    output: { $name: `${operation.name}Response` },
    soapAction: operation.soapAction,
    style: 'document',
  };
}
