import type { SoapCredentials } from '../../auth/index.js';
import { encodeBody, encodeHeaders } from '../../codec/xml/index.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import { ConfigurationError, type ErrorDetails } from '../../errors/index.js';
import type { Site } from '../../tenant/site.js';

/** What the `soap` package puts the envelope together from: ready-made XML. */
export interface Envelope {
  readonly header: string;
  readonly body: string;
}

interface EnvelopeContext {
  readonly site: Site;
  readonly used: SoapCredentials;
  readonly timeZone: string | undefined;
  readonly details: ErrorDetails;
}

/**
 * Encodes the headers and the body of a request.
 *
 * @throws {ConfigurationError} if the application token is missing, without which Online refuses every SOAP call
 */
export function envelopeOf(
  { input }: Operation,
  parameters: CanonicalObject,
  { site, used: { applicationToken, ticket }, timeZone, details }: EnvelopeContext,
): Envelope {
  if (site.online && applicationToken === undefined) {
    const missing = 'auth.appToken is missing: Online, every SOAP call needs the application token';
    throw new ConfigurationError(missing, { ...details, path: 'auth.appToken' });
  }
  const header = encodeHeaders(input, {
    ApplicationToken: applicationToken,
    Credentials: ticket === undefined ? undefined : { Ticket: ticket },
    TimeZone: timeZoneHeader(timeZone),
  });
  return { header, body: encodeBody(input, parameters) };
}

/** A zone is named by its code, `NO`, or by its number. */
function timeZoneHeader(timeZone: string | undefined): CanonicalObject | undefined {
  if (timeZone === undefined) return undefined;
  return /^\d+$/.test(timeZone) ? { SoTimeZoneId: Number(timeZone) } : { SoTimeZoneLocationCode: timeZone };
}
