// Loads every WSDL document of a folder, one way or the other, and says how long that took, what memory it keeps, and what memory
// it keeps once one operation of each agent, and then every operation, has been called.
import { documentsIn } from './documents.mjs';

const [, , contender, folder] = process.argv;
// Importing is not loading, so it is done before the clock starts.
const [{ Contract }, codec, { fullValue }, { default: soap }] = await Promise.all([
  import('../dist/contract/index.js'),
  import('../dist/codec/xml/index.js'),
  import('./entities.mjs'),
  import('soap'),
]);

const contenders = {
  bridge: {
    load() {
      const contract = Contract.fromFolder(folder);
      return contract.agentNames.map((name) => [...contract.agent(name).operations.values()]);
    },
    /** The request of each operation is written, and an answer with every field is read. */
    use(operations) {
      for (const { input, output } of operations) {
        const values = (message) => Object.fromEntries(message.fields.map(({ name, type }) => [name, fullValue(type)]));
        codec.encodeBody(input, values(input));
        const answer = Buffer.from(codec.encodeEnvelope(output, values(output), { Succeeded: true }));
        codec.decodeEnvelope(answer, output, 'tolerant');
      }
    },
  },
  soap: {
    load: () => Promise.all(documentsIn(folder).map((file) => soap.createClientAsync(file))),
    // It reads and writes by what it has loaded, and keeps nothing more.
    use: () => undefined,
  },
};

const heap = async () => {
  // What is only held weakly stays until the current task ends.
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};

const { load, use } = contenders[contender];
const before = await heap();
const started = performance.now();
globalThis.kept = await load();
const milliseconds = performance.now() - started;
const megabytes = ((await heap()) - before) / 1e6;
// The operation that reads an entity, where an agent has one: it has most fields.
const ofEachAgent = globalThis.kept.map((operations) => {
  return contender === 'soap'
    ? undefined
    : (operations.find(({ name }) => /^Get\w+Entity$/.test(name)) ?? operations[0]);
});
use(ofEachAgent);
const oneEach = ((await heap()) - before) / 1e6;
use(globalThis.kept.flat());
const allUsed = ((await heap()) - before) / 1e6;
process.stdout.write(JSON.stringify({ milliseconds, megabytes, oneEach, allUsed }));
