import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolvePatch } from '../../src/codec/canonical/patch.js';
import { readArguments } from '../../src/cli/call-arguments.js';
import { connect, ProtocolError, type SuperOffice, type SuperOfficeError, ValidationError } from '../../src/index.js';
import { readReport } from '../../src/migration/report/read.js';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { type Answer, AnsweringServer } from '../support/answering-server.js';
import { appointmentType, contract } from '../support/contract.js';
import { send } from '../support/failing-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

const maximumAnswerBytes = 1_000_000;
const server = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();

beforeAll(async () => {
  const url = await server.start();
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket: '7T:ticketticket', appToken: 'applicationtoken' } as const;
    const resilience = { attempts: 1, breaker: false } as const;
    connections.set(
      transport,
      await connect({ transport, tenant: { url }, auth, resilience, http: { maximumAnswerBytes }, extras: true }),
    );
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
});

function connectionOver(transport: TestedTransport): SuperOffice {
  const so = connections.get(transport);
  if (so === undefined) throw new Error('not connected');
  return so;
}

const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
const withElement = (xml: string) =>
  encodeEnvelope(output, { Response: { AppointmentId: 5 } }, { Succeeded: true }).replace(
    '<AppointmentId>',
    `${xml}<AppointmentId>`,
  );
const repeated = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

/** The depth of 950 is where V8 ended the process. */
const depths = [201, 950, 20_000];
const nestings: readonly (readonly [what: string, json: (depth: number) => string, xml: (depth: number) => string])[] =
  [
    [
      'lists of items',
      (depth) => repeated(depth, '[{"Id":1,"ChildItems":', '}]').replace('}', 'null}'),
      (depth) => repeated(depth, '<Items>', '</Items>'),
    ],
    [
      'objects',
      (depth) => `{"AppointmentId":5,"x":${repeated(depth, '{"a":', '}').replace('}', '1}')}}`,
      (depth) => repeated(depth, '<a xmlns="u">', '</a>'),
    ],
    ['arrays that are never closed', (depth) => '['.repeat(depth), (depth) => '<a>'.repeat(depth)],
    [
      'exceptions',
      (depth) => repeated(depth, '{"ErrorType":"x","InnerException":', '}').replace('}', 'null}'),
      (depth) => repeated(depth, '<InnerException>', '</InnerException>'),
    ],
  ];

describe.each(transportNames)('over %s, an answer that is nested too deeply', (transport) => {
  it.each(nestings)('is a typed error whatever its status, with %s', async (_what, json, xml) => {
    for (const depth of depths) {
      const text = transport === 'soap' ? withElement(xml(depth)) : json(depth);
      const type = transport === 'soap' ? 'text/xml' : 'application/json';
      server.answer = send(200, type, text);
      const error = (await errorOf(connectionOver(transport).appointments.get(5))) as SuperOfficeError;
      expect(error).toBeInstanceOf(ProtocolError);
      expect(error.message).toMatch(/nest/);
      expect(error.message.length).toBeLessThan(500);
      for (const status of [400, 404, 500, 503]) {
        server.answer = send(status, type, text);
        expect(await errorOf(connectionOver(transport).appointments.get(5))).toMatchObject({ transport });
      }
    }
  });
});

describe.each(transportNames)('over %s, an answer without end', (transport) => {
  const endless: readonly (readonly [what: string, answer: Answer, call: (so: SuperOffice) => Promise<unknown>])[] = [
    ['of a read', stream(200), (so) => so.appointments.get(5)],
    ['of a failure', stream(500), (so) => so.appointments.get(5)],
    ['of a document that is none', stream(404), async (so) => so.documents.readContent(5)],
  ];

  it.each(endless)('is aborted at the limit, and its connection closed: %s', async (_what, answer, call) => {
    const closed = new Promise<number>((resolve) => {
      server.answer = (response, request, body) => {
        let sent = 0;
        const write = response.write.bind(response);
        response.write = ((piece: Buffer) => {
          sent += piece.length;
          return write(piece, 'utf8');
        }) as typeof write;
        response.once('close', () => resolve(sent));
        answer(response, request, body);
      };
    });
    expect(await errorOf(call(connectionOver(transport)))).toMatchObject({ transport });
    // Buffers under way contain a few megabytes.
    expect(await closed).toBeLessThan(maximumAnswerBytes + 16_000_000);
  });
});

/** Continues until the client closes the connection. */
function stream(status: number): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': status === 200 ? 'text/xml' : 'application/json' });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, ' ')));
    };
    response.on('drain', more);
    more();
  };
}

describe('input that is nested too deeply', () => {
  const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  it.each(transportNames)('is refused before anything is sent over %s', async (transport) => {
    const { appointments } = connectionOver(transport);
    const sent = server.arrivals;
    const circular: Record<string, unknown> = {};
    circular['ExtraFields'] = { a: circular };
    for (const value of [deep(950), deep(100_000), circular]) {
      const given = { AppointmentId: 5, ExtraFields: { x: value } } as never;
      for (const call of [
        () => appointments.save(given),
        () => appointments.patch(5, [{ op: 'add', path: '/Description', value: value as string }]),
      ]) {
        expect(await errorOf(call())).toBeInstanceOf(ValidationError);
      }
    }
    expect(server.arrivals).toBe(sent);
  });

  it('is refused as the path of a patch', () => {
    const patch = [{ op: 'add', path: `/ExtraFields${'/a'.repeat(5_000)}`, value: 'x' }];
    expect(() => resolvePatch(appointmentType, patch as never)).toThrow(ValidationError);
  });

  it('is refused on the command line', () => {
    const operation = { name: 'contacts.merge', parameters: [{ name: 'id' }, { name: 'changes' }] } as never;
    for (const word of [`${'['.repeat(950)}${']'.repeat(950)}`, `Name${'.a'.repeat(5_000)}=x`]) {
      expect(() => readArguments(operation, ['2', word])).toThrow(ValidationError);
    }
  });

  it('is refused in a report', () => {
    expect(() => readReport(`{"notes":${'['.repeat(950)}${']'.repeat(950)}}`, 'x.json')).toThrow(
      'nests more than 200 levels deep',
    );
  });
});
