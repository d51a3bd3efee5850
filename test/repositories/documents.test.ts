import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AuthenticationError,
  connect,
  NetworkError,
  NotFoundError,
  ProtocolError,
  TimeoutError,
  ValidationError,
} from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await startTenant();
});
afterEach(() => tenant.close());

const crosswise = transportNames.flatMap((writer) => transportNames.map((reader) => [writer, reader] as const));
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The bytes in pieces of these sizes, over and over. */
async function* inPieces(bytes: Buffer, sizes: readonly number[]) {
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const end = start + (sizes[index % sizes.length] ?? 1);
    yield bytes.subarray(start, end);
    start = end;
  }
}

describe.each(crosswise)('content written over %s and read over %s', (writer, reader) => {
  it('is the same, byte for byte, whatever its size and its pieces', async () => {
    const write = tenant[writer].documents;
    const read = tenant[reader].documents;
    const anyContent = fc.tuple(
      fc.uint8Array({ maxLength: 3_000, size: 'max' }).map((bytes) => Buffer.from(bytes)),
      fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 5 }),
    );
    const check = async (bytes: Buffer, sizes: readonly number[]) => {
      const saved = await write.writeContent(2, inPieces(bytes, sizes));
      expect(saved).toMatchObject({ DocumentId: 2, Header: 'Minutes of the move' });
      expect(await buffer(await read.readContent(2))).toEqual(bytes);
    };
    await fc.assert(
      fc.asyncProperty(anyContent, ([bytes, sizes]) => check(bytes, sizes)),
      {
        numRuns: 20,
        examples: [[[Buffer.alloc(0), [1]]], [[Buffer.from('<a>]]>'), [1]]], [[Buffer.alloc(2_999, 255), [1, 2]]]],
      },
    );
  });

  it('may be megabytes', async () => {
    const bytes = randomBytes(3_000_001);
    await tenant[writer].documents.writeContent(1, Readable.from(inPieces(bytes, [65_536, 7])));
    expect(digest(await buffer(await tenant[reader].documents.readContent(1)))).toBe(digest(bytes));
    await tenant[writer].documents.writeContent(1, bytes);
    expect(digest(await buffer(await tenant[reader].documents.readContent(1)))).toBe(digest(bytes));
  });
});

describe.each(transportNames)('the content of a document over %s', (transport) => {
  it('is the same as the base64 that an operation returns', async () => {
    const so = tenant[transport];
    const whole = await so.agents.Document.GetDocumentStream({ DocumentId: 1 });
    expect((await buffer(await so.documents.readContent(1))).toString('base64')).toBe(whole);
  });

  it('is not found if the document does not exist or has no content', async () => {
    const { documents } = tenant[transport];
    for (const call of [
      documents.readContent(999),
      documents.readContent(3),
      documents.writeContent(999, Buffer.of(1)),
    ]) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error).toMatchObject({ transport, agent: 'Document' });
    }
  });

  it('is refused if it has an invalid type, before anything is sent', async () => {
    const { documents } = tenant[transport];
    const before = tenant.emulator.requests.length;
    for (const content of ['text', null, 5, {}, [1]]) {
      expect(await errorOf(documents.writeContent(1, content as unknown as Buffer))).toBeInstanceOf(ValidationError);
    }
    expect(await errorOf(documents.readContent(0))).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it('is unchanged if its source fails before its end', async () => {
    const { documents } = tenant[transport];
    const before = await buffer(await documents.readContent(1));
    const broken = async function* () {
      yield Buffer.from('half of it');
      throw new RangeError('the disk is gone');
    };
    expect(await errorOf(documents.writeContent(1, broken()))).toEqual(new RangeError('the disk is gone'));
    expect(await buffer(await documents.readContent(1))).toEqual(before);
  });

  it('that is truncated is an error, and never a shorter document', async () => {
    const { documents } = tenant[transport];
    await documents.writeContent(1, randomBytes(300_000));
    tenant.emulator.faults.add({ fault: { kind: 'reset', bytes: 150_000 } });
    const content = await documents.readContent(1);
    expect(await errorOf(buffer(content))).toBeInstanceOf(NetworkError);
  });

  it('may be left unread', async () => {
    const { documents } = tenant[transport];
    await documents.writeContent(1, randomBytes(2_000_000));
    for (let count = 0; count < 40; count++) (await documents.readContent(1)).destroy();
    const begun = await documents.readContent(1);
    for await (const piece of begun) {
      expect(piece).toBeInstanceOf(Buffer);
      break;
    }
    expect((await buffer(await documents.readContent(2))).length).toBeGreaterThan(0);
  });

  it('can be aborted while it is read or written', async () => {
    const { documents } = tenant[transport];
    await documents.writeContent(1, randomBytes(8_000_000));
    const reading = new AbortController();
    const content = await documents.readContent(1, { signal: reading.signal });
    const read = errorOf(
      (async () => {
        for await (const piece of content) reading.abort(new RangeError(`enough of ${typeof piece}`));
      })(),
    );
    expect(await read).toEqual(new RangeError('enough of object'));
    const writing = new AbortController();
    const endless = async function* () {
      yield Buffer.alloc(1_000);
      writing.abort(new RangeError('stop'));
      yield Buffer.alloc(1_000);
    };
    expect(await errorOf(documents.writeContent(2, endless(), { signal: writing.signal }))).toEqual(
      new RangeError('stop'),
    );
  });

  it('has a time limit between two pieces, not for the whole', async () => {
    const { documents } = tenant[transport];
    tenant.emulator.faults.add({ fault: { kind: 'delay', milliseconds: 60_000 } });
    expect(await errorOf(documents.readContent(1, { timeout: 50 }))).toBeInstanceOf(TimeoutError);
  });
});

describe('content over soap', () => {
  it('in an envelope that ends too early is an error', async () => {
    const { documents } = tenant.soap;
    await documents.writeContent(1, randomBytes(300_000));
    for (const bytes of [1_000, 150_000, 399_999]) {
      tenant.emulator.faults.add({ fault: { kind: 'truncate', bytes }, times: 1 });
      expect(await errorOf(buffer(await documents.readContent(1)))).toBeInstanceOf(ProtocolError);
    }
  });
});

describe('content over soap, after the ticket has expired', () => {
  it('is sent again if it is a Uint8Array, and refused with a clear error if it is a stream', async () => {
    const so = await connect({
      transport: 'soap',
      tenant: { url: tenant.emulator.url },
      auth: { kind: 'basic', username: 'sam', password: 'sam' },
    });
    await so.documents.find(1);
    tenant.emulator.expireTickets();
    await so.documents.writeContent(1, Buffer.from('once more'));
    tenant.emulator.expireTickets();
    expect((await buffer(await so.documents.readContent(1))).toString()).toBe('once more');
    tenant.emulator.expireTickets();
    const error = await errorOf(so.documents.writeContent(1, inPieces(Buffer.from('in pieces'), [3])));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ outcome: 'refused' });
    await so.close();
  });
});
