import { createHash } from 'node:crypto';
import {
  type Credentials,
  type HttpCredentials,
  isSoapCredentials,
  notSentAgain,
  type SoapCredentials,
} from '../../auth/index.js';
import { AuthenticationError, SuperOfficeError } from '../../errors/index.js';
import type { Deadline } from '../../http/index.js';

type Used = HttpCredentials | SoapCredentials;

interface Refusal {
  readonly error: AuthenticationError;
  readonly until: number;
}

/** Ends an attempt: with what went wrong, or with undefined. */
type End = (error: unknown) => void;

/** Credentials that renew themselves leave refused ones behind; the newest are the ones in use. */
const mostRefusals = 16;

/** A server that refuses a password does so at once; one that has not answered by then is busy with something else. */
const maxWait = 2_000;

/**
 * What a server has said of the credentials of a connection, for all its transports, so that what was refused is not sent
 * again: directories lock an account after a few attempts with an old password (Windows: "Account lockout threshold").
 *
 * A password that has not been accepted yet is tried by one call, and the others wait for the answer. Where none comes,
 * twice as many may try.
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

  /** @throws {AuthenticationError} the refusal, where a server refused these */
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
   * @throws {AuthenticationError} where they were refused meanwhile
   */
  async turn(used: Used, deadline: Deadline): Promise<End> {
    this.check(used);
    // On SOAP a password signs in once, for all calls that wait for its ticket.
    if (!this.#isPassword || isSoapCredentials(used)) return () => undefined;
    const key = keyOf(used);
    while (this.#accepted !== key && this.#trying >= this.#allowed) {
      await deadline.wait(this.#changed.promise, 'the verdict on a password that another call tries');
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

  /** @param hold milliseconds for which they are not sent again; default until `forget` */
  refused(used: Used, error: AuthenticationError, hold = Infinity): void {
    const key = keyOf(used);
    this.#refusals.delete(key);
    this.#refusals.set(key, { error, until: this.#now() + hold });
    for (const oldest of this.#refusals.keys()) {
      if (this.#refusals.size <= mostRefusals) break;
      this.#refusals.delete(oldest);
    }
    if (this.#accepted === key) this.#accepted = undefined;
    this.#allowed = 1;
    this.#wake();
  }

  /** Whatever was refused may be tried again. */
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

/** The verdicts on the credentials of a connection, the same for each of its transports. */
export function verdictsOn(credentials: Credentials): Verdicts {
  let verdicts = made.get(credentials);
  if (verdicts === undefined) made.set(credentials, (verdicts = new Verdicts(credentials)));
  return verdicts;
}

/** Only what got past the sign-in reaches code that throws exceptions with names. */
function isFromNetServer(error: unknown): boolean {
  return (
    error instanceof SuperOfficeError && !(error instanceof AuthenticationError) && error.exceptionType !== undefined
  );
}

/** Tells credentials apart without keeping them. */
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
