import { createRequire } from 'node:module';
import { Agent } from 'node:http';
import soap from 'soap';
import { connect } from '../dist/index.js';
import { archiveColumns } from './archive-answers.mjs';
import { documentIn } from './documents.mjs';
import { compare, concurrent } from './measure.mjs';
import { asGiven, auth, startServer } from './serving.mjs';

const { ArchiveAgent } = createRequire(import.meta.url)('@superoffice/webapi');

/** Calls that read a page of the archive of persons with a number of rows, by contender. */
export async function archiveCalls(server, contractFolder, rows) {
  const { url } = server;
  const so = await connect({ transport: 'soap', tenant: { url }, auth }, asGiven);
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 32 });
  const vendor = new ArchiveAgent({ baseUrl: `${url}/api`, axiosConfig: { httpAgent } });
  const plain = await soap.createClientAsync(documentIn(contractFolder, 'Archive'));
  plain.setEndpoint(`${url}/Remote/Services88/Archive.svc`);
  const names = archiveColumns.join(',');
  const request = {
    ProviderName: 'Person',
    Columns: names,
    SortOrder: 'personId asc',
    Restriction: '',
    Entities: '',
    Page: 0,
    PageSize: rows,
    Options: '',
    Context: '',
  };
  const criteria = { select: archiveColumns, orderBy: 'personId', top: rows, pageSize: rows };
  const all = (found) => {
    if (found.length !== rows) throw new Error(`expected ${rows} rows, got ${found.length}`);
  };
  return {
    calls: {
      bridgeSoap: async () => all(await so.persons.query(criteria).toArray()),
      bridgeRest: async () => all(await so.persons.query(criteria, { transport: 'rest' }).toArray()),
      webapi: async () => all(await vendor.getArchiveListByColumns2Async('Person', names, 'personId', '', '', 0, rows)),
      async soap() {
        const [{ Response }] = await plain.GetArchiveListByColumnsWithHeaderWithContext2Async(request, { httpAgent });
        all(Response.Rows.ArchiveListItem);
      },
    },
    async close() {
      await so.close();
      httpAgent.destroy();
    },
  };
}

/** A page of the archive, one at a time: over SOAP against REST with the vendor's client. */
export async function archiveRows(contractFolder) {
  const rows = 1_000;
  const server = await startServer('server.mjs');
  const { calls, close } = await archiveCalls(server, contractFolder, rows);
  const rates = await compare(
    Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, concurrent(call, 1, 1)])),
  );
  await close();
  server.stop();
  const row = (what, bridge, peer, contender, mark) => ({
    what: `${what} page of ${rows.toLocaleString('en')} archive rows`,
    peer,
    peerRate: rates[contender],
    rate: rates[bridge],
    mark,
  });
  return [
    row('SOAP', 'bridgeSoap', '@superoffice/webapi', 'webapi', 1),
    row('SOAP', 'bridgeSoap', 'soap', 'soap'),
    row('REST', 'bridgeRest', '@superoffice/webapi', 'webapi'),
  ];
}
