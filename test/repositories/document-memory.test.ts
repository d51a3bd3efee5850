import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { contract } from '../support/contract.js';
import type { Input, Measured } from '../support/document-memory-process.js';
import { OwnProcess } from '../support/own-process.js';
import { transportNames } from '../support/transports.js';

const size = 100_000_000;
const limit = 2_000_000;

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
  let client: OwnProcess;
  beforeAll(async () => {
    server = startServer();
    client = new OwnProcess('test/support/document-memory-process.ts');
    const [port] = (await once(server, 'message')) as [number];
    url = `http://127.0.0.1:${port}/Cust12345`;
  });
  afterAll(async () => {
    client.remove();
    await server.terminate();
  });

  it.each(transportNames)(
    'passes over %s, both ways, in less than 2 MB of memory',
    async (transport) => {
      const auth = { kind: 'ticket', ticket: 't', appToken: 'a' } as const;
      const input: Input = { configuration: { transport, tenant: { url }, auth }, size };
      const printed = await client.run(input, ['--expose-gc', '--single-threaded-gc']);
      const { read, written } = JSON.parse(printed) as Record<'read' | 'written', Measured>;
      expect([read.bytes, written.bytes]).toEqual([size, size]);
      expect(Math.max(read.most, written.most)).toBeLessThan(limit);
      const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
      process.stdout.write(
        `100 MB over ${transport}: ${megabytes(read.most)} in use to read, ${megabytes(written.most)} to write\n`,
      );
    },
    120_000,
  );
});
