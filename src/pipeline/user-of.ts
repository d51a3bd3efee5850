import type { Credentials } from '../auth/index.js';
import type { CallOptions } from '../operations/index.js';

/** Names the user of a call without revealing a secret; undefined if the connection has one user only. */
export type UserOf = (options: CallOptions) => string | undefined;

export function userOf(credentials: Credentials): UserOf {
  return ({ caller }) => caller?.user ?? credentials.user?.();
}

/** A gateway may have any number of users. */
const maxUsers = 10_000;

/** What has been looked up about each user of a connection. */
export class PerUser<Value> {
  readonly #userOf: UserOf;
  readonly #values = new Map<string | undefined, Value>();

  constructor(user: UserOf) {
    this.#userOf = user;
  }

  get(options: CallOptions): Value | undefined {
    return this.#values.get(this.#userOf(options));
  }

  set(options: CallOptions, value: Value): void {
    if (this.#values.size >= maxUsers) this.#values.clear();
    this.#values.set(this.#userOf(options), value);
  }

  delete(options: CallOptions): void {
    this.#values.delete(this.#userOf(options));
  }
}
