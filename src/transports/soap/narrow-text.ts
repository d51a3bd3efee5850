import { ProtocolError } from '../../errors/index.js';
import { wideEncodingOf } from '../../http/index.js';

type Decoder = InstanceType<typeof TextDecoder>;

/**
 * A body in pieces whose markup can be found byte by byte: UTF-16 is converted to UTF-8, and everything else is unchanged.
 */
export async function* narrowText(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first: Buffer | undefined;
  let decoder: Decoder | undefined;
  let isKnown = false;
  for await (const piece of body) {
    const bytes: Buffer = first === undefined ? piece : Buffer.concat([first, piece]);
    first = undefined;
    if (!isKnown) {
      // Four bytes distinguish the byte order marks of UTF-16 and UTF-32.
      if (bytes.length < 4) {
        first = bytes;
        continue;
      }
      isKnown = true;
      const wide = wideEncodingOf(bytes);
      decoder = wide === undefined ? undefined : new TextDecoder(wide, { fatal: true });
    }
    yield decoder === undefined ? bytes : narrowed(decoder, bytes);
  }
  if (first !== undefined) yield first;
  if (decoder !== undefined) yield narrowed(decoder);
}

/** @param bytes undefined at the end, when half a character may remain */
function narrowed(decoder: Decoder, bytes?: Buffer): Buffer {
  try {
    return Buffer.from(decoder.decode(bytes, { stream: bytes !== undefined }), 'utf8');
  } catch {
    throw new ProtocolError(`the answer is not ${decoder.encoding.toUpperCase()} text`);
  }
}
