import { type Message, namespaces } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { unescapeText } from '../../codec/xml/index.js';
import { type EnvelopeToken, envelopeTokens } from './envelope-tokens.js';

/** The maximum size of an envelope without its content. */
const maxEnvelopeSize = 1024 * 1024;

/** An envelope with one long base64 text, split while it arrives. */
export interface SplitEnvelope {
  /** The decoded bytes of the text; undefined if the envelope has no such text. Read them before the envelope. */
  readonly content: AsyncGenerator<Buffer> | undefined;
  /** The envelope without its text; complete once the content has been read. */
  envelope(): Buffer;
}

/**
 * Reads an envelope up to the text of the message's first field, which is found by its path and namespace. The rest of the
 * envelope is decoded like any other message, so its problems are reported there.
 *
 * @throws {ProtocolError} if the envelope around the text is too large
 */
export async function splitBinary(body: AsyncIterable<Buffer>, message: Message): Promise<SplitEnvelope> {
  const tokens = envelopeTokens(body);
  const pieces: string[] = [];
  let size = 0;
  const keep = (text: string) => {
    size += text.length;
    if (size > maxEnvelopeSize) throw new ProtocolError(`the envelope is larger than ${maxEnvelopeSize} bytes`);
    pieces.push(text);
  };
  const envelope = () => Buffer.from(pieces.join(''), 'latin1');
  const tracker = new PathTracker(message);
  try {
    for (let next = await tokens.next(); next.done !== true; next = await tokens.next()) {
      keep(next.value.text);
      if (tracker.enters(next.value)) return { content: decoded(tokens, keep), envelope };
    }
  } catch (error) {
    // A body that is not read to its end would hold its connection.
    await tokens.return(undefined);
    throw error;
  }
  return { content: undefined, envelope };
}

interface OpenElement {
  readonly declared: ReadonlyMap<string, string>;
  /** Whether it is an ancestor of the field, or the field itself. */
  readonly isOnPath: boolean;
}

/** Deeper than any message; deeper elements are ignored. */
const maxDepth = 200;
const nothing: ReadonlyMap<string, string> = new Map();

/** Tracks the position in the document, to find the field. */
class PathTracker {
  readonly #path: readonly { readonly namespace: string; readonly name: string }[];
  readonly #open: OpenElement[] = [];
  #below = 0;

  constructor({ namespace, name, fields }: Message) {
    const { soapEnvelope } = namespaces;
    const envelope = ['Envelope', 'Body'].map((part) => ({ namespace: soapEnvelope, name: part }));
    this.#path = [...envelope, { namespace, name }, ...fields.slice(0, 1)];
  }

  /** Whether this is the start tag of the field, and its text follows. */
  enters({ kind, text }: EnvelopeToken): boolean {
    if (kind === 'end') {
      if (this.#below > 0) this.#below--;
      else this.#open.pop();
    }
    if (kind !== 'start') return false;
    if (this.#open.length >= maxDepth) {
      this.#below++;
      return false;
    }
    const depth = this.#open.length;
    const { name, attributes } = tagOf(text);
    const declared = declaredIn(attributes);
    this.#open.push({ declared, isOnPath: false });
    const wanted = this.#path[depth];
    const isParentOnPath = depth === 0 || this.#open[depth - 1]?.isOnPath === true;
    if (wanted === undefined || !isParentOnPath || !this.#is(name, wanted)) return false;
    this.#open[depth] = { declared, isOnPath: true };
    return depth === this.#path.length - 1 && !this.#isNil(attributes);
  }

  #is(qualified: string, { namespace, name }: { readonly namespace: string; readonly name: string }): boolean {
    const { prefix, local } = parted(qualified);
    return local === name && this.#namespaceOf(prefix) === namespace;
  }

  #namespaceOf(prefix: string): string | undefined {
    return this.#open.findLast(({ declared }) => declared.has(prefix))?.declared.get(prefix);
  }

  #isNil(attributes: ReadonlyMap<string, string>): boolean {
    return [...attributes].some(([qualified, value]) => {
      const { prefix, local } = parted(qualified);
      const isNil = local === 'nil' && prefix !== '' && this.#namespaceOf(prefix) === namespaces.schemaInstance;
      return isNil && ['true', '1'].includes(value.trim());
    });
  }
}

function parted(qualified: string): { readonly prefix: string; readonly local: string } {
  const colon = qualified.indexOf(':');
  return { prefix: qualified.slice(0, Math.max(colon, 0)), local: qualified.slice(colon + 1) };
}

// Sticky, so that a long tag is scanned once.
const attribute = /\s*([^\s=<>"'/]+)\s*=\s*("[^"<]*"|'[^'<]*')/y;

function tagOf(tag: string): { readonly name: string; readonly attributes: ReadonlyMap<string, string> } {
  const [name = ''] = /^[^\s/>]*/.exec(tag.slice(1)) ?? [];
  if (!tag.includes('=')) return { name, attributes: nothing };
  const attributes = new Map<string, string>();
  attribute.lastIndex = 1 + name.length;
  for (let match = attribute.exec(tag); match !== null; match = attribute.exec(tag)) {
    attributes.set(match[1] ?? '', unescaped((match[2] ?? '').slice(1, -1)));
  }
  return { name, attributes };
}

function declaredIn(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let declared: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name === 'xmlns') (declared ??= new Map()).set('', value);
    else if (name.startsWith('xmlns:')) (declared ??= new Map()).set(name.slice('xmlns:'.length), value);
  }
  return declared ?? nothing;
}

function unescaped(text: string): string {
  return text.includes('&')
    ? unescapeText(text, (problem) => new ProtocolError(`the envelope cannot be read: ${problem}`))
    : text;
}

const whitespace = /[\t\n\r ]+/g;

async function* decoded(tokens: AsyncGenerator<EnvelopeToken>, keep: (text: string) => void): AsyncGenerator<Buffer> {
  let rest = '';
  for (let next = await tokens.next(); next.done !== true; next = await tokens.next()) {
    const { kind, text } = next.value;
    if (kind === 'start' || kind === 'empty') throw new ProtocolError('the content contains an element');
    if (kind === 'end') {
      keep(text);
      break;
    }
    if (kind === 'other') continue;
    rest += (kind === 'text' ? unescaped(text) : text).replace(whitespace, '');
    // Four characters make three bytes; the remainder waits for the next piece, and so does a possible padding.
    const whole = rest.length - (rest.length % 4) - (rest.endsWith('=') ? 4 : 0);
    if (whole > 0) {
      yield bytesOf(rest.slice(0, whole), false);
      rest = rest.slice(whole);
    }
  }
  if (rest !== '') yield bytesOf(rest, true);
  for (let next = await tokens.next(); next.done !== true; next = await tokens.next()) keep(next.value.text);
}

const base64 = /^[A-Za-z0-9+/]*$/;

function bytesOf(text: string, isLast: boolean): Buffer {
  const unpadded = isLast ? text.replace(/={1,2}$/, '') : text;
  // This also finds padding before the end.
  if (!base64.test(unpadded) || text.length % 4 !== 0)
    throw new ProtocolError('the content in the answer is not base64');
  return Buffer.from(text, 'base64');
}
