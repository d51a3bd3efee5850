import { randomBytes } from 'node:crypto';
import type { Content } from '../operations/index.js';

/** A placeholder in a message for the base64 content. */
export function contentMarker(): string {
  return randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x');
}

/** A message in pieces, with the marker replaced by the content as base64. */
export async function* withContent(message: string, marker: string, content: Content): AsyncGenerator<Buffer> {
  const start = message.indexOf(marker);
  if (start === -1) throw new TypeError('the message has no marker for the content');
  yield Buffer.from(message.slice(0, start), 'utf8');
  yield* base64(content);
  yield Buffer.from(message.slice(start + marker.length), 'utf8');
}

/** The maximum size of an encoded piece, however large the incoming pieces are. */
const maxPieceSize = 48 * 1024;

async function* base64(content: Content): AsyncGenerator<Buffer> {
  // Three bytes make four characters; the remainder waits for the next piece.
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
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let start = 0; start < bytes.length; start += maxPieceSize) yield bytes.subarray(start, start + maxPieceSize);
  }
}
