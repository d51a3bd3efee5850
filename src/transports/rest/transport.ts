import { JsonClient } from '../json/client.js';
import type { TransportParts } from '../transport-parts.js';
import { type Transport, transportOf } from '../transport.js';
import { restExchanges } from './exchanges.js';

/** RESTful resources, `/api/v1/Appointment/591`, as JSON. */
export function restTransport(parts: TransportParts): Transport {
  return transportOf('rest', restExchanges(parts.settings.contract, new JsonClient('rest', parts)));
}
