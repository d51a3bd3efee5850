// A process that measures the memory used for reading and writing a document. It does nothing else, so
// that there is little to collect when it measures.
import { connect, type SuperOfficeConfiguration } from '../../src/index.js';

export interface Input {
  readonly configuration: SuperOfficeConfiguration;
  /** Bytes of the document. */
  readonly size: number;
}

export interface Measured {
  readonly bytes: number;
  /** The maximum number of bytes in use at once, beyond those in use before. */
  readonly most: number;
}

const { configuration, size } = JSON.parse(process.env['input'] ?? '') as Input;
const piece = Buffer.alloc(48_000, 'content of a document');

/** The bytes in use, without those that could be freed. */
function inUse(): number {
  globalThis.gc?.();
  // The second run ends the sweeping of the first, until which buffers count as they did.
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Passes pieces through, and looks at the memory now and then. */
class Gauge {
  readonly #before = inUse();
  most = 0;
  bytes = 0;
  #nextLook = 0;

  async *watch(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const each of pieces) {
      this.bytes += each.length;
      if (this.bytes >= this.#nextLook) {
        this.most = Math.max(this.most, inUse() - this.#before);
        this.#nextLook += size / 10;
      }
      yield each;
    }
  }
}

async function* contentOf(bytes: number): AsyncGenerator<Buffer> {
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

const so = await connect(configuration);
// Everything that is loaded once is loaded before measuring.
await so.documents.writeContent(1, contentOf(1_000_000));
(await so.documents.readContent(1)).destroy();

const read = new Gauge();
for await (const each of read.watch(await so.documents.readContent(1))) if (each.length === 0) throw new Error('empty');
const written = new Gauge();
await so.documents.writeContent(1, written.watch(contentOf(size)));
await so.close();

const measured = (gauge: Gauge): Measured => ({ bytes: gauge.bytes, most: gauge.most });
process.stdout.write(JSON.stringify({ read: measured(read), written: measured(written) }));
