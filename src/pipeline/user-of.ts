import type { Credentials } from '../auth/index.js';
import type { CallOptions } from '../operations/index.js';

/** Names the user of a call without revealing a secret; undefined if the connection has one user only. */
export type UserOf = (options: CallOptions) => string | undefined;

export function userOf(credentials: Credentials): UserOf {
  return ({ caller }) => caller?.user ?? credentials.user?.();
}
