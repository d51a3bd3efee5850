import type { GatewayCaller } from './caller.js';

/** The oldest are forgotten first; such a password is then sent once more. */
const maximum = 10_000;

/**
 * Passwords of tickets that the server no longer accepts. They are not sent again until a sign-in with them succeeds: a client
 * may go on calling with its ticket after the password was changed, and directories lock an account after a few attempts with
 * an old password (Windows: "Account lockout threshold").
 */
export class RefusedPasswords {
  /** Digests: the caller's `user`. */
  readonly #refused = new Set<string>();

  has(caller: GatewayCaller): boolean {
    return this.#refused.size > 0 && isByPassword(caller) && this.#refused.has(caller.user);
  }

  add(caller: GatewayCaller): void {
    if (!isByPassword(caller)) return;
    this.#refused.add(caller.user);
    const [oldest] = this.#refused;
    if (this.#refused.size > maximum && oldest !== undefined) this.#refused.delete(oldest);
  }

  delete(caller: GatewayCaller): void {
    if (this.#refused.size > 0) this.#refused.delete(caller.user);
  }
}

/** A ticket or a token that expired does not lock an account. */
function isByPassword({ proof }: GatewayCaller): boolean {
  return proof.kind === 'password';
}
