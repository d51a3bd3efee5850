import { Readable } from 'node:stream';
import type { RequestObserver } from '../observation/index.js';
import { checkHeaders } from './header-value.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from './http-engine.js';

const observed = new WeakMap<HttpEngine, ObservedEngine>();

/** The observed engine over an engine, one per engine. */
export function observedEngine(engine: HttpEngine): HttpEngine {
  let over = observed.get(engine);
  if (over === undefined) observed.set(engine, (over = new ObservedEngine(engine)));
  return over;
}

/** Checks the headers of a request, and notifies its observer of sent and received bytes, over any engine. */
export class ObservedEngine implements HttpEngine {
  readonly #engine: HttpEngine;

  constructor(engine: HttpEngine) {
    this.#engine = engine;
  }

  async send({ observer, ...request }: HttpRequest): Promise<HttpAnswer> {
    checkHeaders(request.headers);
    if (observer === undefined) return this.#engine.send(request);
    const answer = await watched(observer, () => this.#engine.send(counted(request, observer)));
    observer.answered(answer.status);
    observer.received(answer.body.length);
    observer.ended();
    return answer;
  }

  async open({ observer, ...request }: HttpRequest): Promise<HttpStream> {
    checkHeaders(request.headers);
    if (observer === undefined) return this.#engine.open(request);
    const answer = await watched(observer, () => this.#engine.open(counted(request, observer)));
    observer.answered(answer.status);
    const body = Readable.from(
      pieces(answer.body, (bytes) => observer.received(bytes)),
      { objectMode: false },
    );
    // A body that is never read is closed as well.
    body.once('close', () => {
      answer.body.destroy();
      observer.ended(body.errored ?? undefined);
    });
    return { ...answer, body };
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

async function watched<Answer>(observer: RequestObserver, exchange: () => Promise<Answer>): Promise<Answer> {
  try {
    return await exchange();
  } catch (error) {
    observer.ended(error);
    throw error;
  }
}

function counted(request: HttpRequest, observer: RequestObserver): HttpRequest {
  const { body } = request;
  if (body === undefined) return request;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    observer.sent(Buffer.byteLength(body));
    return request;
  }
  return { ...request, body: pieces(body, (bytes) => observer.sent(bytes)) };
}

async function* pieces(body: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    count(piece.length);
    yield piece;
  }
}
