import { type CanonicalObject, type Message, namespaces } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { structureDecoder } from './decoder.js';
import { elementEncoder, prefixes, type Scope, scopeOf, structureEncoder, withPath } from './encoder.js';
import type { Reading } from './expected-field.js';
import { escapeAttribute, escapeText } from './xml-text.js';
import { shortened, XmlReader } from './xml-reader.js';

/** An exception in the detail of a fault. */
export interface FaultException {
  readonly exceptionType?: string | undefined;
  readonly message?: string | undefined;
  readonly inner?: FaultException | undefined;
}

/** A SOAP 1.1 fault: a failure outside the operation. */
export interface SoapFault extends FaultException {
  readonly code: string;
  readonly message: string;
  /** The .NET exception, if WCF put one into the detail. */
  readonly exceptionType: string | undefined;
}

/** The contents of an envelope: the header elements and the body's fields by name, or a fault instead of a body. */
export interface DecodedEnvelope {
  readonly headers: CanonicalObject;
  readonly body: CanonicalObject | undefined;
  readonly fault: SoapFault | undefined;
}

interface MessageCodec {
  encodeBody(values: object): string;
  encodeHeaders(values: object): string;
  /** The header and the body of an answer, with every element of the contract. */
  encodeAnswer(values: object, headers: object): { readonly header: string; readonly body: string };
  readonly decodeBody: StructureDecoder;
  readonly decodeHeaders: StructureDecoder;
}

type StructureDecoder = ReturnType<typeof structureDecoder>;

const codecs = new WeakMap<Message, MessageCodec>();

function codecOf(message: Message): MessageCodec {
  let codec = codecs.get(message);
  if (codec === undefined) codecs.set(message, (codec = makeCodec(message)));
  return codec;
}

function makeCodec(message: Message): MessageCodec {
  const fieldsEncoder = (missing: Scope['missing']) =>
    onceMade(() => structureEncoder(message.fields, scopeOf(message.namespace, missing)));
  // Header elements are outside the wrapper, so each declares its own namespace.
  const headerEncoders = (missing: Scope['missing']) =>
    onceMade(() =>
      message.headers.map((field) => ({ name: field.name, encode: elementEncoder(field, scopeOf('', missing)) })),
    );
  const open = `<${message.name} xmlns="${message.namespace}" xmlns:${prefixes.arrays}="${namespaces.arrays}"`;
  const close = `</${message.name}>`;
  const wrapped = (content: string) => (content === '' ? `${open}/>` : `${open}>${content}${close}`);
  const request = { fields: fieldsEncoder('omitted'), headers: headerEncoders('omitted') };
  const answer = { fields: fieldsEncoder('default'), headers: headerEncoders('default') };
  return {
    encodeBody: (values) => wrapped(request.fields()(values)),
    encodeHeaders(values) {
      let xml = '';
      for (const { name, encode } of request.headers()) {
        const value = (values as CanonicalObject)[name];
        if (value !== undefined && value !== null) xml += encode(value);
      }
      return xml;
    },
    encodeAnswer(values, headers) {
      let header = '';
      for (const { name, encode } of answer.headers()) header += encode((headers as CanonicalObject)[name]);
      return { header, body: wrapped(answer.fields()(values)) };
    },
    decodeBody: structureDecoder(message.fields),
    decodeHeaders: structureDecoder(message.headers),
  };
}

function onceMade<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/**
 * The wrapper element with its fields, for the SOAP body.
 *
 * @throws {ValidationError} for a value that SOAP cannot represent; `path` names it
 */
export function encodeBody(message: Message, values: object): string {
  return withPath(() => codecOf(message).encodeBody(values));
}

/** The header elements of the message that have a value in `values`. */
export function encodeHeaders(message: Message, values: object): string {
  return withPath(() => codecOf(message).encodeHeaders(values));
}

export function encodeEnvelope(message: Message, values: object, headers: object): string {
  return envelope(encodeHeaders(message, headers), encodeBody(message, values));
}

/**
 * The envelope of an answer as WCF writes it: with every header and every member of the contract, absent values as nil or as
 * the default of their type.
 *
 * @throws {ValidationError} for a value that SOAP cannot represent; `path` names it
 */
export function encodeAnswer(message: Message, values: object, headers: object): string {
  const { header, body } = withPath(() => codecOf(message).encodeAnswer(values, headers));
  return envelope(header, body);
}

/** @param codeNamespace the namespace of the code, if it is not one of SOAP's own */
export function encodeFault(fault: SoapFault, codeNamespace?: string): string {
  const { message, exceptionType } = fault;
  const code = codeNamespace === undefined ? fault.code : `f:${fault.code}`;
  const declaration = codeNamespace === undefined ? '' : ` xmlns:f="${escapeAttribute(codeNamespace)}"`;
  const detail =
    exceptionType === undefined
      ? ''
      : `<detail><ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel">` +
        `<Message>${escapeText(message)}</Message><Type>${escapeText(exceptionType)}</Type></ExceptionDetail></detail>`;
  const summary = `<faultcode${declaration}>${escapeText(code)}</faultcode><faultstring>${escapeText(message)}</faultstring>`;
  return envelope('', `<s:Fault>${summary}${detail}</s:Fault>`);
}

function envelope(header: string, body: string): string {
  const declarations = `xmlns:s="${namespaces.soapEnvelope}" xmlns:${prefixes.schemaInstance}="${namespaces.schemaInstance}"`;
  const head = header === '' ? '' : `<s:Header>${header}</s:Header>`;
  return `<s:Envelope ${declarations}>${head}<s:Body>${body}</s:Body></s:Envelope>`;
}

/**
 * Reads a SOAP 1.1 envelope that contains `message` or a fault.
 *
 * @param document its text, or its bytes in UTF-8
 * @throws {ProtocolError} if the document is not such an envelope, or is truncated
 */
export function decodeEnvelope(document: string | Buffer, message: Message, reading: Reading): DecodedEnvelope {
  const reader = new XmlReader(document);
  if (!reader.nextChild()) throw reader.fail('it is empty');
  if (!reader.is(namespaces.soapEnvelope, 'Envelope')) {
    throw new ProtocolError(`expected a SOAP 1.1 envelope but found <${shortened(reader.name)}>`);
  }
  const codec = codecOf(message);
  let headers: CanonicalObject | undefined;
  let content: Pick<DecodedEnvelope, 'body' | 'fault'> | undefined;
  while (reader.nextChild()) {
    // Header elements have no order among themselves.
    if (reader.is(namespaces.soapEnvelope, 'Header')) headers = codec.decodeHeaders(reader, 'tolerant');
    else if (reader.is(namespaces.soapEnvelope, 'Body')) content = decodeContent(reader, message, codec, reading);
    else reader.skip();
  }
  if (reader.nextChild()) throw reader.fail('another element follows the envelope');
  if (content === undefined) throw new ProtocolError('the SOAP envelope has no body');
  return { headers: headers ?? codec.decodeHeaders(emptyElement(), reading), ...content };
}

function emptyElement(): XmlReader {
  const reader = new XmlReader('<none/>');
  reader.nextChild();
  return reader;
}

function decodeContent(
  reader: XmlReader,
  message: Message,
  codec: MessageCodec,
  reading: Reading,
): Pick<DecodedEnvelope, 'body' | 'fault'> {
  let content: Pick<DecodedEnvelope, 'body' | 'fault'> | undefined;
  while (reader.nextChild()) {
    if (content !== undefined) {
      reader.skip();
    } else if (reader.is(namespaces.soapEnvelope, 'Fault')) {
      content = { body: undefined, fault: decodeFault(reader) };
    } else if (reader.is(message.namespace, message.name)) {
      content = { body: codec.decodeBody(reader, reading), fault: undefined };
    } else {
      throw new ProtocolError(
        `expected <${message.name}> of ${message.namespace} but found <${shortened(reader.name)}>`,
      );
    }
  }
  return content ?? { body: undefined, fault: undefined };
}

/** Finds the fault's texts at any depth, because the detail has many forms. */
function decodeFault(reader: XmlReader): SoapFault {
  const { texts, inner } = collectTexts(reader, 0);
  return {
    code: texts.get('faultcode') ?? 'Server',
    message: texts.get('Message') ?? texts.get('faultstring') ?? 'the server reported a fault without a message',
    exceptionType: texts.get('ExceptionType') ?? texts.get('Type'),
    inner,
  };
}

const faultElements = new Set(['faultcode', 'faultstring', 'Message', 'Type', 'ExceptionType']);
/** .NET's chains of inner exceptions are short. */
const maxExceptionDepth = 16;

interface FaultTexts {
  readonly texts: Map<string, string>;
  inner: FaultException | undefined;
}

/** WCF's ExceptionDetail and NetServer's ExceptionInfo have the same element for the inner exception, before their own texts. */
function collectTexts(reader: XmlReader, depth: number, found: FaultTexts = { texts: new Map(), inner: undefined }) {
  while (reader.nextChild()) {
    const { name } = reader;
    if (name === 'InnerException') {
      if (reader.nil || depth >= maxExceptionDepth) {
        reader.skip();
        continue;
      }
      const { texts, inner } = collectTexts(reader, depth + 1);
      const exceptionType = texts.get('ExceptionType') ?? texts.get('Type');
      if (exceptionType !== undefined) found.inner ??= { exceptionType, message: texts.get('Message'), inner };
    } else if (!faultElements.has(name)) collectTexts(reader, depth, found);
    else {
      const text = reader.readText();
      if (!found.texts.has(name)) found.texts.set(name, text);
    }
  }
  return found;
}
