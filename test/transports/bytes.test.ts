import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, constants, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect, NetworkError, NotFoundError, ProtocolError, type SuperOffice } from '../../src/index.js';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { type Answer, AnsweringServer } from '../support/answering-server.js';
import { contract } from '../support/contract.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeAppointment } from '../support/whole-entity.js';

const maximumAnswerBytes = 1_000_000;
const server = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();

beforeAll(async () => {
  const url = await server.start();
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket: '7T:ticketticket', appToken: 'applicationtoken' } as const;
    const resilience = { attempts: 1, breaker: false } as const;
    const http = { maximumAnswerBytes };
    connections.set(transport, await connect({ transport, tenant: { url }, auth, resilience, http }));
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
});

interface Sent {
  readonly body: Buffer;
  readonly type: string;
  readonly encoding?: string;
  readonly status?: number;
  /** Where the body is cut into chunks. */
  readonly cuts?: readonly number[];
}

const send =
  ({ body, type, encoding, status = 200, cuts = [] }: Sent): Answer =>
  (response) => {
    response.writeHead(status, {
      'Content-Type': type,
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    });
    const places = [0, ...[...cuts].sort((one, other) => one - other), body.length];
    for (const [index, place] of places.entries()) {
      const piece = body.subarray(place, places[index + 1]);
      if (piece.length > 0) response.write(piece);
    }
    response.end();
  };

const compress: Readonly<Record<string, readonly ((body: Buffer) => Buffer)[]>> = {
  gzip: [
    (body) => gzipSync(body),
    (body) => Buffer.concat([gzipSync(body.subarray(0, 9)), gzipSync(body.subarray(9))]),
  ],
  'x-gzip': [(body) => gzipSync(body)],
  deflate: [(body) => deflateSync(body), (body) => deflateRawSync(body)],
  br: [(body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  identity: [(body) => body],
};

/** A body as a server sends it: encodings in the order in which they are applied. */
const anyCompression = fc
  .array(
    fc
      .constantFrom(...Object.keys(compress))
      .chain((name) => fc.nat({ max: (compress[name]?.length ?? 1) - 1 }).map((index) => ({ name, index }))),
    { maxLength: 3 },
  )
  .map((steps) => ({
    encoding: steps.length === 0 ? undefined : steps.map(({ name }) => name.toUpperCase()).join(' , '),
    apply: (body: Buffer) => steps.reduce((bytes, { name, index }) => compress[name]?.[index]?.(bytes) ?? bytes, body),
  }));

/** A complete gzip of nothing. */
const emptyMember = gzipSync('');

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const mark = '\uFEFF';

interface Encoding {
  readonly charset?: string;
  /** The encoding in the XML declaration; undefined for no declaration. */
  readonly declared?: string;
  readonly bytes: (text: string) => Buffer;
  /** A text that only Latin-1 can represent. */
  readonly narrow?: boolean;
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Encodings of both wires. */
const unicode: readonly Encoding[] = [
  { bytes: (text) => Buffer.from(text) },
  { charset: 'utf-8', bytes: (text) => Buffer.from(text) },
  { charset: '"UTF-8"', bytes: (text) => Buffer.from(mark + text) },
  { bytes: (text) => Buffer.from(mark + text) },
  { bytes: (text) => Buffer.from(mark + text, 'utf16le') },
  { charset: 'utf-16', bytes: (text) => utf16be(mark + text) },
  { charset: 'utf-16', bytes: (text) => Buffer.from(text, 'utf16le') },
  { charset: 'utf-16', bytes: (text) => utf16be(text) },
  // A byte order mark overrides a proxy's header, and so do bytes that are not UTF-16.
  { charset: 'utf-8', bytes: (text) => Buffer.from(mark + text, 'utf16le') },
  { charset: 'iso-8859-1', bytes: (text) => Buffer.from(mark + text) },
  { charset: 'utf-16', bytes: (text) => Buffer.from(text) },
];

const encodings: Readonly<Record<'soap' | 'json', readonly Encoding[]>> = {
  json: [...unicode, { charset: 'iso-8859-1', bytes: latin1, narrow: true }],
  soap: [
    ...unicode,
    // .NET declares UTF-16 in a text that it then sends as UTF-8.
    { declared: 'utf-16', bytes: (text) => Buffer.from(text) },
    { declared: 'UTF-8', charset: 'iso-8859-1', bytes: (text) => Buffer.from(text) },
    { declared: 'utf-16', bytes: (text) => Buffer.from(mark + text, 'utf16le') },
    { declared: 'UTF-16', charset: 'utf-8', bytes: (text) => utf16be(text) },
    { declared: 'ISO-8859-1', bytes: latin1, narrow: true },
    { declared: 'windows-1252', bytes: latin1, narrow: true },
    { charset: 'iso-8859-1', bytes: latin1, narrow: true },
    { declared: 'iso-8859-1', charset: 'utf-8', bytes: latin1, narrow: true },
    { declared: 'utf-8', charset: 'iso-8859-1', bytes: latin1, narrow: true },
  ],
};

const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
const succeeded = { Succeeded: true };
const xmlType = (charset: string | undefined) => `text/xml${charset === undefined ? '' : `; charset=${charset}`}`;
const jsonType = (charset: string | undefined) =>
  `application/json${charset === undefined ? '' : `; charset=${charset}`}`;
const declaration = (declared: string | undefined) =>
  declared === undefined ? '' : `<?xml version="1.0" encoding="${declared}"?>`;

/** An appointment with this description on the wire of a transport. */
function encoded(transport: TestedTransport, description: string, { charset, declared, bytes }: Encoding) {
  const entity = { AppointmentId: 5, Description: description };
  if (transport !== 'soap') return { body: bytes(JSON.stringify(entity)), type: jsonType(charset) };
  const xml = declaration(declared) + encodeEnvelope(output, { Response: entity }, succeeded);
  return { body: bytes(xml), type: xmlType(charset) };
}

const anyText = fc.string({ unit: fc.constantFrom('a', ' ', 'æ', 'ø', 'Å', '€', '漢', '😀', '&', '"', '<', '\\') });
/** A text in Latin-1, with a letter whose bytes are not UTF-8. */
const narrowText = fc.string({ unit: fc.constantFrom('a', ' ', 'æ', 'ø', 'Å', '&', '<') }).map((text) => `${text}æ `);
const anyCuts = fc.array(fc.nat(), { maxLength: 12 });

describe.each(transportNames)('over %s', (transport) => {
  const so = () => {
    const connection = connections.get(transport);
    if (connection === undefined) throw new Error('not connected');
    return connection;
  };
  let asked: string | string[] | undefined;
  beforeEach(() => {
    asked = undefined;
  });

  it('an answer is read in any encoding, with any compression, cut anywhere', async () => {
    const known = encodings[transport === 'soap' ? 'soap' : 'json'];
    const anyEncoding = fc
      .constantFrom(...known)
      .chain((encoding) => (encoding.narrow === true ? narrowText : anyText).map((text) => ({ encoding, text })));
    await fc.assert(
      fc.asyncProperty(anyEncoding, anyCompression, anyCuts, async ({ encoding, text }, compression, places) => {
        const plain = encoded(transport, text, encoding);
        const body = compression.apply(plain.body);
        const cuts = places.map((place) => place % (body.length + 1));
        const answer = send({ ...plain, body, cuts, ...defined('encoding', compression.encoding) });
        server.answer = (response, request, sent) => {
          asked = request.headers['accept-encoding'];
          answer(response, request, sent);
        };
        expect((await so().appointments.get(5)).Description).toBe(text);
      }),
      { numRuns: 150 },
    );
    expect(asked).toBe('gzip, deflate, br');
  });

  it('a document is read in any encoding of its envelope, with any compression, cut anywhere', async () => {
    const known = encodings[transport === 'soap' ? 'soap' : 'json'].filter(({ narrow }) => narrow !== true);
    const operation = contract.operation('Document', 'GetDocumentStream').output;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...known),
        fc.uint8Array({ maxLength: 600 }),
        anyCompression,
        anyCuts,
        async ({ bytes, charset, declared }, content, compression, places) => {
          const base64 = Buffer.from(content).toString('base64');
          const xml = () => bytes(declaration(declared) + encodeEnvelope(operation, { Response: base64 }, succeeded));
          const plain =
            transport === 'soap'
              ? { body: xml(), type: xmlType(charset) }
              : { body: Buffer.from(content), type: 'application/octet-stream' };
          const body = compression.apply(plain.body);
          const cuts = places.map((place) => place % (body.length + 1));
          server.answer = send({ ...plain, body, cuts, ...defined('encoding', compression.encoding) });
          expect(await buffer(await so().documents.readContent(1))).toEqual(Buffer.from(content));
        },
      ),
      { numRuns: 80 },
    );
  });

  it.each(['gzip', 'deflate', 'br', 'gzip, br'])(
    'an answer in %s that ends too soon is a broken connection, wherever it ends',
    async (encoding) => {
      const names = encoding.split(', ');
      const plain = encoded(transport, 'x'.repeat(200), { bytes: (text) => Buffer.from(text) });
      const whole = names.reduce((bytes, name) => compress[name]?.[0]?.(bytes) ?? bytes, plain.body);
      for (const share of [0.1, 0.5, 0.99]) {
        const body = whole.subarray(0, Math.floor(whole.length * share));
        server.answer = send({ ...plain, body, encoding });
        const error = await errorOf(so().appointments.get(5));
        expect(error).toBeInstanceOf(NetworkError);
        expect(error).toMatchObject({ outcome: 'unknown', retryable: true, transport });
        server.answer = send({ ...plain, body, encoding });
        const streamed = await errorOf(so().documents.readContent(1).then(buffer));
        expect(streamed).toBeInstanceOf(NetworkError);
      }
    },
  );

  it('a body that is not in the encoding that it names is a ProtocolError that says so', async () => {
    const plain = encoded(transport, 'x', { bytes: (text) => Buffer.from(text) });
    for (const encoding of ['gzip', 'br', 'deflate']) {
      server.answer = send({ ...plain, encoding });
      const error = await errorOf(so().appointments.get(5));
      expect(error).toBeInstanceOf(ProtocolError);
      expect(error).toMatchObject({ message: expect.stringContaining(encoding), transport });
    }
  });

  it.each(['zstd', 'gzip, compress', 'gzip, gzip, gzip, gzip, gzip'])(
    'the content encoding %s, which was not asked for, is a ProtocolError that names it',
    async (encoding) => {
      server.answer = send({ ...encoded(transport, 'x', { bytes: (text) => Buffer.from(text) }), encoding });
      for (const call of [so().appointments.get(5), so().documents.readContent(1)]) {
        const error = await errorOf(call);
        expect(error).toBeInstanceOf(ProtocolError);
        expect((error as Error).message).toMatch(/zstd|compress|5 content encodings/);
        expect((error as Error).message).toContain('gzip, deflate, br');
      }
    },
  );

  it('the limit counts the decompressed bytes of an answer, which may never end', async () => {
    const closed = { yes: false };
    server.answer = (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      const packed = createGzip();
      const endless = new Readable({ read: () => endless.push(Buffer.alloc(64 * 1024, ' ')) });
      endless.pipe(packed).pipe(response);
      response.on('close', () => {
        closed.yes = true;
        endless.destroy();
        packed.destroy();
      });
    };
    const error = await errorOf(so().appointments.get(5));
    expect(error).toBeInstanceOf(ProtocolError);
    expect((error as Error).message).toContain(`${maximumAnswerBytes} bytes`);
    while (!closed.yes) await new Promise(setImmediate);
  });

  it('the limit counts the output of each of several encodings', async () => {
    // In two nested encodings, bytes that produce nothing can still take forever.
    const nothing = Buffer.concat(Array.from({ length: 100_000 }, () => emptyMember));
    for (const body of [gzipSync(gzipSync(Buffer.alloc(10 * maximumAnswerBytes, ' '))), gzipSync(nothing)]) {
      server.answer = send({ body, type: 'application/json', encoding: 'gzip, gzip' });
      const error = await errorOf(so().appointments.get(5));
      expect(error).toBeInstanceOf(ProtocolError);
      expect((error as Error).message).toContain(`${maximumAnswerBytes} bytes`);
    }
  });

  it('an unknown encoding that a server declares is a ProtocolError that names it', async () => {
    const bytes = () => Buffer.from([0x3c, 0xff, 0xfe, 0xfd]);
    server.answer = send({
      body: bytes(),
      type: `${transport === 'soap' ? 'text/xml' : 'application/json'}; charset=x-own`,
    });
    const error = await errorOf(so().appointments.get(5));
    expect(error).toBeInstanceOf(ProtocolError);
    expect((error as Error).message).toContain('x-own');
  });
});

describe.each(['rest', 'agents'] as const)('no content over %s', (transport) => {
  const nothing = (status: number) => send({ body: Buffer.alloc(0), type: 'application/json', status });
  const so = () => {
    const connection = connections.get(transport);
    if (connection === undefined) throw new Error('not connected');
    return connection;
  };

  it('is null for an object and a content, and an error for a list', async () => {
    server.answer = nothing(204);
    expect(await so().appointments.find(5)).toBeNull();
    expect(await errorOf(so().appointments.get(5))).toBeInstanceOf(NotFoundError);
    expect(await so().agents.MDO.GetListNames()).toBeNull();
    expect(await errorOf(so().lists.items('task'))).toBeInstanceOf(ProtocolError);
    expect(await errorOf(so().documents.readContent(1))).toBeInstanceOf(NotFoundError);
    await so().appointments.delete(5);
  });

  it('is a ProtocolError if a value is mandatory', async () => {
    server.answer = nothing(204);
    for (const call of [
      () => so().appointments.save(wholeAppointment({ AppointmentId: 5 })),
      () => so().appointments.createDefault(),
      () => so().principal(),
      () =>
        so()
          .contacts.query({ select: ['name'] })
          .toArray(),
      () => so().agents.MDO.GetListIdByListName({ Name: 'task' }),
    ]) {
      expect(await errorOf(call() as Promise<unknown>)).toBeInstanceOf(ProtocolError);
    }
  });

  it('with 200 is a ProtocolError, because nothing says that it is null', async () => {
    server.answer = nothing(200);
    expect(await errorOf(so().appointments.find(5))).toBeInstanceOf(ProtocolError);
  });
});

function defined<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}
