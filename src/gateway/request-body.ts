import type { IncomingMessage } from 'node:http';
import { ClientGoneError } from './closing.js';
import { FaultError, internalServiceFault } from './faults.js';

/** Why a body is not read: the request is too large, or those of all clients together are. */
export type Unread = 'too large' | 'too busy';

/** The bodies of requests that are being read or answered. Together they have a maximum, whatever clients send at once. */
export class RequestBodies {
  #bytes = 0;

  constructor(
    private readonly maximumBytes: number,
    private readonly maximumTogether: number,
  ) {}

  /**
   * Reads the body of a request, and keeps it counted until `use` has ended.
   *
   * @returns why it has not been read, in which case the rest of it is left unread; otherwise what `use` returned
   */
  async with<Result>(request: IncomingMessage, use: (body: Buffer) => Promise<Result>): Promise<Result | Unread> {
    if (Number(request.headers['content-length'] ?? 0) > this.maximumBytes) return 'too large';
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      const unread = await eachPiece(request, (piece) => {
        size += piece.length;
        this.#bytes += piece.length;
        if (size > this.maximumBytes) return 'too large';
        if (this.#bytes > this.maximumTogether) return 'too busy';
        pieces.push(piece);
        return undefined;
      });
      const [first] = pieces;
      const body = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
      return unread ?? (await use(body));
    } finally {
      this.#bytes -= size;
    }
  }
}

const alreadyRead =
  'The body of the request was read before the gateway got it. Mount the gateway before middleware that parses bodies.';

/**
 * Reads until the end, or until `take` says why not. The request is not destroyed then, because that takes its connection with
 * it before it is answered. An iterator would take more CPU than reading the message.
 *
 * @throws {FaultError} if something has read the body already
 * @throws {ClientGoneError} if the connection ends before the body
 */
function eachPiece(request: IncomingMessage, take: (piece: Buffer) => Unread | undefined): Promise<Unread | undefined> {
  return new Promise((resolve, reject) => {
    if (request.readableEnded) throw new FaultError(internalServiceFault(alreadyRead));
    if (request.destroyed) throw new ClientGoneError();
    const stop = () => {
      request.off('data', read).off('end', ended).off('error', failed).off('close', closed);
    };
    const read = (piece: Buffer) => {
      const unread = take(piece);
      if (unread === undefined) return;
      stop();
      request.pause();
      resolve(unread);
    };
    const ended = () => {
      stop();
      resolve(undefined);
    };
    const failed = (cause?: Error) => {
      stop();
      reject(new ClientGoneError({ cause }));
    };
    const closed = () => failed();
    request.on('data', read).once('end', ended).once('error', failed).once('close', closed);
  });
}
