import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import soap from 'soap';
import { connect } from '../dist/index.js';
import { documentIn } from './documents.mjs';
import { compare, concurrent } from './measure.mjs';

// The vendor's client cannot be imported: its ESM build lacks file extensions.
const { ContactRestApi } = createRequire(import.meta.url)('@superoffice/webapi');

/** Whole calls for a full ContactEntity, over a server in another process. */
export async function callRows(contractFolder) {
  const server = fork(fileURLToPath(new URL('./server.mjs', import.meta.url)));
  const [{ port, soapBytes, restBytes }] = await once(server, 'message');
  const url = `http://127.0.0.1:${port}/Cust12345`;
  const auth = { kind: 'ticket', ticket: '7T:measuring', appToken: 'measuring' };
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 32 });
  const plain = await soap.createClientAsync(documentIn(contractFolder, 'Contact'));
  plain.setEndpoint(`${url}/Remote/Services88/Contact.svc`);
  plain.addSoapHeader('<ApplicationToken>measuring</ApplicationToken><Credentials><Ticket>7T</Ticket></Credentials>');
  const vendor = new ContactRestApi({
    baseUrl: `${url}/api`,
    axiosConfig: { httpAgent, headers: { Authorization: 'SOTicket 7T:measuring' } },
  });
  const asGiven = { configFile: false, environment: false };
  const overSoap = await connect({ transport: 'soap', tenant: { url }, auth }, asGiven);
  const overRest = await connect({ transport: 'rest', tenant: { url }, auth }, asGiven);
  const rows = [];
  for (const inFlight of [1, 16]) {
    const rates = await compare({
      soap: concurrent(() => plain.GetContactEntityAsync({ ContactEntityId: 5 }, { httpAgent }), inFlight),
      bridgeSoap: concurrent(() => overSoap.contacts.get(5), inFlight),
      webapi: concurrent(() => vendor.getByIdAsync(5), inFlight),
      bridgeRest: concurrent(() => overRest.contacts.get(5), inFlight),
    });
    rows.push(
      {
        what: `SOAP get, ${Math.round(soapBytes / 1024)} KB, ${inFlight} in flight`,
        peer: 'soap',
        peerRate: rates.soap,
        rate: rates.bridgeSoap,
        mark: inFlight === 16 ? 5 : undefined,
      },
      {
        what: `REST get, ${Math.round(restBytes / 1024)} KB, ${inFlight} in flight`,
        peer: '@superoffice/webapi',
        peerRate: rates.webapi,
        rate: rates.bridgeRest,
        mark: 1,
      },
    );
  }
  await Promise.all([overSoap.close(), overRest.close()]);
  httpAgent.destroy();
  server.disconnect();
  return rows;
}
