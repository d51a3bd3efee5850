import { JsonClient } from '../json/client.js';
import { resourceTexts } from '../resource-texts.js';
import type { TransportParts } from '../transport-parts.js';
import { type Transport, transportOf } from '../transport.js';
import { agentsExchanges } from './exchanges.js';

/** The operations of agents over HTTP, `/api/v1/Agents/Appointment/GetAppointmentEntity`, as JSON. */
export function agentsTransport(parts: TransportParts): Transport {
  const client = new JsonClient('agents', parts);
  return transportOf('agents', agentsExchanges(parts.settings.contract, client, resourceTexts('agents', parts)));
}
