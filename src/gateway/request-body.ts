import type { IncomingMessage } from 'node:http';

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
      // A request that is destroyed takes its connection with it, before it is answered.
      for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += piece.length;
        this.#bytes += piece.length;
        if (size > this.maximumBytes) return 'too large';
        if (this.#bytes > this.maximumTogether) return 'too busy';
        pieces.push(piece);
      }
      return await use(Buffer.concat(pieces));
    } finally {
      this.#bytes -= size;
    }
  }
}
