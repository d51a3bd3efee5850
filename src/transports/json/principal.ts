import type { CanonicalObject, Contract } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { checkIdentity, userKey } from '../identity.js';
import type { SendJson } from './client.js';
import type { CallOptions } from '../../operations/index.js';

/** The user who is signed in, at the same address for resources and agents. */
export async function currentPrincipal(
  contract: Contract,
  send: SendJson,
  options: CallOptions,
): Promise<CanonicalObject> {
  const details = { agent: 'SoPrincipal', operation: 'currentPrincipal' };
  const principal = await send(
    { method: 'GET', path: 'User/currentPrincipal', ...details, kind: 'read', output: contract.principal },
    options,
  );
  if (principal !== null) {
    checkIdentity(principal, userKey, 'new', details);
    return principal as CanonicalObject;
  }
  throw new ProtocolError('SoPrincipal: the answer contains no user', details);
}
