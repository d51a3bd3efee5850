import type { CanonicalObject, Contract } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { checkIdentity, userKey } from '../identity.js';
import type { SendJson } from './client.js';
import type { CallOptions } from '../../operations/index.js';

/** Who is signed in, which resources and agents tell in the same place. */
export async function currentPrincipal(
  contract: Contract,
  send: SendJson,
  options: CallOptions,
): Promise<CanonicalObject> {
  const served = { agent: 'SoPrincipal', operation: 'currentPrincipal' };
  const { output } = contract.operation('SoPrincipal', 'AuthenticateUsernamePassword');
  const type = output.fields.find((field) => field.name === 'Response')?.type;
  const principal = await send(
    { method: 'GET', path: 'User/currentPrincipal', ...served, kind: 'read', output: type },
    options,
  );
  if (principal !== null) {
    checkIdentity(principal, userKey, 'new', served);
    return principal as CanonicalObject;
  }
  throw new ProtocolError('SoPrincipal: the server answered with nothing where the user should be', served);
}
