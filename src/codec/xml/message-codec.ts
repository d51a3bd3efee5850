import { type CanonicalObject, type Message, namespaces } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { type Reading, structureDecoder } from './decoder.js';
import { elementEncoder, prefixes, structureEncoder, withPath } from './encoder.js';
import { escapeText } from './xml-text.js';
import { shortened, XmlReader } from './xml-reader.js';

/** An exception as the detail of a fault has it. */
export interface FaultException {
  readonly exceptionType?: string | undefined;
  readonly message?: string | undefined;
  readonly inner?: FaultException | undefined;
}

/** A SOAP 1.1 fault: something went wrong before the operation could say so itself. */
export interface SoapFault extends FaultException {
  readonly code: string;
  readonly message: string;
  /** The .NET exception that WCF puts into the detail, where it does. */
  readonly exceptionType: string | undefined;
}

/** What came in an envelope: the header elements and the body's fields by name, or a fault instead of a body. */
export interface DecodedEnvelope {
  readonly headers: CanonicalObject;
  readonly body: CanonicalObject | undefined;
  readonly fault: SoapFault | undefined;
}

interface MessageCodec {
  encodeBody(values: object): string;
  encodeHeaders(values: object): string;
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
  const encodeFields = structureEncoder(message.fields, message.namespace);
  const open = `<${message.name} xmlns="${message.namespace}" xmlns:${prefixes.arrays}="${namespaces.arrays}">`;
  const close = `</${message.name}>`;
  // Header elements stand outside the wrapper and so each declare their own namespace.
  const headers = message.headers.map((field) => ({ name: field.name, encode: elementEncoder(field, '') }));
  return {
    encodeBody: (values) => open + encodeFields(values) + close,
    encodeHeaders(values) {
      let xml = '';
      for (const { name, encode } of headers) {
        const value = (values as CanonicalObject)[name];
        if (value !== undefined && value !== null) xml += encode(value);
      }
      return xml;
    },
    decodeBody: structureDecoder(message.fields),
    decodeHeaders: structureDecoder(message.headers),
  };
}

/**
 * The wrapper element with its fields, as it stands in the SOAP body.
 *
 * @throws {ValidationError} for a value that SOAP has no form for; its `path` names it
 */
export function encodeBody(message: Message, values: object): string {
  return withPath(() => codecOf(message).encodeBody(values));
}

/** The header elements that the message has and `values` fills, one after the other. */
export function encodeHeaders(message: Message, values: object): string {
  return withPath(() => codecOf(message).encodeHeaders(values));
}

export function encodeEnvelope(message: Message, values: object, headers: object): string {
  return envelope(encodeHeaders(message, headers), encodeBody(message, values));
}

export function encodeFault(fault: SoapFault): string {
  const { code, message, exceptionType } = fault;
  const detail =
    exceptionType === undefined
      ? ''
      : `<detail><ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel">` +
        `<Message>${escapeText(message)}</Message><Type>${escapeText(exceptionType)}</Type></ExceptionDetail></detail>`;
  const words = `<faultcode>${escapeText(code)}</faultcode><faultstring>${escapeText(message)}</faultstring>`;
  return envelope('', `<s:Fault>${words}${detail}</s:Fault>`);
}

function envelope(header: string, body: string): string {
  const declarations = `xmlns:s="${namespaces.soapEnvelope}" xmlns:${prefixes.schemaInstance}="${namespaces.schemaInstance}"`;
  const head = header === '' ? '' : `<s:Header>${header}</s:Header>`;
  return `<s:Envelope ${declarations}>${head}<s:Body>${body}</s:Body></s:Envelope>`;
}

/**
 * Reads a SOAP 1.1 envelope that should hold `message` or a fault.
 *
 * @throws {ProtocolError} where the text is not such an envelope, or is broken off
 */
export function decodeEnvelope(text: string, message: Message, reading: Reading): DecodedEnvelope {
  const reader = new XmlReader(text);
  if (!reader.nextChild()) throw reader.fail('it is empty');
  if (!reader.is(namespaces.soapEnvelope, 'Envelope')) {
    throw new ProtocolError(`expected a SOAP 1.1 envelope, and found <${shortened(reader.name)}>`);
  }
  const codec = codecOf(message);
  let headers = codec.decodeHeaders(emptyElement(), reading);
  let content: Pick<DecodedEnvelope, 'body' | 'fault'> | undefined;
  while (reader.nextChild()) {
    // Header elements have no order among themselves.
    if (reader.is(namespaces.soapEnvelope, 'Header')) headers = codec.decodeHeaders(reader, 'tolerant');
    else if (reader.is(namespaces.soapEnvelope, 'Body')) content = decodeContent(reader, message, codec, reading);
    else reader.skip();
  }
  if (reader.nextChild()) throw reader.fail('something follows the envelope');
  if (content === undefined) throw new ProtocolError('the SOAP envelope has no body');
  return { headers, ...content };
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
        `expected <${message.name}> of ${message.namespace}, and found <${shortened(reader.name)}>`,
      );
    }
  }
  return content ?? { body: undefined, fault: undefined };
}

/** Finds the fault's words wherever they stand: the detail has as many forms as there are servers. */
function decodeFault(reader: XmlReader): SoapFault {
  const { words, inner } = collectWords(reader, 0);
  return {
    code: words.get('faultcode') ?? 'Server',
    message: words.get('Message') ?? words.get('faultstring') ?? 'the server reported a fault without words',
    exceptionType: words.get('ExceptionType') ?? words.get('Type'),
    inner,
  };
}

const faultWords = new Set(['faultcode', 'faultstring', 'Message', 'Type', 'ExceptionType']);
/** .NET's own chains of exceptions are short. */
const deepestException = 16;

interface FaultWords {
  readonly words: Map<string, string>;
  inner: FaultException | undefined;
}

/** WCF's ExceptionDetail and NetServer's ExceptionInfo name the exception within by the same element, and before their own words. */
function collectWords(reader: XmlReader, depth: number, found: FaultWords = { words: new Map(), inner: undefined }) {
  while (reader.nextChild()) {
    const { name } = reader;
    if (name === 'InnerException') {
      if (reader.nil || depth >= deepestException) {
        reader.skip();
        continue;
      }
      const { words, inner } = collectWords(reader, depth + 1);
      const exceptionType = words.get('ExceptionType') ?? words.get('Type');
      if (exceptionType !== undefined) found.inner ??= { exceptionType, message: words.get('Message'), inner };
    } else if (!faultWords.has(name)) collectWords(reader, depth, found);
    else {
      const text = reader.readText();
      if (!found.words.has(name)) found.words.set(name, text);
    }
  }
  return found;
}
