import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { NetworkError, ProtocolError } from '../errors/index.js';
import { AnswerTooLarge } from './answer-too-large.js';

/** The encodings that requests accept. Node 20 has no zstd. */
export const acceptedEncodings = 'gzip, deflate, br';

/** Creates the stream that decodes an encoding, depending on the first two bytes. */
type CreateDecoder = (first: Buffer) => Transform;

/** RFC 9110, section 8.4.1: `deflate` means zlib's format, but some servers send raw DEFLATE. */
const decoders: ReadonlyMap<string, CreateDecoder> = new Map<string, CreateDecoder>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', (first) => (isZlib(first) ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
]);

/** Each additional encoding multiplies the work for an answer. Servers and proxies apply one or two. */
const maxEncodings = 4;

/**
 * The bytes of a body without the encodings in `Content-Encoding`, decoded as they arrive, without buffering.
 *
 * undici's own interceptor for this is experimental, passes unknown encodings and failures through undecoded, and does not
 * support raw DEFLATE.
 *
 * @param encodings the value of the header, in the order in which they were applied
 * @param maximum the maximum size in bytes of every decoded layer except the last
 * @throws {ProtocolError} for an unknown encoding
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
    return new ProtocolError(`the answer ${what}; only ${acceptedEncodings} are accepted`, { status });
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
  make: CreateDecoder,
  maximum: number,
  status: number,
): AsyncGenerator<Buffer> {
  // A body that is abandoned before its end emits an error here.
  body.on('error', () => undefined);
  const pieces = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await firstBytes(pieces);
  // Servers name an encoding even for an empty body, such as that of 204.
  if (first.length === 0) return;
  const rest = async function* () {
    yield first;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  };
  const decoder = make(first);
  // Errors reach the reader below.
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

/** At least two bytes, to recognise zlib's format, or fewer if the body is shorter. */
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
  // Bytes are missing at the end, as after a broken connection.
  if (code === 'Z_BUF_ERROR') {
    return new NetworkError(`the answer broke off within its content encoding ${name}`, { status });
  }
  const isDecoding = code.startsWith('Z_') || code.startsWith('ERR__ERROR') || code.startsWith('ERR_BROTLI');
  if (!isDecoding) return error;
  return new ProtocolError(`the answer is not valid ${name}, its content encoding (${code})`, { status });
}
