import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { NetworkError, ProtocolError } from '../errors/index.js';
import { AnswerTooLarge } from './answer-too-large.js';

/** What requests ask for; zstd is not in Node 20. */
export const acceptedEncodings = 'gzip, deflate, br';

/** Makes the stream that undoes an encoding, by the first two bytes of what it is given. */
type MakeDecoder = (first: Buffer) => Transform;

/** RFC 9110, section 8.4.1; `deflate` is zlib's format there, and bare DEFLATE from servers that got it wrong. */
const decoders: ReadonlyMap<string, MakeDecoder> = new Map<string, MakeDecoder>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', (first) => (isZlib(first) ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
]);

/** Each encoding on top of another multiplies the work that an answer makes; servers and proxies apply one or two. */
const maxEncodings = 4;

/**
 * The bytes of a body without the encodings that `Content-Encoding` names, decoded while they come: no more is held than
 * the reader keeps.
 *
 * undici's own interceptor for this is experimental, passes unknown encodings and failures through undecoded, and does
 * not know bare DEFLATE.
 *
 * @param encodings the value of the header, in the order in which they were applied
 * @param maximum the most bytes that an encoding below the last may come to
 * @throws {ProtocolError} for an encoding that is not known
 */
export function decodedBody(body: Readable, encodings: string | undefined, maximum: number, status: number): Readable {
  const names = (encodings ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length === 0) return body;
  const refuse = (what: string): ProtocolError => {
    body.on('error', () => undefined).destroy();
    return new ProtocolError(`the answer ${what}; only ${acceptedEncodings} were asked for`, { status });
  };
  if (names.length > maxEncodings) throw refuse(`has ${names.length} content encodings`);
  let decoded = body;
  for (const [index, name] of names.reverse().entries()) {
    const make = decoders.get(name);
    if (make === undefined)
      throw refuse(
        `has the unknown content encoding ${JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name)}`,
      );
    const last = index === names.length - 1;
    decoded = Readable.from(unpacked(decoded, name, make, last ? Infinity : maximum, status), { objectMode: false });
  }
  return decoded;
}

async function* unpacked(
  body: Readable,
  name: string,
  make: MakeDecoder,
  maximum: number,
  status: number,
): AsyncGenerator<Buffer> {
  // A body that is given up before its end says so here.
  body.on('error', () => undefined);
  const pieces = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await firstBytes(pieces);
  // Servers name an encoding for a body that is empty, such as that of 204.
  if (first.length === 0) return;
  const rest = async function* () {
    yield first;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  };
  const decoder = make(first);
  // What goes wrong reaches the reader below.
  pipeline(Readable.from(rest(), { objectMode: false }), decoder, () => undefined);
  let size = 0;
  try {
    for await (const piece of decoder as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maximum)
        throw new AnswerTooLarge(`the answer is larger than ${maximum} bytes within ${name}`, { status });
      yield piece;
    }
  } catch (error) {
    throw typed(error, name, status);
  } finally {
    body.destroy();
  }
}

/** As many of the first bytes as it takes to tell zlib's format; fewer where there are no more. */
async function firstBytes(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

/** RFC 1950, section 2.2: the method 8, and a check that makes the two bytes a multiple of 31. */
function isZlib(bytes: Buffer): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

function typed(error: unknown, name: string, status: number): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  // Bytes are missing at the end, as where a connection breaks.
  if (code === 'Z_BUF_ERROR') {
    return new NetworkError(`the answer broke off within its content encoding ${name}`, { status });
  }
  const isDecoding = code.startsWith('Z_') || code.startsWith('ERR__ERROR') || code.startsWith('ERR_BROTLI');
  if (!isDecoding) return error;
  return new ProtocolError(`the answer is not in the content encoding ${name} that it names (${code})`, { status });
}
