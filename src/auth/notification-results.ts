import { createHash } from 'node:crypto';
import { skew } from './clock-skew.js';

interface HandledNotification<Result> {
  /** Milliseconds since 1970 until which the token is valid. */
  readonly until: number;
  readonly result: Promise<Result>;
}

/** What happened with a token. */
export interface NotificationResult<Result> {
  readonly result: Result;
  /** Whether it was received before. */
  readonly repeated: boolean;
}

/** Identifies a token. The signed part only: the last character of a signature has several equivalent spellings. */
export function notificationKey(token: string): string {
  return createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('base64');
}

/** @param expires seconds since 1970 */
export function validUntil(expires: number): number {
  return (expires + skew) * 1_000;
}

/** Only verified tokens are stored, so that no one else can fill it. */
const maxNotifications = 10_000;

/** The result for each token while it is valid, so that a token that is sent again has no effect. */
export class NotificationResults<Result> {
  readonly #now: () => number;
  readonly #done = new Map<string, HandledNotification<Result>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * @param token a verified token
   * @param expires seconds since 1970
   * @returns the result of `action`, now or at the first delivery; if it failed, the next delivery tries again
   */
  async once(token: string, expires: number, action: () => Promise<Result>): Promise<NotificationResult<Result>> {
    const key = notificationKey(token);
    const known = this.#done.get(key);
    if (known !== undefined) return { result: await known.result, repeated: true };
    this.#makeRoom();
    const delivery = { until: validUntil(expires), result: action() };
    this.#done.set(key, delivery);
    try {
      return { result: await delivery.result, repeated: false };
    } catch (error) {
      if (this.#done.get(key) === delivery) this.#done.delete(key);
      throw error;
    }
  }

  #makeRoom(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#done) if (until < now) this.#done.delete(key);
    for (const oldest of this.#done.keys()) {
      if (this.#done.size < maxNotifications) break;
      this.#done.delete(oldest);
    }
  }
}
