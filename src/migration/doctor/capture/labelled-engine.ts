import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../../http/index.js';
import type { CapturedExchange, ReadLabel } from './exchange.js';

/** An engine that knows which read a request belongs to. */
export abstract class LabelledEngine implements HttpEngine {
  /** The requests and answers of reads, in order. */
  abstract readonly exchanges: readonly CapturedExchange[];
  /** The read that is under way. */
  protected label: ReadLabel | undefined;

  /** Makes a call whose requests belong to a read. One at a time. */
  async during<Result>(label: ReadLabel, call: () => Promise<Result>): Promise<Result> {
    this.label = label;
    try {
      return await call();
    } finally {
      this.label = undefined;
    }
  }

  abstract send(request: HttpRequest): Promise<HttpAnswer>;
  abstract open(request: HttpRequest): Promise<HttpStream>;
  abstract close(): Promise<void>;
}
