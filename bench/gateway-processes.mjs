// The processes of bench/gateway.mjs, one role each: `fork(file, [role])`, which answers the messages of its parent.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { encodeEnvelope } from '../dist/codec/xml/index.js';
import { Contract } from '../dist/contract/index.js';
import { createGateway, listen } from '../dist/gateway/index.js';
import { connect } from '../dist/index.js';
import { documentIn } from './documents.mjs';
import { fullValue } from './entities.mjs';
import { recordedEntity } from './recorded.mjs';

const alone = { configFile: false, environment: false };

/** The entities that can be read, as canonical values: `{ entity, id }`. The client checks that an answer has the id it asked for. */
const subjects = {
  Contact() {
    const { output } = Contract.bundled().operation('Contact', 'GetContactEntity');
    return { entity: { ...fullValue(output.fields[0].type, 2), ContactId: 5 }, id: 5 };
  },
  Person: () => recordedEntity(Contract.bundled(), 'Person'),
};

async function listening(server) {
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

const roles = {
  /** The Agents face of a server: each call has the same answer, after a delay. */
  async upstream({ agent, delay = 0 }) {
    const bodies = {
      GetBaseTimeZoneId: '1',
      GetDefaultTimeZoneInformation: '{"TZLocationId":1,"LocationCode":"NO"}',
      [`Get${agent}Entity`]: JSON.stringify(subjects[agent]().entity),
    };
    const answers = Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, Buffer.from(body)]));
    const server = createServer((request, response) => {
      const body = answers[request.url.split('?', 1)[0].split('/').at(-1)];
      const answer = () => {
        const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body?.length ?? 0 };
        response.writeHead(body === undefined ? 404 : 200, headers).end(body);
      };
      request.resume();
      request.on('end', () => (delay === 0 ? answer() : setTimeout(answer, delay)));
    });
    return { origin: await listening(server) };
  },

  /** With usage counted, as with `--status`: more work and more memory than without. */
  async gateway({ url, usage = false }) {
    const gateway = await createGateway({ transport: 'agents', tenant: { url } }, { usage }, alone);
    const { origin } = await listen(gateway, { callsPerClient: 1_000 });
    return {
      origin,
      memory() {
        globalThis.gc();
        const { rss, heapUsed } = process.memoryUsage();
        return { rss, heapUsed };
      },
    };
  },

  /** The server of the package soap, which has the same entity in memory. */
  async peer({ agent, contractFolder }) {
    const { default: soap } = await import('soap');
    const document = documentIn(contractFolder, agent);
    const client = await soap.createClientAsync(document);
    const [[service, ports]] = Object.entries(client.describe());
    const [port] = Object.keys(ports);
    const { entity } = subjects[agent]();
    const server = createServer();
    const origin = await listening(server);
    const services = { [service]: { [port]: { [`Get${agent}Entity`]: () => ({ Response: entity }) } } };
    const listener = soap.listen(server, {
      path: '/peer',
      services,
      xml: readFileSync(document, 'utf8'),
      uri: document,
    });
    listener.addSoapHeader('<Succeeded>true</Succeeded>');
    return { origin };
  },

  /** The same call by the bridge without the gateway. */
  async agents({ agent, url }) {
    const auth = { kind: 'ticket', ticket: '7T:measuring', appToken: 'measuring' };
    const so = await connect({ transport: 'agents', tenant: { url }, auth }, alone);
    const { id } = subjects[agent]();
    return { load: loadOf(() => so.agents[agent][`Get${agent}Entity`]({ [`${agent}EntityId`]: id })) };
  },

  /** Sends the same bytes again and again, and does not parse the answers. */
  client({ origin, path, headers, body }) {
    const pool = new Pool(origin, { connections: 64, pipelining: 1 });
    let expected;
    const call = async () => {
      const { statusCode, body: answer } = await pool.request({ method: 'POST', path, headers, body });
      const { byteLength } = await answer.arrayBuffer();
      expected ??= byteLength;
      if (statusCode !== 200 || byteLength !== expected) throw new Error(`status ${statusCode}, ${byteLength} bytes`);
    };
    return { load: loadOf(call), bytes: () => expected };
  },
};

/** Seconds of CPU of this process since it started. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Keeps calls in flight for a time or for a number of calls. */
function loadOf(call) {
  return async ({ inFlight, milliseconds = Infinity, calls = Infinity }) => {
    const started = performance.now();
    const times = [];
    let begun = 0;
    const work = async () => {
      for (let at = performance.now(); at - started < milliseconds && begun < calls;) {
        begun++;
        await call();
        const now = performance.now();
        // Those of a long run would take memory, and no one asks for them.
        if (calls === Infinity) times.push(now - at);
        at = now;
      }
    };
    await Promise.all(Array.from({ length: inFlight }, work));
    return { count: begun, seconds: (performance.now() - started) / 1000, times };
  };
}

/** The call as a SOAP client sends it, and as a client of the Agents API does. */
export function messages(agent) {
  const name = `Get${agent}Entity`;
  const { input, soapAction } = Contract.bundled().operation(agent, name);
  const parameters = { [`${agent}EntityId`]: subjects[agent]().id };
  const credentials = { ApplicationToken: 'measuring', Credentials: { Ticket: '7T:measuring' } };
  return {
    soap: {
      path: `/Cust12345/Remote/Services88/${agent}.svc`,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
      body: encodeEnvelope(input, parameters, credentials),
    },
    json: {
      path: `/Cust12345/api/v1/Agents/${agent}/${name}`,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Authorization: 'SOTicket 7T:measuring',
        'SO-AppToken': 'measuring',
      },
      body: JSON.stringify(parameters),
    },
  };
}

if (process.send !== undefined) {
  process.on('disconnect', () => process.exit(0));
  let role;
  process.on('message', async ({ number, action, input }) => {
    try {
      if (action === 'start') role = { ...(await roles[process.argv[2]](input)), cpu };
      const result = action === 'start' ? { origin: role.origin } : await role[action](input);
      process.send({ number, result });
    } catch (error) {
      process.send({ number, error: String(error) });
    }
  });
}
