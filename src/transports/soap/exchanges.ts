import type { CanonicalObject, Contract } from '../../contract/index.js';
import { AuthenticationError } from '../../errors/index.js';
import type { CallOptions } from '../../operations/index.js';
import { exchangesOverAgents } from '../agent-exchanges.js';
import { checkIdentity, userKey } from '../identity.js';
import type { ResourceTexts } from '../resource-texts.js';
import type { ExchangeHandlers } from '../transport.js';
import type { SoapClient } from './client.js';

/** The exchanges, served by the operations of agents over SOAP. */
export function soapExchanges(contract: Contract, client: SoapClient, texts: ResourceTexts): ExchangeHandlers {
  return {
    ...exchangesOverAgents(contract, client, texts),
    principal: (_request, options) => currentPrincipal(client, options),
  };
}

const details = { transport: 'soap', agent: 'SoPrincipal', operation: 'AuthenticateUsernamePassword' } as const;

/** SOAP returns the principal only at sign-in, which accepts a ticket instead of a user name. */
function currentPrincipal(client: SoapClient, options: CallOptions): Promise<CanonicalObject> {
  return client.signInWithOwnTicket(options, (outputs) => {
    const principal = outputs['Response'];
    if (outputs['AuthenticationSucceeded'] !== true || principal === null || principal === undefined) {
      throw new AuthenticationError(
        'SoPrincipal: the server does not accept the ticket, or no longer accepts it',
        details,
      );
    }
    checkIdentity(principal, userKey, 'new', details);
    return principal as CanonicalObject;
  });
}
