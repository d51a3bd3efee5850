import { createHash } from 'node:crypto';
import {
  type Credentials,
  type HttpCredentials,
  isSoapCredentials,
  notSentAgain,
  type SoapCredentials,
} from '../../auth/index.js';
import { copyOf } from '../../errors/error-details.js';
import { AuthenticationError, SuperOfficeError } from '../../errors/index.js';
import type { Deadline } from '../../http/index.js';

type Used = HttpCredentials | SoapCredentials;

interface Refusal {
  readonly error: AuthenticationError;
  readonly until: number;
}

/** Ends an attempt, with its error or with undefined. */
type End = (error: unknown) => void;

/** Credentials that renew themselves leave refused ones behind; only the newest are in use. */
const maxRefusals = 16;

/** A server that refuses a password does so at once; one that has not answered by then has another problem. */
const maxWait = 2_000;

/**
 * Which credentials of a connection the server has accepted or refused, for all its transports. Refused ones are not sent
 * again: directories lock an account after a few attempts with an old password (Windows: "Account lockout threshold").
 *
 * One call tries a password that has not been accepted yet, and the others wait for the answer. If none comes, twice as
 * many may try.
 */
export class Verdicts {
  readonly #isPassword: boolean;
  readonly #now: () => number;
  readonly #refusals = new Map<string, Refusal>();
  #accepted: string | undefined;
  #trying = 0;
  #allowed = 1;
  #changed = signal();

  /** @param now milliseconds of a clock that is never set back */
  constructor({ proof }: Pick<Credentials, 'proof'>, now = () => performance.now()) {
    this.#isPassword = proof === 'password';
    this.#now = now;
  }

  /** @throws {AuthenticationError} the refusal, if the server refused these credentials */
  check(used: Used): void {
    if (this.#refusals.size === 0) return;
    const key = keyOf(used);
    const refusal = this.#refusals.get(key);
    if (refusal === undefined) return;
    if (this.#now() < refusal.until) throw notSentAgain(refusal.error, refusal.until === Infinity);
    this.#refusals.delete(key);
  }

  /**
   * Waits until these may be tried.
   *
   * @returns what ends the attempt
   * @throws {AuthenticationError} if they are refused meanwhile
   */
  async turn(used: Used, deadline: Deadline): Promise<End> {
    this.check(used);
    // On SOAP a password is sent once, for all calls that wait for the ticket.
    if (!this.#isPassword || isSoapCredentials(used)) return () => undefined;
    const key = keyOf(used);
    while (this.#accepted !== key && this.#trying >= this.#allowed) {
      await deadline.wait(this.#changed.promise, 'the answer to a password that another call is trying');
      this.check(used);
    }
    if (this.#accepted === key) return () => undefined;
    this.#trying++;
    const late = setTimeout(() => this.#allowMore(), maxWait).unref();
    return (error) => {
      clearTimeout(late);
      this.#trying--;
      if (error === undefined || isFromNetServer(error)) this.#accept(key);
      else this.#allowMore();
    };
  }

  /** @param hold milliseconds for which they are not sent again; by default until `forget` */
  refused(used: Used, error: AuthenticationError, hold = Infinity): void {
    const key = keyOf(used);
    this.#refusals.delete(key);
    // A copy, because the call adds its own details and advice to the error.
    this.#refusals.set(key, { error: copyOf(error), until: this.#now() + hold });
    for (const oldest of this.#refusals.keys()) {
      if (this.#refusals.size <= maxRefusals) break;
      this.#refusals.delete(oldest);
    }
    if (this.#accepted === key) this.#accepted = undefined;
    this.#allowed = 1;
    this.#wake();
  }

  /** Lets refused credentials be tried again. */
  forget(): void {
    this.#refusals.clear();
    this.#allowed = 1;
  }

  #accept(key: string): void {
    if (!this.#refusals.has(key)) this.#accepted = key;
    this.#wake();
  }

  #allowMore(): void {
    this.#allowed *= 2;
    this.#wake();
  }

  #wake(): void {
    const { wake } = this.#changed;
    this.#changed = signal();
    wake();
  }
}

const made = new WeakMap<Credentials, Verdicts>();

/** The verdicts on the credentials of a connection, shared by its transports. */
export function verdictsOn(credentials: Credentials): Verdicts {
  let verdicts = made.get(credentials);
  if (verdicts === undefined) made.set(credentials, (verdicts = new Verdicts(credentials)));
  return verdicts;
}

/** A named exception comes from code that only a signed-in call reaches. */
function isFromNetServer(error: unknown): boolean {
  return (
    error instanceof SuperOfficeError && !(error instanceof AuthenticationError) && error.exceptionType !== undefined
  );
}

/** Distinguishes credentials without keeping them. */
function keyOf(used: Used): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(used).sort()))
    .digest('base64');
}

function signal(): { readonly promise: Promise<void>; readonly wake: () => void } {
  let wake!: () => void;
  const promise = new Promise<void>((resolve) => (wake = resolve));
  return { promise, wake };
}
