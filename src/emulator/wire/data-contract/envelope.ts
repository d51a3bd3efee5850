import { type CanonicalObject, type Field, type Message, namespaces } from '../../../contract/index.js';
import { fieldDefault } from '../net-object.js';
import { DeserializationError, readField, structureReader } from './reader.js';
import { elementWriter, structureWriter } from './writer.js';
import { readXml, type XmlElement, XmlFormatError } from './xml-element.js';
import { xmlText } from './xml-text.js';

/** What a caller sent: the header elements and the parameters by their names. */
export interface ReadMessage {
  readonly headers: CanonicalObject;
  readonly parameters: CanonicalObject;
}

const dispatcher = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';

/** A fault as WCF's dispatcher answers with it. */
export interface WcfFault {
  readonly code: string;
  readonly namespace: string;
  readonly text: string;
}

/** A message that cannot be read, with the fault that reports it. */
export class WcfFaultError extends Error {
  override readonly name = 'WcfFaultError';

  constructor(readonly fault: WcfFault) {
    super(fault.text);
  }
}

export function deserializationFailed(reason: string): WcfFault {
  const text = `The formatter threw an exception while trying to deserialize the message: ${reason}`;
  return { code: 'DeserializationFailed', namespace: dispatcher, text };
}

export function actionNotSupported(action: string): WcfFault {
  return {
    code: 'ActionNotSupported',
    namespace: 'http://schemas.microsoft.com/ws/2005/05/addressing/none',
    text:
      `The message with Action '${action}' cannot be processed at the receiver, due to a ContractFilter mismatch at the ` +
      'EndpointDispatcher. This may be because of either a contract mismatch (mismatched Actions between sender and ' +
      'receiver) or a binding/security mismatch between the sender and the receiver.  Check that sender and receiver have ' +
      'the same contract and the same binding (including security requirements, e.g. Message, Transport, None).',
  };
}

export function internalServiceFault(reason: string): WcfFault {
  const text = `The server was unable to process the request due to an internal error. ${reason}`;
  return { code: 'InternalServiceFault', namespace: dispatcher, text };
}

interface Written {
  readonly headers: readonly { readonly name: string; readonly write: (value: unknown) => string }[];
  readonly body: (values: object) => string;
}

const writers = new WeakMap<Message, Written>();

function writerOf(message: Message): Written {
  let writer = writers.get(message);
  if (writer === undefined) writers.set(message, (writer = makeWriter(message)));
  return writer;
}

function makeWriter(message: Message): Written {
  const write = structureWriter(message.fields, { unprefixed: message.namespace, prefixes: new Map() }, true);
  const open = `<${message.name} xmlns="${message.namespace}"`;
  return {
    headers: message.headers.map((field) => ({ name: field.name, write: headerWriter(field) })),
    body(values) {
      const content = write(values);
      return content === '' ? `${open}/>` : `${open}>${content}</${message.name}>`;
    },
  };
}

/** Header elements have no wrapper, so WCF gives each the prefix `h`. */
function headerWriter(field: Field): (value: unknown) => string {
  const prefixes = new Map([[field.namespace, 'h']]);
  return elementWriter(field, { unprefixed: '', prefixes }, true, ` xmlns:h="${field.namespace}"`);
}

/** @throws {UnwritableValueError} */
export function writeEnvelope(message: Message, values: object, headers: CanonicalObject): string {
  const { headers: elements, body } = writerOf(message);
  let head = '';
  for (const { name, write } of elements) head += write(headers[name]);
  return envelope(head, body(values));
}

export function writeFault({ code, namespace, text }: WcfFault): string {
  return envelope(
    '',
    `<s:Fault><faultcode xmlns:a="${namespace}">a:${code}</faultcode>` +
      `<faultstring xml:lang="en-US">${xmlText(text)}</faultstring></s:Fault>`,
  );
}

function envelope(head: string, body: string): string {
  const header = head === '' ? '' : `<s:Header>${head}</s:Header>`;
  return `<s:Envelope xmlns:s="${namespaces.soapEnvelope}">${header}<s:Body>${body}</s:Body></s:Envelope>`;
}

/** @throws {WcfFaultError} */
export function readEnvelope(text: string, message: Message, operation: string): ReadMessage {
  const envelope = wellFormed(text, operation);
  if (!isSoap(envelope, 'Envelope')) {
    throw new WcfFaultError(deserializationFailed(`expected a SOAP 1.1 envelope, and found '${envelope.name}'.`));
  }
  const head = envelope.children.find((each) => isSoap(each, 'Header'));
  const body = envelope.children.find((each) => isSoap(each, 'Body'));
  const headers = readHeaders(message, head?.children ?? []);
  const wrapper = body?.children[0];
  if (wrapper?.name !== message.name || wrapper.namespace !== message.namespace) {
    throw bodyError(
      operation,
      `OperationFormatter encountered an invalid Message body. Expected to find node type 'Element' with name ` +
        `'${message.name}' and namespace '${message.namespace}'. Found node type ` +
        (wrapper === undefined
          ? `'EndElement' with name 's:Body' and namespace '${namespaces.soapEnvelope}'`
          : `'Element' with name '${wrapper.name}' and namespace '${wrapper.namespace}'`),
    );
  }
  return { headers, parameters: parametersReader(message)(wrapper.children) };
}

function isSoap({ name, namespace }: XmlElement, wanted: string): boolean {
  return name === wanted && namespace === namespaces.soapEnvelope;
}

function wellFormed(text: string, operation: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlFormatError) throw bodyError(operation, error.message);
    throw error;
  }
}

function bodyError(operation: string, reason: string): WcfFaultError {
  return new WcfFaultError(
    deserializationFailed(`Error in deserializing body of request message for operation '${operation}'. ${reason}`),
  );
}

/** In any order; of others, those that say they must be understood are not. */
function readHeaders({ headers: fields }: Message, elements: readonly XmlElement[]): CanonicalObject {
  const headers: CanonicalObject = {};
  for (const field of fields) headers[field.name] = fieldDefault(field);
  for (const element of elements) {
    const field = fields.find(({ name, namespace }) => name === element.name && namespace === element.namespace);
    if (field !== undefined) headers[field.name] = readPart(field, () => readField(field, element));
    else if (element.mandatory) {
      throw new WcfFaultError({
        code: 'MustUnderstand',
        namespace: namespaces.soapEnvelope,
        text: `The header '${element.name}' from the namespace '${element.namespace}' was not understood by the recipient of this message, causing the message to not be processed.`,
      });
    }
  }
  return headers;
}

const parameterReaders = new WeakMap<Message, (elements: readonly XmlElement[]) => CanonicalObject>();

function parametersReader(message: Message) {
  let read = parameterReaders.get(message);
  if (read === undefined) parameterReaders.set(message, (read = structureReader(() => message.fields, readPart)));
  return read;
}

function readPart(field: Field, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DeserializationError)) throw error;
    throw new WcfFaultError(
      deserializationFailed(
        `There was an error while trying to deserialize parameter ${field.namespace}:${field.name}. The InnerException ` +
          `message was '${error.message}'. Please see InnerException for more details.`,
      ),
    );
  }
}
