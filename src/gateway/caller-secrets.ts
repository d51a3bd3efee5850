import { Secrets } from '../errors/index.js';
import { type Caller, callerUnderWay, type Proof } from './caller.js';

/**
 * The secrets of a connection and, in a call, those of its caller. They are looked up and not collected, because a gateway
 * has any number of callers.
 */
export class CallerSecrets extends Secrets {
  readonly #ofCallers = new WeakMap<Caller, Secrets>();
  readonly #own: Secrets;

  constructor(own: Secrets) {
    super();
    this.#own = own;
  }

  override add(...values: (string | undefined)[]): this {
    this.#own.add(...values);
    return this;
  }

  override redact(text: string): string {
    return this.#own.redact(this.#ofCaller()?.redact(text) ?? text);
  }

  override excerpt(text: string, length: number): string {
    // Twice the length, so that the mask of a long secret does not shorten the excerpt.
    return this.#own.excerpt(this.#ofCaller()?.excerpt(text, length * 2) ?? text, length);
  }

  #ofCaller(): Secrets | undefined {
    const caller = callerUnderWay();
    if (caller === undefined) return undefined;
    let secrets = this.#ofCallers.get(caller);
    if (secrets === undefined) {
      secrets = new Secrets().add(caller.applicationToken, ...secretsOf(caller.proof));
      this.#ofCallers.set(caller, secrets);
    }
    return secrets;
  }
}

function secretsOf(proof: Proof): readonly string[] {
  switch (proof.kind) {
    case 'none':
      return [];
    case 'ticket':
      return [proof.ticket];
    case 'password':
      return [proof.password, Buffer.from(`${proof.userName}:${proof.password}`, 'utf8').toString('base64')];
    case 'accessToken':
      return [proof.accessToken];
  }
}
