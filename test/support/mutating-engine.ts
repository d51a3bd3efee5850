import { Readable } from 'node:stream';
import { UndiciEngine } from '../../src/http/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../src/index.js';
import type { Mutate } from './mutations.js';

/** Records the answer to each call, and then answers the call itself with a change. */
export class MutatingEngine implements HttpEngine {
  readonly #engine = new UndiciEngine({ maximumAnswerBytes: 20_000_000, connections: 4 });
  readonly #kept = new Map<string, HttpAnswer>();
  #call = '';
  #mutate: Mutate | undefined;
  #applies: (request: HttpRequest) => boolean = () => true;
  /** The answer to the current call, before and after the change. */
  original: HttpAnswer | undefined;
  changed: HttpAnswer | undefined;

  /**
   * The next requests belong to another call.
   *
   * @param mutate undefined to send the call to the server and record the answer
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
