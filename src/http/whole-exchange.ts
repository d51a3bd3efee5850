import type { Dispatcher } from 'undici';
import { tooLarge } from './answer-too-large.js';
import { late } from './exchange-deadline.js';
import type { HttpRequest } from './http-engine.js';
import { onAbort } from './on-abort.js';

/** undici passes the reason of an abort back, but the caller has already got the true one. */
const abandoned = new Error('the exchange was ended');

type Handler = Dispatcher.DispatchHandler;
type Controller = Parameters<NonNullable<Handler['onRequestStart']>>[0];
type HeadersOfAnswer = Parameters<NonNullable<Handler['onResponseStart']>>[2];

/** An answer whose body has arrived, as it was sent. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * One exchange of which neither body is streamed: undici calls this with the parts of the answer. A stream, its iterator and
 * an abort signal for each exchange would take more CPU than all of undici.
 */
export class WholeExchange implements Handler {
  readonly #maximum: number;
  readonly #pieces: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #release: (() => void) | undefined;
  #controller: Controller | undefined;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  #size = 0;
  #ended: { readonly reason: unknown } | undefined;
  #resolve: (answer: WholeAnswer) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;
  readonly answer: Promise<WholeAnswer>;

  /** @param maximum the maximum size of the answer in bytes */
  constructor(request: HttpRequest, maximum: number) {
    const { timeout, left = timeout, signal } = request;
    signal?.throwIfAborted();
    this.#maximum = maximum;
    this.answer = new Promise<WholeAnswer>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whole milliseconds, because Node keeps a list of timers for each duration.
    const milliseconds = Math.max(Math.ceil(Math.min(left, timeout)), 0);
    this.#timer = setTimeout(() => this.#stop(late(request, this.isSent)), milliseconds);
    this.#release = signal === undefined ? undefined : onAbort(signal, () => this.#stop(signal.reason));
  }

  /** Whether a byte of the request may have been sent. If not, the server cannot have acted. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  /** Why the exchange was ended here; undefined if it was not. */
  get reason(): unknown {
    return this.#ended?.reason;
  }

  onRequestStart(controller: Controller): void {
    // undici keeps an ended request until it has a connection, and writes nothing of one that is aborted here.
    if (this.#ended === undefined) this.#controller = controller;
    else controller.abort(abandoned);
  }

  onResponseStart(_controller: Controller, status: number, headers: HeadersOfAnswer): void {
    // 100 Continue and 103 Early Hints precede the answer.
    if (status < 200) return;
    this.#status = status;
    this.#headers = flattened(headers);
    const announced = Number(this.#headers['content-length'] ?? 0);
    if (announced > this.#maximum) this.#stop(tooLarge(this.#maximum, status));
  }

  onResponseData(_controller: Controller, piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size > this.#maximum) this.#stop(tooLarge(this.#maximum, this.#status));
    else this.#pieces.push(piece);
  }

  onResponseEnd(): void {
    this.end();
    const [first] = this.#pieces;
    const body = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.end();
    this.#reject(this.#ended === undefined ? error : this.#ended.reason);
  }

  /** The caller does not wait until undici notices. */
  #stop(reason: unknown): void {
    if (this.#ended !== undefined) return;
    this.#ended = { reason };
    this.end();
    this.#reject(reason);
    this.#controller?.abort(abandoned);
  }

  /** The exchange needs no limit any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#release?.();
  }
}

export function flattened(headers: HeadersOfAnswer): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
