import { isUtf8 } from 'node:buffer';
import { ProtocolError } from '../errors/index.js';

/**
 * The text of a JSON answer. JSON is UTF-8 whatever the content type says (RFC 8259, section 8.1, gives `charset` no
 * meaning). A byte order mark is skipped, UTF-16 is recognised by its mark or its zero bytes, and a declared encoding is used
 * only if the bytes are not UTF-8.
 *
 * @throws {ProtocolError} if the bytes are not valid in the expected encoding
 */
export function jsonText(body: Buffer, contentType: string | undefined): string {
  const declared = declaredIn(contentType);
  return textIn(body, markedEncoding(body) ?? utf16By(body) ?? [utf8, isUtf16(declared) ? undefined : declared]);
}

/**
 * The text of an XML answer. A byte order mark decides, then `charset` in the content type, then the XML declaration
 * (RFC 7303, section 3). If the last two differ, one of them says UTF-8 and the bytes are valid UTF-8, UTF-8 is used: text in
 * another encoding is hardly ever valid UTF-8.
 *
 * @param what the body, in the message of the error
 * @throws {ProtocolError} as `jsonText` does
 */
export function xmlText(body: Buffer, contentType: string | undefined, what = 'the answer'): string {
  const marked = markedEncoding(body) ?? utf16By(body, lessThan);
  if (marked !== undefined) return textIn(body, marked, what);
  // Without a mark and zero bytes it is not UTF-16: .NET declares UTF-16 in text that it sends as UTF-8.
  const declared = [declaredIn(contentType), declarationOf(body)].filter((name) => !isUtf16(name));
  const names = declared.filter((name) => name !== undefined);
  return textIn(body, names.length === 0 || names.some(isUtf8Name) ? [utf8, ...names] : names, what);
}

/**
 * The same as UTF-8, which is what the XML reader takes: the body itself if it is UTF-8, as nearly every answer is.
 *
 * @throws {ProtocolError} as `jsonText` does
 */
export function xmlBytes(body: Buffer, contentType: string | undefined, what?: string): Buffer {
  const declared = [declaredIn(contentType), declarationOf(body)].every(
    (name) => name === undefined || isUtf8Name(name),
  );
  if (declared && body[0] === lessThan && body[1] !== 0 && isUtf8(body)) return body;
  return Buffer.from(xmlText(body, contentType, what));
}

/** The encoding of a streamed answer if it is UTF-16; undefined if it is a superset of ASCII. */
export function wideEncodingOf(first: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [name] = markedEncoding(first) ?? utf16By(first, lessThan) ?? [];
  return name === 'utf-16le' || name === 'utf-16be' ? name : undefined;
}

const utf8 = 'utf-8';
const lessThan = 0x3c;

/** Byte order marks. UTF-32 is not supported, but its mark starts like one of UTF-16. */
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
 * UTF-16 without a mark: the first character is ASCII, so one of its two bytes is zero.
 *
 * @param expected the only possible first character; undefined for any
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

/** XML 1.0, appendix F: in the encodings that remain here, an XML declaration is ASCII. */
function declarationOf(body: Buffer): string | undefined {
  if (body[0] !== lessThan || body[1] !== 0x3f) return undefined;
  const head = body.toString('latin1', 0, 200);
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:+-]{1,40})["']/.exec(head)?.[1];
}

const isUtf8Name = (name: string) => /^utf-?8$/i.test(name);
const isUtf16 = (name: string | undefined) => name !== undefined && /^(?:utf-?16|ucs-?2|unicode)/i.test(name);

/** The text in the first of these encodings in which the bytes are valid. */
function textIn(body: Buffer, names: readonly (string | undefined)[], what = 'the answer'): string {
  for (const name of names) {
    if (name === undefined) continue;
    if (isUtf8Name(name)) {
      if (isUtf8(body)) return withoutMark(body.toString('utf8'));
      continue;
    }
    try {
      return new TextDecoder(name, { fatal: true }).decode(body);
    } catch (error) {
      // A `RangeError` means an unknown encoding, a `TypeError` that the bytes are not valid in it.
      if (error instanceof RangeError)
        throw new ProtocolError(`${what} is in the unknown encoding ${JSON.stringify(name)}`);
    }
  }
  const tried = [...new Set(names.filter((name) => name !== undefined).map((name) => name.toUpperCase()))];
  throw new ProtocolError(`${what} is not valid ${tried.join(' or ')} text`);
}

const mark = '\uFEFF';

function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(1) : text;
}
