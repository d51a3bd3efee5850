import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { decodeEnvelope, encodeEnvelope } from '../../src/codec/xml/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { contract } from '../support/contract.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';

let emulator: Emulator;
let gateway: ServedGateway;
beforeEach(async () => {
  emulator = await startEmulator();
  gateway = await serveGateway(emulator);
});
afterEach(async () => {
  await gateway.close();
  await emulator.close();
});

/** The header TimeZone of the answer to a read of a company, which asks for a zone or for none. */
async function zoneOf(ContactEntityId: number, TimeZone?: object): Promise<unknown> {
  const { ticket: Ticket, appToken: ApplicationToken } = emulator.credentials;
  const { input, output, soapAction } = contract.operation('Contact', 'GetContactEntity');
  const answer = await fetch(`${gateway.url}/Remote/Services88/Contact.svc`, {
    method: 'POST',
    headers: { SOAPAction: soapAction, 'Content-Type': 'text/xml' },
    body: encodeEnvelope(input, { ContactEntityId }, { ApplicationToken, Credentials: { Ticket }, TimeZone }),
  });
  return decodeEnvelope(await answer.text(), output, 'tolerant').headers['TimeZone'];
}

const zoneRequests = () => emulator.requests.filter(({ agent }) => agent === 'TimeZone').length;
const norway = { SoTimeZoneId: 261, SoTimeZoneLocationCode: 'NO' };
const none = { SoTimeZoneId: 0, SoTimeZoneLocationCode: '' };

it('names the base zone of the server to a caller that named none, and asks for it once', async () => {
  expect(await zoneOf(2)).toEqual(norway);
  expect(await zoneOf(2, none)).toEqual(norway);
  expect(await zoneOf(4_711)).toEqual(norway);
  expect(zoneRequests()).toBe(2);
});

it('names the zone that a caller asked for, and asks the server for none', async () => {
  const denmark = { SoTimeZoneId: 140, SoTimeZoneLocationCode: 'DK' };
  expect(await zoneOf(2, denmark)).toEqual(denmark);
  expect(zoneRequests()).toBe(0);
});

it('names no zone, in a header that is not nil, while the server does not name its own', async () => {
  emulator.faults.add({ match: { agent: 'TimeZone' }, fault: { kind: 'answer', status: 403 } });
  expect(await zoneOf(2)).toEqual(none);
  expect(await zoneOf(2)).toEqual(none);
  expect(zoneRequests()).toBe(2);
});
