import type { HttpEngine } from '../../../http/index.js';
import type { CapturedExchange, ReadLabel } from './exchange.js';

/** An engine that knows which read a request belongs to. */
export interface LabelledEngine extends HttpEngine {
  /** The requests and answers of reads, in order. */
  readonly exchanges: readonly CapturedExchange[];
  /** Makes a call whose requests belong to a read. One at a time. */
  during<Result>(label: ReadLabel, call: () => Promise<Result>): Promise<Result>;
}
