import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { CapturedAnswer } from './exchange.js';

/** The encodings of a body. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'latin1'] as const;

export type TextEncoding = (typeof textEncodings)[number];

export interface BodyText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly byteOrderMark: boolean;
}

const byteOrderMarks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The size limit of a decompressed body. */
const maxTextSize = 32 * 1024 * 1024;

const unpackers: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength: maxTextSize }),
  deflate: (body) => inflateSync(body, { maxOutputLength: maxTextSize }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength: maxTextSize }),
};

/** The text of a body. Bytes that are not valid text are read as Latin-1, which loses nothing. */
export function bodyText(answer: CapturedAnswer): BodyText {
  const body = unpacked(answer);
  const [encoding, mark] = byteOrderMarks.find(([, bytes]) => bytes.every((byte, index) => body[index] === byte)) ?? [];
  const declared = /charset="?(utf-16(?:le|be)?)/i.exec(answer.headers['content-type'] ?? '')?.[1]?.toLowerCase();
  const chosen = encoding ?? (declared === undefined ? 'utf-8' : declared === 'utf-16be' ? 'utf-16be' : 'utf-16le');
  const content = body.subarray(mark?.length ?? 0);
  try {
    const text = new TextDecoder(chosen, { fatal: true, ignoreBOM: true }).decode(content);
    return { text, encoding: chosen, byteOrderMark: mark !== undefined };
  } catch {
    return { text: body.toString('latin1'), encoding: 'latin1', byteOrderMark: false };
  }
}

export function bytesOf({ text, encoding, byteOrderMark }: BodyText): Buffer {
  const mark = byteOrderMarks.find(([name]) => name === encoding)?.[1];
  const bytes =
    encoding === 'utf-16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, nodeEncodings[encoding]);
  return byteOrderMark && mark !== undefined ? Buffer.concat([Buffer.from(mark), bytes]) : bytes;
}

const nodeEncodings = { 'utf-8': 'utf8', 'utf-16le': 'utf16le', 'utf-16be': 'utf16le', latin1: 'latin1' } as const;

/** The content-encoding header remains even if the engine has already decompressed the body. */
function unpacked({ headers, body }: CapturedAnswer): Buffer {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  const unpack = Object.hasOwn(unpackers, coding) ? unpackers[coding] : undefined;
  try {
    return unpack?.(body) ?? body;
  } catch {
    return body;
  }
}
