import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SuperOfficeError } from '../../src/index.js';
import {
  AuthenticationError,
  connect,
  NetworkError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  type SuperOffice,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from '../../src/index.js';
import { encodeEnvelope, encodeFault } from '../../src/codec/xml/index.js';
import { type Answer, AnsweringServer } from '../support/answering-server.js';
import { contract } from '../support/contract.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeAppointment } from '../support/whole-entity.js';

// These tests are about the error of a single answer, so nothing is retried.
const resilience = { attempts: 1, breaker: false } as const;
const ticket = '7T:secretticket==';
const appToken = 'secretapplicationtoken';
const server = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();

beforeAll(async () => {
  const url = await server.start();
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket, appToken } as const;
    connections.set(transport, await connect({ transport, tenant: { url }, auth, timeout: 10_000, resilience }));
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
});

beforeEach(() => {
  // Each answer is tested independently, also after one that refused the credentials.
  for (const so of connections.values()) so.retryCredentials();
});

const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
const saved = contract.operation('Appointment', 'SaveAppointmentEntity').output;
const succeeded = { Succeeded: true };

const send =
  (status: number, type: string, body: string | Buffer): Answer =>
  (response) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  };
const xml = (body: string | Buffer, status = 200) => send(status, 'text/xml; charset=utf-8', body);
const json = (body: string | Buffer, status = 200) => send(status, 'application/json', body);
const exceptionInfo = (type: string, message = 'as it says') =>
  xml(
    encodeEnvelope(
      output,
      { Response: null },
      { Succeeded: false, ExceptionInfo: { ExceptionType: type, Message: message } },
    ),
  );
const restFailure = (type: string, status: number, message = 'as it says') =>
  json(JSON.stringify({ Error: true, ErrorType: type, ErrorMessage: message, ErrorSource: 'x' }), status);

const entity = encodeEnvelope(output, { Response: { AppointmentId: 5, Description: 'x' } }, succeeded);
const html = '<!doctype html><html><body><h1>Down for maintenance</h1></body></html>';
const huge =
  (filler: string): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    for (let megabyte = 0; megabyte < 30; megabyte++) response.write(filler.repeat(1024 * 1024));
    response.end();
  };
const announcedHuge: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': 30 * 1024 * 1024 });
  response.write('x');
};

type ErrorClass = abstract new (...parameters: never[]) => SuperOfficeError;

const cases: [what: string, expected: ErrorClass, answers: Record<'soap' | 'rest', Answer>][] = [
  ['an HTML page', ProtocolError, { soap: send(200, 'text/html', html), rest: send(200, 'text/html', html) }],
  [
    'a truncated document',
    ProtocolError,
    { soap: xml(entity.slice(0, -200)), rest: json('{"AppointmentId": 5, "Desc') },
  ],
  ['an empty answer', ProtocolError, { soap: xml(''), rest: json('') }],
  [
    'text that is not UTF-8',
    ProtocolError,
    { soap: xml(Buffer.from(entity.replace('x', '\u00e6'), 'latin1')), rest: json(Buffer.from([0x22, 0xe6, 0x22])) },
  ],
  [
    'half of a surrogate pair in a key',
    ProtocolError,
    {
      soap: xml(entity.replace('>x<', '>x&#xD83D;<')),
      rest: json('{"AppointmentId": 5, "CustomFields": {"x\\ud83d": "y"}}'),
    },
  ],
  ['an answer of 30 MB', ProtocolError, { soap: huge('x'), rest: huge('x') }],
  ['an answer that announces 30 MB', ProtocolError, { soap: announcedHuge, rest: announcedHuge }],
  [
    'a document type declaration with entities',
    ProtocolError,
    {
      soap: xml(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${entity.replace('>x<', '>&b;<')}`),
      rest: xml(`<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`),
    },
  ],
  [
    'a value of the wrong type',
    ProtocolError,
    { soap: xml(entity.replace('>5<', '>five<')), rest: json('{"AppointmentId": "five"}') },
  ],
  [
    'something else than the entity',
    ProtocolError,
    { soap: xml(encodeEnvelope(saved, { Response: null }, succeeded)), rest: json('[1, 2]') },
  ],
  ['endless nesting', ProtocolError, { soap: xml('<a>'.repeat(100_000)), rest: json('['.repeat(100_000)) }],
  ['a redirect', ProtocolError, { soap: send(302, 'text/html', ''), rest: send(302, 'text/html', '') }],
  [
    'an unknown exception',
    ServerError,
    { soap: exceptionInfo('System.NullReferenceException'), rest: restFailure('NullReferenceException', 500) },
  ],
  [
    'a sentry’s refusal',
    PermissionError,
    { soap: exceptionInfo('SuperOffice.Exceptions.SoSentryException'), rest: restFailure('SoSentryException', 403) },
  ],
  [
    'a refused argument',
    ValidationError,
    { soap: exceptionInfo('System.ArgumentException'), rest: restFailure('ArgumentException', 400) },
  ],
  [
    'a refused ticket',
    AuthenticationError,
    { soap: exceptionInfo('SuperOffice.Exceptions.SoSessionException'), rest: send(401, 'text/html', html) },
  ],
  [
    'a fault',
    ServerError,
    {
      soap: xml(encodeFault({ code: 's:Server', message: 'oops', exceptionType: 'X' }), 500),
      rest: json('{"Message": "oops", "MessageDetail": "X"}', 500),
    },
  ],
  [
    'an HTML page with status 500',
    ServerError,
    { soap: send(500, 'text/html', html), rest: send(500, 'text/html', html) },
  ],
  ['too many calls', RateLimitError, { soap: send(429, 'text/plain', ''), rest: send(429, 'text/plain', '') }],
  ['the wrong host', TenantUnavailableError, { soap: send(421, 'text/plain', ''), rest: send(421, 'text/plain', '') }],
  ['maintenance', TenantUnavailableError, { soap: send(503, 'text/html', html), rest: send(503, 'text/html', html) }],
  [
    'an exception for an absent entity',
    NotFoundError,
    { soap: exceptionInfo('SoNotFoundException'), rest: restFailure('SoNotFoundException', 404) },
  ],
  [
    'a broken connection',
    NetworkError,
    { soap: (response) => response.destroy(), rest: (response) => response.destroy() },
  ],
];

describe.each(transportNames)('on %s', (transport) => {
  const so = () => {
    const connection = connections.get(transport);
    if (connection === undefined) throw new Error('not connected');
    return connection;
  };

  it.each(cases)('%s is a %p that names the call', async (_what, expected, answers) => {
    server.answer = answers[transport === 'soap' ? 'soap' : 'rest'];
    const error = await errorOf(so().appointments.get(5));
    expect(error).toBeInstanceOf(expected);
    expect(error).toMatchObject({ transport, agent: 'Appointment', operation: 'GetAppointmentEntity' });
  });

  it('an answer that never comes is a TimeoutError', async () => {
    server.answer = () => undefined;
    const error = await errorOf(so().appointments.get(5, { timeout: 50 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ outcome: 'unknown', retryable: true });
  });

  it('an answer that stops halfway is a TimeoutError', async () => {
    server.answer = (response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml' });
      response.write('<');
    };
    expect(await errorOf(so().appointments.get(5, { timeout: 50 }))).toBeInstanceOf(TimeoutError);
  });

  it('an aborted call ends with the signal’s reason', async () => {
    const controller = new AbortController();
    server.answer = () => controller.abort(new Error('enough'));
    expect(await errorOf(so().appointments.get(5, { signal: controller.signal }))).toEqual(new Error('enough'));
    const arrivals = server.arrivals;
    expect(await errorOf(so().appointments.get(5, { signal: controller.signal }))).toEqual(new Error('enough'));
    expect(server.arrivals).toBe(arrivals);
  });

  it('an answer to a save without an entity is a ProtocolError, never success', async () => {
    server.answer = transport === 'soap' ? xml(encodeEnvelope(saved, { Response: null }, succeeded)) : json('null');
    expect(await errorOf(so().appointments.save(wholeAppointment({ AppointmentId: 5 })))).toBeInstanceOf(ProtocolError);
  });

  it.each([
    ['Appointment', 'SaveAppointmentEntity', { AppointmentEntity: { AppointmentId: 5 } }],
    ['Document', 'SetDocumentStreamFromId', { DocumentId: 5, Stream: 'QUJD' }],
  ] as const)('null as the answer to %s.%s is a ProtocolError', async (agent, operation, parameters) => {
    const { output: wire } = contract.operation(agent, operation);
    server.answer =
      transport === 'soap'
        ? xml(encodeEnvelope(wire, { Response: null }, succeeded))
        : send(204, 'application/json', '');
    const agents = so().agents as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>;
    const error = await errorOf((async () => agents[agent]?.[operation]?.(parameters))());
    expect(error).toMatchObject({ name: 'ProtocolError', outcome: 'unknown' });
  });

  it.each([
    ['SetDocumentStreamFromId', { DocumentId: 5, Stream: 'QUJD' }],
    ['SetDocumentStream', { DocumentEntity: { DocumentId: 5 }, Stream: 'QUJD', OverwriteExistingData: true }],
  ] as const)('another document as the answer to %s is a ProtocolError', async (name, parameters) => {
    const wire = contract.operation('Document', name).output;
    const answering = (DocumentId: number) => {
      if (transport !== 'soap') return json(JSON.stringify({ DocumentId }));
      return xml(encodeEnvelope(wire, { Response: { DocumentId } }, succeeded));
    };
    const { Document } = so().agents as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>;
    const call = async () => Document?.[name]?.(parameters);
    server.answer = answering(6);
    expect(await errorOf(call())).toMatchObject({ name: 'ProtocolError', outcome: 'unknown', path: 'DocumentId' });
    server.answer = answering(5);
    expect(await call()).toMatchObject({ DocumentId: 5 });
  });

  it('no secret appears in an error, even if the server repeats it, nor in a printed connection', async () => {
    const echo = `your ticket ${ticket} and token ${appToken} are wrong`;
    const answers: Answer[] = [
      transport === 'soap' ? exceptionInfo('SoSessionException', echo) : restFailure('SoSessionException', 401, echo),
      send(200, 'text/html', `<html>${echo}</html>`),
      transport === 'soap'
        ? xml(entity.replace('>5<', `>${ticket}<`))
        : json(JSON.stringify({ AppointmentId: ticket })),
    ];
    for (const answer of answers) {
      server.answer = answer;
      const error = await errorOf(so().appointments.get(5));
      const shown = [
        inspect(error, { depth: null, showHidden: true }),
        JSON.stringify(error),
        String(error),
        (error as Error).stack,
      ];
      for (const text of shown) expect(text).not.toMatch(/secretticket|secretapplicationtoken/);
    }
    expect(inspect(so(), { depth: null, showHidden: true })).not.toMatch(/secretticket|secretapplicationtoken/);
    expect(JSON.stringify(so())).not.toMatch(/secret/);
  });
});

it.each([401, 404, 409, 429, 500, 503])(
  'a SOAP message of success with the status %i is a ProtocolError',
  async (status) => {
    const so = connections.get('soap');
    server.answer = xml(encodeEnvelope(saved, { Response: { AppointmentId: 5 } }, succeeded), status);
    const error = await errorOf(so?.appointments.save(wholeAppointment({ AppointmentId: 5 })) ?? Promise.resolve());
    expect(error).toMatchObject({ name: 'ProtocolError', outcome: 'unknown', status });
  },
);

it.each(transportNames)(
  'on %s, a host that cannot be reached is a NetworkError, and nothing was sent',
  async (transport) => {
    const closed = new AnsweringServer();
    const url = await closed.start();
    await closed.close();
    const so = await connect({ transport, tenant: { url }, auth: { kind: 'ticket', ticket, appToken }, resilience });
    const error = await errorOf(so.appointments.get(5));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ outcome: 'not-sent', transport });
    // The way out, and the code of the system last.
    expect((error as Error).message).toMatch(/check the address, and whether the server is running \(ECONNREFUSED\)$/);
    await so.close();
  },
);
