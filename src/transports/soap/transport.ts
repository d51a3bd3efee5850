import { requireSoap } from '../../contract/index.js';
import { resourceTexts } from '../resource-texts.js';
import type { TransportParts } from '../transport-parts.js';
import { type Transport, transportOf } from '../transport.js';
import { SoapClient } from './client.js';
import { soapExchanges } from './exchanges.js';

/**
 * SOAP 1.1 over HTTP, document/literal, encoded and decoded by the contract.
 *
 * @throws {ConfigurationError} if the contract does not describe SOAP
 */
export function soapTransport(parts: TransportParts): Transport {
  requireSoap(parts.settings.contract);
  const texts = resourceTexts('soap', parts);
  const client = new SoapClient(parts, texts);
  return transportOf('soap', soapExchanges(parts.settings.contract, client, texts), async () => client.close());
}
