import { Readable } from 'node:stream';
import { UndiciEngine } from '../../src/http/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../src/index.js';
import type { Mutate } from './mutations.js';

/** Keeps what a server answered to each call, and then answers that itself, changed. */
export class MutatingEngine implements HttpEngine {
  readonly #engine = new UndiciEngine({ maximumAnswerBytes: 20_000_000, connections: 4 });
  readonly #kept = new Map<string, HttpAnswer>();
  #call = '';
  #mutate: Mutate | undefined;
  #applies: (request: HttpRequest) => boolean = () => true;
  /** What was changed of the current call, as it was and as it became. */
  original: HttpAnswer | undefined;
  changed: HttpAnswer | undefined;

  /**
   * What comes next belongs to another call.
   *
   * @param mutate undefined to ask the server, and keep what it answers
   * @param applies which of the call's answers are changed
   */
  begin(call: string, mutate?: Mutate, applies: (request: HttpRequest) => boolean = () => true): void {
    this.#call = call;
    this.#mutate = mutate;
    this.#applies = applies;
    this.original = this.changed = undefined;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const key = `${this.#call}: ${request.method} ${request.url} ${request.headers['SOAPAction'] ?? ''}`;
    const kept = this.#kept.get(key);
    if (kept === undefined || this.#mutate === undefined) {
      const answer = await this.#engine.send(request);
      this.#kept.set(key, answer);
      return answer;
    }
    if (!this.#applies(request)) return kept;
    this.original = kept;
    return (this.changed = this.#mutate(kept, [...this.#kept.values()]));
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body], { objectMode: false }) };
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}
