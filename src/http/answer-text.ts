import { isUtf8 } from 'node:buffer';
import { ProtocolError } from '../errors/index.js';

/**
 * The text of a JSON answer. JSON is UTF-8 whatever the content type says (RFC 8259, section 8.1, gives `charset` no
 * meaning); a byte order mark is passed over, UTF-16 is known by its marks or its zeros, and a declared encoding serves
 * where the bytes are not UTF-8.
 *
 * @throws {ProtocolError} where the bytes are not in the encoding that they have to be in
 */
export function jsonText(body: Buffer, contentType: string | undefined): string {
  const declared = declaredIn(contentType);
  return textIn(body, markedEncoding(body) ?? utf16By(body) ?? [utf8, isUtf16(declared) ? undefined : declared]);
}

/**
 * The text of an XML answer. A byte order mark decides, then `charset` in the content type, then the XML declaration
 * (RFC 7303, section 3). Where the last two contradict one another and the bytes are UTF-8, as one of them says, they
 * are that: text in other encodings hardly ever passes for UTF-8.
 *
 * @throws {ProtocolError} as `jsonText` does
 */
export function xmlText(body: Buffer, contentType: string | undefined): string {
  const marked = markedEncoding(body) ?? utf16By(body, lessThan);
  if (marked !== undefined) return textIn(body, marked);
  // Without a mark and without zeros it is not UTF-16, whatever says so: .NET declares that in text which it sends as UTF-8.
  const said = [declaredIn(contentType), declarationOf(body)].filter((name) => !isUtf16(name));
  const names = said.filter((name) => name !== undefined);
  return textIn(body, names.length === 0 || names.some(isUtf8Name) ? [utf8, ...names] : names);
}

/** The encoding of an answer that is read while it comes: undefined for one in which ASCII is ASCII. */
export function wideEncodingOf(first: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [name] = markedEncoding(first) ?? utf16By(first, lessThan) ?? [];
  return name === 'utf-16le' || name === 'utf-16be' ? name : undefined;
}

const utf8 = 'utf-8';
const lessThan = 0x3c;

/** Byte order marks; that of UTF-32, which nothing here reads, begins as one of UTF-16 does. */
const marks: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ['utf-32', [0xff, 0xfe, 0, 0]],
  [utf8, [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function markedEncoding(body: Buffer): [string] | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, index) => body[index] === byte));
  return found === undefined ? undefined : [found[0]];
}

/**
 * UTF-16 without a mark: the first character is an ASCII one, so one of its two bytes is zero.
 *
 * @param expected the only character that can come first; undefined for any
 */
function utf16By(body: Buffer, expected?: number): [string] | undefined {
  const [one, other] = body;
  const isFirst = (byte: number | undefined) =>
    byte !== undefined && byte !== 0 && byte < 0x80 && (expected ?? byte) === byte;
  if (one === 0 && isFirst(other)) return ['utf-16be'];
  return other === 0 && isFirst(one) ? ['utf-16le'] : undefined;
}

function declaredIn(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType ?? '')?.[1];
}

/** XML 1.0, appendix F: an XML declaration is ASCII in each encoding that gets here. */
function declarationOf(body: Buffer): string | undefined {
  if (body[0] !== lessThan || body[1] !== 0x3f) return undefined;
  const head = body.toString('latin1', 0, 200);
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:+-]{1,40})["']/.exec(head)?.[1];
}

const isUtf8Name = (name: string) => /^utf-?8$/i.test(name);
const isUtf16 = (name: string | undefined) => name !== undefined && /^(?:utf-?16|ucs-?2|unicode)/i.test(name);

/** The text by the first of these encodings in which it is one. */
function textIn(body: Buffer, names: readonly (string | undefined)[]): string {
  for (const name of names) {
    if (name === undefined) continue;
    if (isUtf8Name(name)) {
      if (isUtf8(body)) return withoutMark(body.toString('utf8'));
      continue;
    }
    try {
      return new TextDecoder(name, { fatal: true }).decode(body);
    } catch (error) {
      // A `RangeError` says that the name is not known, a `TypeError` that the bytes are not in that encoding.
      if (error instanceof RangeError)
        throw new ProtocolError(`the answer is in the unknown encoding ${JSON.stringify(name)}`);
    }
  }
  const tried = [...new Set(names.filter((name) => name !== undefined).map((name) => name.toUpperCase()))];
  throw new ProtocolError(`the answer is not ${tried.join(' or ')} text`);
}

const mark = '\uFEFF';

function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(1) : text;
}
