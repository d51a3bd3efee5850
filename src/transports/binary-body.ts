import { randomBytes } from 'node:crypto';
import type { Content } from '../operations/index.js';

/** Stands in a message where the content will, as base64. */
export function contentMarker(): string {
  return randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x');
}

/** A message in pieces, with the content as base64 in the place of its marker. */
export async function* withContent(message: string, marker: string, content: Content): AsyncGenerator<Buffer> {
  const place = message.indexOf(marker);
  if (place === -1) throw new TypeError('the message has no place for the content');
  yield Buffer.from(message.slice(0, place), 'utf8');
  yield* base64(content);
  yield Buffer.from(message.slice(place + marker.length), 'utf8');
}

/** A piece in the making is no larger than this, however large the pieces that come in. */
const pieceSize = 48 * 1024;

async function* base64(content: Content): AsyncGenerator<Buffer> {
  // Three bytes make four characters; what is left over waits for the next piece.
  let rest = Buffer.alloc(0);
  for await (const piece of piecesOf(content)) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    if (whole > 0) yield Buffer.from(bytes.subarray(0, whole).toString('base64'), 'latin1');
    rest = Buffer.from(bytes.subarray(whole));
  }
  if (rest.length > 0) yield Buffer.from(rest.toString('base64'), 'latin1');
}

export async function* piecesOf(content: Content): AsyncGenerator<Buffer> {
  for await (const given of content instanceof Uint8Array ? [content] : content) {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    for (let start = 0; start < bytes.length; start += pieceSize) yield bytes.subarray(start, start + pieceSize);
  }
}
