import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { contract } from '../support/contract.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';

let emulator: Emulator;
let gateway: ServedGateway;
beforeAll(async () => {
  emulator = await startEmulator();
  gateway = await serveGateway(emulator);
});
afterAll(async () => {
  await gateway.close();
  await emulator.close();
});

const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';

/** The status of an answer, and the code of the fault in it, without its prefix. */
async function outcomeAt(site: string, name: string, parameters: object, element: string) {
  const { ticket: Ticket, appToken: ApplicationToken } = emulator.credentials;
  const { input, soapAction } = contract.operation('Contact', name);
  const envelope = encodeEnvelope(input, parameters, { ApplicationToken, Credentials: { Ticket } });
  const answer = await fetch(`${site}/Remote/Services88/Contact.svc`, {
    method: 'POST',
    headers: { SOAPAction: soapAction, 'Content-Type': 'text/xml' },
    body: envelope.replace(new RegExp(`<${element}>.*?</${element}>`), `<${element} ${nil}/>`),
  });
  return [answer.status, /<faultcode[^>]*>\w+:(\w+)</.exec(await answer.text())?.[1]];
}

it.each([
  ['a number', 'GetContactEntity', { ContactEntityId: 2 }, 'ContactEntityId', [500, 'DeserializationFailed']],
  [
    'a number in an entity',
    'SaveContactEntity',
    { ContactEntity: { ContactId: 2, Name: 'x' } },
    'ContactId',
    [500, 'DeserializationFailed'],
  ],
  ['text', 'SaveContactEntity', { ContactEntity: { ContactId: 2, Name: 'x' } }, 'Name', [200, undefined]],
] as const)('answers a nil for %s as SOAP does', async (_what, name, parameters, element, outcome) => {
  expect(await outcomeAt(emulator.url, name, parameters, element)).toEqual(outcome);
  expect(await outcomeAt(gateway.url, name, parameters, element)).toEqual(outcome);
});
