import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import soap from 'soap';
import { Pool } from 'undici';
import { connect } from '../dist/index.js';
import { documentIn } from './documents.mjs';
import { compare, concurrent, cpuOf } from './measure.mjs';
import { asGiven, auth, startServer } from './serving.mjs';

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
  const server = await startServer('server.mjs', recorded ? [agent] : []);
  const { soapBytes, restBytes } = server;
  const { calls, close } = await callsOf(server, contractFolder, { agent, repository });
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
  await close();
  server.stop();
  return rows;
}

function contenders(calls, inFlight) {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, concurrent(call, inFlight)]));
}

/** A get of the entity that a server answers with, by contender: the peers, the bridge, and undici alone, which is the floor. */
export async function callsOf({ origin, url, id }, contractFolder, { agent, repository }) {
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 32 });
  const plain = await soap.createClientAsync(documentIn(contractFolder, agent));
  plain.setEndpoint(`${url}/Remote/Services88/${agent}.svc`);
  plain.addSoapHeader('<ApplicationToken>measuring</ApplicationToken><Credentials><Ticket>7T</Ticket></Credentials>');
  const vendor = new vendorClients[`${agent}RestApi`]({
    baseUrl: `${url}/api`,
    axiosConfig: { httpAgent, headers: { Authorization: 'SOTicket 7T:measuring' } },
  });
  const overSoap = await connect({ transport: 'soap', tenant: { url }, auth }, asGiven);
  const overRest = await connect({ transport: 'rest', tenant: { url }, auth }, asGiven);
  const pool = new Pool(origin, { connections: 32 });
  const floor = async (path, read) => read((await pool.request({ path, method: 'GET' })).body);
  const calls = {
    soap: () => plain[`Get${agent}EntityAsync`]({ [`${agent}EntityId`]: id }, { httpAgent }),
    bridgeSoap: () => overSoap[repository].get(id),
    undiciSoap: () => floor('/Cust12345/Remote/', (body) => body.text()),
    webapi: () => vendor.getByIdAsync(id),
    bridgeRest: () => overRest[repository].get(id),
    undiciRest: () => floor('/Cust12345/api/', (body) => body.json()),
  };
  const close = async () => {
    await Promise.all([overSoap.close(), overRest.close(), pool.close()]);
    httpAgent.destroy();
  };
  return { calls, close };
}
