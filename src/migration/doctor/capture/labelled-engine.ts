import type { HttpEngine } from '../../../http/index.js';
import type { CapturedExchange, ReadLabel } from './exchange.js';

/** An engine that knows for which read it is asked. */
export interface LabelledEngine extends HttpEngine {
  /** What was sent and answered for reads, in that order. */
  readonly exchanges: readonly CapturedExchange[];
  /** Makes a call whose requests belong to a read. One at a time. */
  during<Result>(label: ReadLabel, call: () => Promise<Result>): Promise<Result>;
}
