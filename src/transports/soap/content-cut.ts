import { ProtocolError } from '../../errors/index.js';

/** What an envelope says beside its content may not be longer than this. */
const largestFrame = 1024 * 1024;

/** An envelope with one long base64 text, taken apart while it arrives. */
export interface CutEnvelope {
  /** The bytes that the text stands for; undefined where the envelope has no such text. They must be read first. */
  readonly content: AsyncGenerator<Buffer> | undefined;
  /** The envelope without its text: complete where there is none, and otherwise after the content was read. */
  frame(): Buffer;
}

/**
 * Reads an envelope up to the text of an element, by the element's local name.
 *
 * @throws {ProtocolError} where what stands around the text does not end
 */
export async function cutContent(body: AsyncIterable<Buffer>, element: string): Promise<CutEnvelope> {
  const pieces = body[Symbol.asyncIterator]();
  const start = new RegExp(`<(?:[\\w.-]+:)?${element}(?:\\s[^<>]*)?>`);
  const frame: Buffer[] = [];
  let size = 0;
  const keep = (bytes: Buffer) => {
    size += bytes.length;
    if (size > largestFrame) throw new ProtocolError(`the envelope is larger than ${largestFrame} bytes`);
    frame.push(bytes);
  };
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    keep(next.value);
    const head = Buffer.concat(frame);
    // In Latin-1 a character is a byte, whatever the text is written in.
    const tag = start.exec(head.toString('latin1'));
    if (tag === null || tag[0].endsWith('/>')) continue;
    const end = tag.index + tag[0].length;
    frame.splice(0, frame.length, head.subarray(0, end));
    size = end;
    return { content: decoded(head.subarray(end), pieces, keep), frame: () => Buffer.concat(frame) };
  }
  return { content: undefined, frame: () => Buffer.concat(frame) };
}

const lessThan = 0x3c;
const whitespace = /[\t\n\r ]+/g;

async function* decoded(
  first: Buffer,
  pieces: AsyncIterator<Buffer>,
  keep: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  let rest = '';
  let ended = false;
  for (let piece: Buffer | undefined = first; piece !== undefined;) {
    if (ended) keep(piece);
    else {
      const end = piece.indexOf(lessThan);
      ended = end !== -1;
      const text: string = rest + (ended ? piece.subarray(0, end) : piece).toString('latin1').replace(whitespace, '');
      // Four characters make three bytes; what is left over waits for the next piece.
      const whole = ended ? text.length : text.length - (text.length % 4);
      rest = text.slice(whole);
      if (whole > 0) yield bytesOf(text.slice(0, whole), ended);
      if (ended) keep(piece.subarray(end));
    }
    const next = await pieces.next();
    piece = next.done === true ? undefined : next.value;
  }
}

const base64 = /^[A-Za-z0-9+/]*$/;

function bytesOf(text: string, last: boolean): Buffer {
  const unpadded = last ? text.replace(/={1,2}$/, '') : text;
  // Padding elsewhere than at the end shows here too.
  const broken = !base64.test(unpadded) || text.length % 4 !== 0;
  if (broken && !(last && text === '')) throw new ProtocolError('the content in the answer is not base64');
  return Buffer.from(text, 'base64');
}
