import { ProtocolError } from '../../errors/index.js';

/** A piece of an envelope, in Latin-1: one character for each byte, whatever the encoding. */
export interface EnvelopeToken {
  /**
   * - `text`: between tags, with references not replaced
   * - `raw`: within a CDATA section
   * - `start`, `empty` and `end`: a whole tag
   * - `other`: a comment, a processing instruction, the delimiters of a CDATA section, or anything invalid
   */
  readonly kind: 'text' | 'raw' | 'start' | 'empty' | 'end' | 'other';
  readonly text: string;
}

/** The maximum length of a tag or a comment. */
const maxMarkupSize = 1024 * 1024;
/** Small pieces are joined up to this size, because a server may send a byte at a time and each piece has a cost. */
const gatheredSize = 16 * 1024;
/** The maximum length of a reference to a character, such as `&#x10FFFF;`, in hexadecimal or decimal. */
const maxReferenceLength = 12;

/** The tokens of an envelope while it arrives; a long text or CDATA section is split into several. */
export async function* envelopeTokens(body: AsyncIterable<Buffer>): AsyncGenerator<EnvelopeToken> {
  let waiting = '';
  let inCdata = false;
  for await (const piece of gathered(body)) {
    waiting += piece.toString('latin1');
    let at = 0;
    while (at < waiting.length) {
      const found: Found | undefined = inCdata ? rawAt(waiting, at) : tokenAt(waiting, at);
      if (found === undefined) break;
      if (found.end > at) yield { kind: found.kind, text: waiting.slice(at, found.end) };
      at = found.end;
      inCdata = found.inCdata;
      if (found.waits) break;
    }
    waiting = waiting.slice(at);
    if (waiting.length > maxMarkupSize)
      throw new ProtocolError(`the envelope has a tag of over ${maxMarkupSize} bytes`);
  }
  if (waiting !== '') yield { kind: inCdata ? 'raw' : 'other', text: waiting };
}

interface Found {
  readonly kind: EnvelopeToken['kind'];
  readonly end: number;
  readonly inCdata: boolean;
  /** Whether the next token needs more input. */
  readonly waits: boolean;
}

const cdataStart = '<![CDATA[';
const cdataEnd = ']]>';

function rawAt(text: string, at: number): Found {
  if (text.startsWith(cdataEnd, at)) return { kind: 'other', end: at + cdataEnd.length, inCdata: false, waits: false };
  const end = text.indexOf(cdataEnd, at);
  if (end !== -1) return { kind: 'raw', end, inCdata: true, waits: false };
  // The last characters may be the beginning of the end.
  return { kind: 'raw', end: Math.max(at, text.length - cdataEnd.length + 1), inCdata: true, waits: true };
}

/** Undefined if the rest of the token has not arrived. */
function tokenAt(text: string, at: number): Found | undefined {
  if (text[at] !== '<') return textAt(text, at);
  if (text.startsWith(cdataStart, at))
    return { kind: 'other', end: at + cdataStart.length, inCdata: true, waits: false };
  if (cdataStart.startsWith(text.slice(at, at + cdataStart.length))) return undefined;
  const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
  if (close !== undefined) {
    const end = text.indexOf(close, at + (close === '-->' ? 4 : 2));
    return end === -1 ? undefined : { kind: 'other', end: end + close.length, inCdata: false, waits: false };
  }
  if (text.startsWith('<!', at) && text.length < at + 4) return undefined;
  const end = endOfTag(text, at + 1);
  if (end === undefined) return undefined;
  const kind =
    text[at + 1] === '!' ? 'other' : text[at + 1] === '/' ? 'end' : text[end - 2] === '/' ? 'empty' : 'start';
  return { kind, end, inCdata: false, waits: false };
}

function textAt(text: string, at: number): Found {
  const next = text.indexOf('<', at);
  if (next !== -1) return { kind: 'text', end: next, inCdata: false, waits: false };
  const reference = text.lastIndexOf('&');
  const isCut = reference >= at && text.length - reference < maxReferenceLength && !text.includes(';', reference);
  return { kind: 'text', end: isCut ? reference : text.length, inCdata: false, waits: true };
}

/** The index after the `>` of a tag; a `>` within quotes does not end it. */
function endOfTag(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at + 1;
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
      if (at === -1) return undefined;
    }
  }
  return undefined;
}

async function* gathered(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size < gatheredSize) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}
