import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import soap from 'soap';
import { Pool } from 'undici';
import { connect } from '../dist/index.js';
import { documentIn } from './documents.mjs';
import { compare, concurrent, cpuOf } from './measure.mjs';

// The vendor's client cannot be imported: its ESM build lacks file extensions.
const vendorClients = createRequire(import.meta.url)('@superoffice/webapi');

const subjects = [
  {
    agent: 'Contact',
    recorded: false,
    repository: 'contacts',
    marks: { soap: 15, rest: 2.5, soapCpu: 1.6, restCpu: 1.4 },
  },
  { agent: 'Person', recorded: true, repository: 'persons', marks: { soap: 15, rest: 2.5, soapCpu: 3, restCpu: 1.4 } },
];

/** Whole calls for an entity, over a server in another process: against the peers, and against undici alone. */
export async function callRows(contractFolder) {
  const rows = [];
  for (const subject of subjects) rows.push(...(await rowsOf(contractFolder, subject)));
  return rows;
}

async function rowsOf(contractFolder, { agent, recorded, repository, marks }) {
  const server = fork(fileURLToPath(new URL('./server.mjs', import.meta.url)), recorded ? [agent] : []);
  const [{ port, id, soapBytes, restBytes }] = await once(server, 'message');
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}/Cust12345`;
  const auth = { kind: 'ticket', ticket: '7T:measuring', appToken: 'measuring' };
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 32 });
  const plain = await soap.createClientAsync(documentIn(contractFolder, agent));
  plain.setEndpoint(`${url}/Remote/Services88/${agent}.svc`);
  plain.addSoapHeader('<ApplicationToken>measuring</ApplicationToken><Credentials><Ticket>7T</Ticket></Credentials>');
  const vendor = new vendorClients[`${agent}RestApi`]({
    baseUrl: `${url}/api`,
    axiosConfig: { httpAgent, headers: { Authorization: 'SOTicket 7T:measuring' } },
  });
  const asGiven = { configFile: false, environment: false };
  const overSoap = await connect({ transport: 'soap', tenant: { url }, auth }, asGiven);
  const overRest = await connect({ transport: 'rest', tenant: { url }, auth }, asGiven);
  const pool = new Pool(origin, { connections: 32 });
  const undici = async (path, read) => read((await pool.request({ path, method: 'GET' })).body);
  const calls = {
    soap: () => plain[`Get${agent}EntityAsync`]({ [`${agent}EntityId`]: id }, { httpAgent }),
    bridgeSoap: () => overSoap[repository].get(id),
    undiciSoap: () => undici('/Cust12345/Remote/', (body) => body.text()),
    webapi: () => vendor.getByIdAsync(id),
    bridgeRest: () => overRest[repository].get(id),
    undiciRest: () => undici('/Cust12345/api/', (body) => body.json()),
  };
  const sizes = { soap: `${Math.round(soapBytes / 1024)} KB`, rest: `${Math.round(restBytes / 1024)} KB` };
  const rows = [];
  for (const inFlight of [1, 16]) {
    const { soap: soapPeer, webapi, bridgeSoap, bridgeRest } = calls;
    const rates = await compare(contenders({ soap: soapPeer, webapi, bridgeSoap, bridgeRest }, inFlight));
    const row = (what, peer, bridge, contender, mark) => {
      const reach = inFlight === 16 ? { mark } : {};
      const size = what.startsWith('SOAP') ? sizes.soap : sizes.rest;
      rows.push({
        what: `${what}, ${size}, ${inFlight} in flight`,
        peer,
        peerRate: rates[contender],
        rate: rates[bridge],
        ...reach,
      });
    };
    row('SOAP get', 'soap', 'bridgeSoap', 'soap', marks.soap);
    row('SOAP get', '@superoffice/webapi', 'bridgeSoap', 'webapi', 2);
    row('REST get', '@superoffice/webapi', 'bridgeRest', 'webapi', marks.rest);
  }
  for (const [what, bridge, floor, size, mark] of [
    ['CPU of a SOAP get', 'bridgeSoap', 'undiciSoap', sizes.soap, marks.soapCpu],
    ['CPU of a REST get', 'bridgeRest', 'undiciRest', sizes.rest, marks.restCpu],
  ]) {
    const cpu = await cpuOf(contenders({ bridge: calls[bridge], floor: calls[floor] }, 16));
    // As calls for each second of CPU, so that more is better in every row; the mark is the inverse of the ratio of costs.
    const rates = { rate: 1 / cpu.bridge, peerRate: 1 / cpu.floor };
    rows.push({ what: `${what}, ${size}`, peer: 'undici', ...rates, mark: 1 / mark });
  }
  await Promise.all([overSoap.close(), overRest.close(), pool.close()]);
  httpAgent.destroy();
  server.disconnect();
  return rows;
}

function contenders(calls, inFlight) {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, concurrent(call, inFlight)]));
}
