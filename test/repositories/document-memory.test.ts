import { once } from 'node:events';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/index.js';
import { encodeEnvelope } from '../../src/soap/index.js';
import { contract } from '../support/contract.js';
import { transportNames } from '../support/transports.js';

const size = 100_000_000;
const piece = Buffer.alloc(48_000, 'content of a document');
const limit = 2_000_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use, with nothing counted that could be freed. */
function inUse(): number {
  collectGarbage();
  // The second run ends the sweeping of the first, until which buffers count as they did.
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Passes pieces through, and looks at the memory now and then. */
class Gauge {
  readonly #before = inUse();
  most = 0;
  bytes = 0;
  #pieces = 0;

  async *watch(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const each of pieces) {
      this.bytes += each.length;
      if (this.#pieces++ % 400 === 0) this.most = Math.max(this.most, inUse() - this.#before);
      yield each;
    }
  }
}

async function* contentOf(bytes: number): AsyncGenerator<Buffer> {
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

function startServer(): Worker {
  const { output: readOutput } = contract.operation('Document', 'GetDocumentStream');
  const { output: writeOutput } = contract.operation('Document', 'SetDocumentStreamFromId');
  const saved = { DocumentId: 1 };
  const [head, tail] = encodeEnvelope(readOutput, { Response: 'AAAA' }, { Succeeded: true }).split('AAAA');
  const savedEnvelope = encodeEnvelope(writeOutput, { Response: saved }, { Succeeded: true });
  const workerData = { size, head, tail, saved: JSON.stringify(saved), savedEnvelope };
  return new Worker(resolve('test/support/content-server.mjs'), { workerData });
}

describe('a document of 100 MB', () => {
  let server: Worker;
  let url: string;
  beforeAll(async () => {
    server = startServer();
    const [port] = (await once(server, 'message')) as [number];
    url = `http://127.0.0.1:${port}/Cust12345`;
  });
  afterAll(() => server.terminate());

  it.each(transportNames)('passes over %s, both ways, in less than 2 MB of memory', async (transport) => {
    const auth = { kind: 'ticket', ticket: 't', appToken: 'a' } as const;
    const so = await connect({ transport, tenant: { url }, auth });
    const drain = async (pieces: AsyncIterable<Buffer>) => {
      for await (const each of pieces) expect(each.length).toBeGreaterThan(0);
    };
    // What is loaded once is loaded before the measuring.
    await so.documents.writeContent(1, contentOf(1_000_000));
    (await so.documents.readContent(1)).destroy();

    const read = new Gauge();
    await drain(read.watch(await so.documents.readContent(1)));
    const written = new Gauge();
    await so.documents.writeContent(1, written.watch(contentOf(size)));
    await so.close();

    expect([read.bytes, written.bytes]).toEqual([size, size]);
    expect(Math.max(read.most, written.most)).toBeLessThan(limit);
    process.stdout.write(
      `100 MB over ${transport}: ${(read.most / 1e6).toFixed(2)} MB in use to read, ${(written.most / 1e6).toFixed(2)} MB to write\n`,
    );
  });
});
