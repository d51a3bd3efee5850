import type { CanonicalObject } from '../../contract/index.js';
import { AuthenticationError, type ErrorDetails, ProtocolError } from '../../errors/index.js';

/**
 * The ticket among the outputs of a sign-in.
 *
 * @throws {AuthenticationError} if the server refused the credentials
 */
export function ticketFrom(outputs: CanonicalObject, details: ErrorDetails): string {
  if (outputs['AuthenticationSucceeded'] !== true) {
    throw new AuthenticationError('SoPrincipal: the server does not accept these credentials', details);
  }
  const ticket = (outputs['Credentials'] as CanonicalObject | null)?.['Ticket'];
  if (typeof ticket !== 'string' || ticket === '') {
    throw new ProtocolError('SoPrincipal: the server accepted the credentials but returned no ticket', details);
  }
  return ticket;
}
