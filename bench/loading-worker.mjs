// Loads every WSDL document of a folder, one way or the other, and says how long that took and what memory it keeps.
import { documentsIn } from './documents.mjs';

const [, , contender, folder] = process.argv;
// Importing is not loading, so it is done before the clock starts.
const [{ Contract }, { default: soap }] = await Promise.all([import('../dist/contract/index.js'), import('soap')]);

const load = {
  bridge: () => {
    const contract = Contract.fromFolder(folder);
    return contract.agentNames.map((name) => [...contract.agent(name).operations.values()]);
  },
  soap: () => Promise.all(documentsIn(folder).map((file) => soap.createClientAsync(file))),
};

globalThis.gc();
const before = process.memoryUsage().heapUsed;
const started = performance.now();
globalThis.kept = await load[contender]();
const milliseconds = performance.now() - started;
globalThis.gc();
process.stdout.write(JSON.stringify({ milliseconds, megabytes: (process.memoryUsage().heapUsed - before) / 1e6 }));
