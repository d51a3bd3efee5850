import type { CanonicalObject, Contract } from '../../contract/index.js';
import { AuthenticationError } from '../../errors/index.js';
import type { CallOptions } from '../../operations/index.js';
import { exchangesOverAgents } from '../agent-exchanges.js';
import { checkIdentity, userKey } from '../identity.js';
import type { ResourceTexts } from '../resource-texts.js';
import type { ExchangeHandlers } from '../transport.js';
import type { SoapClient } from './client.js';

/** The exchanges as SOAP serves them: all by operations of agents. */
export function soapExchanges(contract: Contract, client: SoapClient, texts: ResourceTexts): ExchangeHandlers {
  return {
    ...exchangesOverAgents(contract, client, texts),
    principal: (_request, options) => currentPrincipal(client, options),
  };
}

/** SOAP says who the user is at sign-in alone; a ticket may sign in, in place of a user name. */
async function currentPrincipal(client: SoapClient, options: CallOptions): Promise<CanonicalObject> {
  const details = { transport: 'soap', agent: 'SoPrincipal', operation: 'AuthenticateUsernamePassword' } as const;
  const outputs = await client.signInWithOwnTicket(options);
  const principal = outputs['Response'];
  if (outputs['AuthenticationSucceeded'] !== true || principal === null || principal === undefined) {
    throw new AuthenticationError('SoPrincipal: the server does not accept the ticket, or no longer', details);
  }
  checkIdentity(principal, userKey, 'new', details);
  return principal as CanonicalObject;
}
