import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  connect,
  NotFoundError,
  ProtocolError,
  type SuperOffice,
  type SuperOfficeConfiguration,
} from '../../src/index.js';
import { type Answer, AnsweringServer } from '../support/answering-server.js';
import { exceptionOver, json, restException, send, soapException, soapFault } from '../support/failing-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeContact } from '../support/whole-entity.js';

const ticket = '7T:secretticket==';
const auth = { kind: 'ticket', ticket, appToken: 'secretapplicationtoken' } as const;
const server = new AnsweringServer();
let url: string;
let open: SuperOffice[] = [];

beforeAll(async () => {
  url = await server.start();
});
afterAll(() => server.close());
beforeEach(() => {
  open = [];
});
afterEach(async () => {
  for (const so of open) await so.close();
});

async function connected(transport: TestedTransport, more: Partial<SuperOfficeConfiguration> = {}) {
  const resilience = { attempts: 3, initialDelay: 1, breaker: false } as const;
  const so = await connect({ transport, tenant: { url }, auth, resilience, ...more });
  open.push(so);
  return so;
}

const iis =
  '<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head><body><h2>404</h2></body></html>';

/** Answers of servers that have nothing at an address. */
const elsewhere: readonly (readonly [what: string, answer: Answer])[] = [
  ['IIS’s page', send(404, 'text/html', iis)],
  ['a page that is XML', send(404, 'application/xhtml+xml', '<html><body>Not found</body></html>')],
  ['an empty body', send(404, '', '')],
  [
    'ASP.NET’s words',
    json(404, {
      Message:
        "No HTTP resource was found that matches the request URI 'http://x/api/v1/Contact/2?$select=secretquery'.",
      MessageDetail: "No type was found that matches the controller named 'Contact'.",
    }),
  ],
  ['problem details', send(404, 'application/problem+json', '{"title":"Not Found","status":404}')],
  ['JSON that says nothing', json(404, {})],
  ['JSON null', json(404, null)],
  [
    'an exception of the host',
    restException({ type: 'System.Web.HttpException', message: 'File does not exist.' }, 404),
  ],
  [
    'prose that names the exception',
    json(404, { Message: 'Not here', MessageDetail: 'Read about SoNotFoundException elsewhere' }),
  ],
  ['a removed endpoint', send(410, 'text/html', iis)],
];

const calls: readonly (readonly [name: string, call: (so: SuperOffice) => Promise<unknown>, write?: boolean])[] = [
  ['find', (so) => so.contacts.find(2)],
  ['find with foreign keys', (so) => so.contacts.find(2, { foreignKeys: true })],
  ['get', (so) => so.contacts.get(2, { select: ['Name'] })],
  ['getMany', (so) => so.contacts.getMany([2])],
  ['createDefault', (so) => so.contacts.createDefault()],
  ['query', (so) => so.contacts.query({ select: ['name'] }).toArray()],
  ['lists.items', (so) => so.lists.items('task')],
  ['lists.definitions', (so) => so.lists.definitions()],
  ['principal', (so) => so.principal()],
  ['a call of an agent', (so) => so.agents.Contact.GetContactEntity({ ContactEntityId: 2 })],
  ['the content of a document', async (so) => buffer(await so.documents.readContent(1))],
  ['delete', (so) => so.contacts.delete(2), true],
  ['lists.deleteItem', (so) => so.lists.of('category').delete(2), true],
  ['create', (so) => so.contacts.create({ Name: 'x' }), true],
  ['save', (so) => so.contacts.save(wholeContact({ ContactId: 2, Name: 'x' })), true],
  ['merge', (so) => so.contacts.merge(2, { Name: 'x' }), true],
  ['writing content', (so) => so.documents.writeContent(1, Buffer.from('x')), true],
];

describe.each(transportNames)('over %s', (transport) => {
  it.each(elsewhere)(
    '%s is an address that leads nowhere, for every call, and asked for once',
    async (_what, answer) => {
      const so = await connected(transport);
      server.answer = answer;
      for (const [name, call] of calls) {
        const before = server.arrivals;
        const error = await errorOf(call(so));
        expect([name, error]).toEqual([name, expect.any(ProtocolError)]);
        expect([name, error]).toEqual([
          name,
          expect.objectContaining({ outcome: 'refused', retryable: false, transport }),
        ]);
        expect(server.arrivals - before).toBe(1);
        const { message, serverMessage = '' } = error as ProtocolError;
        expect(message).toContain(`there is nothing at ${url}/`);
        expect(message).toContain(transport === 'soap' ? '.svc' : '/api/v1/');
        expect(message).toContain('tenant.url');
        expect(message + serverMessage).not.toMatch(/secret|\$select/);
      }
    },
  );

  it.each([405, 413, 414, 415, 431])('status %i refuses a write, which is not sent again', async (status) => {
    const so = await connected(transport);
    server.answer = send(status, 'text/html', iis);
    for (const [, call] of calls.filter(([, , write]) => write === true)) {
      const before = server.arrivals;
      const error = await errorOf(call(so));
      expect(error).toBeInstanceOf(ProtocolError);
      expect(error).toMatchObject({ outcome: 'refused', status, message: expect.stringContaining(url) });
      expect(server.arrivals - before).toBe(1);
    }
  });

  it('a call to an address that does not exist goes to the fallback, and counts for the guardrails', async () => {
    const fallback = transport === 'soap' ? 'rest' : 'soap';
    const route = {
      match: 'contacts.*',
      transport,
      fallback,
      guardrails: { errors: 0.4, window: 60_000, minimum: 2 },
    } as const;
    const so = await connected(fallback, { routes: [route] });
    const events: string[] = [];
    for (const name of ['fallback', 'tripped'] as const) so.routing.on(name, () => events.push(name));
    const isFallback = (path: string) => path.includes('/Remote/') === (fallback === 'soap');
    const absent =
      fallback === 'soap'
        ? soapException({ type: 'SoNotFoundException', message: 'x' }, 'GetContactEntity')
        : restException({ type: 'SoNotFoundException', message: 'x' }, 404);
    server.answer = (response, request, sent) =>
      (isFallback(request.url ?? '') ? absent : send(404, 'text/html', iis))(response, request, sent);
    for (let times = 0; times < 3; times++) expect(await so.contacts.find(2)).toBeNull();
    expect(events).toEqual(['fallback', 'tripped', 'fallback']);
  });
});

const qualified =
  'SuperOffice.Exceptions.SoNotFoundException, SoCore, Version=12.4.0.0, Culture=neutral, PublicKeyToken=null';
const said = 'Contact id 2 not found';
const own = { type: 'SoNotFoundException', message: said };
const wrapped = {
  type: 'System.Reflection.TargetInvocationException',
  message: 'Exception has been thrown by the target of an invocation.',
  inner: {
    type: 'System.AggregateException',
    message: 'One or more errors occurred.',
    inner: { ...own, type: qualified },
  },
};

/** How servers say that an entity does not exist. */
const absences: readonly (readonly [what: string, transports: readonly TestedTransport[], answer: Answer])[] = [
  ['the body on the vendor’s page', ['rest', 'agents'], restException(own, 404)],
  ['the same with an assembly-qualified name', ['rest', 'agents'], restException({ ...own, type: qualified }, 404)],
  ['the same in camelCase', ['rest'], json(404, { error: true, errorType: 'SoNotFoundException', errorMessage: said })],
  ['the same around it', ['rest'], restException(wrapped, 404)],
  ['the same with another status', ['rest', 'agents'], restException(own, 500)],
  ['an agent’s message', ['agents'], json(404, { Message: said, MessageDetail: `SoNotFoundException: ${said}` })],
  ['an agent’s message with 200', ['agents'], json(200, { Message: said, MessageDetail: `${qualified}: ${said}` })],
  ['null', ['agents'], json(200, null)],
  ['no content', ['agents'], send(204, '', '')],
  [
    'an exception',
    ['soap'],
    soapException({ ...own, type: 'SuperOffice.Exceptions.SoNotFoundException' }, 'GetContactEntity'),
  ],
  ['an assembly-qualified exception', ['soap'], soapException({ ...own, type: qualified }, 'GetContactEntity')],
  ['a wrapped exception', ['soap'], soapException(wrapped, 'GetContactEntity')],
  ['a fault', ['soap'], soapFault('s:Server', 'x', wrapped)],
];

describe.each(absences)('%s', (what, transports, answer) => {
  it.each(transports)('is absence over %s', async (transport) => {
    const so = await connected(transport);
    server.answer = answer;
    expect(await so.contacts.find(2)).toBeNull();
    expect(await so.contacts.getMany([2, 3])).toEqual([null, null]);
    const error = await errorOf(so.contacts.get(2));
    expect(error).toBeInstanceOf(NotFoundError);
    // The server's own words, if it said any.
    const isSilent = what === 'null' || what === 'no content';
    expect(error).toMatchObject(
      isSilent
        ? { exceptionType: undefined, serverMessage: undefined }
        : { exceptionType: expect.stringContaining('SoNotFoundException'), serverMessage: said },
    );
  });
});

it.each(transportNames)('over %s, a failure caused by something absent is not absence', async (transport) => {
  const so = await connected(transport, { resilience: { attempts: 1 } });
  const thrown = { type: 'System.InvalidOperationException', message: 'x', inner: own };
  for (const operation of ['GetContactEntity', 'DeleteContactEntity']) {
    server.answer = exceptionOver(transport, thrown, { operation, status: 404 });
    const call = operation.startsWith('Get') ? so.contacts.find(2) : so.contacts.delete(2);
    expect(await errorOf(call)).toMatchObject({ name: 'ServerError', exceptionType: 'InvalidOperationException' });
  }
});

it.each(transportNames)('an absent entity is deleted over %s without an error', async (transport) => {
  const so = await connected(transport);
  server.answer = transport === 'soap' ? soapException(own, 'DeleteContactEntity') : restException(own, 404);
  await so.contacts.delete(2);
});

it('a user who is absent at sign-in is not an absent entity', async () => {
  const so = await connected('soap', { auth: { kind: 'basic', username: 'sam', password: 'sam' } });
  server.answer = soapFault('s:Server', said, own);
  for (const call of [() => so.contacts.find(2), () => so.contacts.delete(2)]) {
    expect(await errorOf(call())).toMatchObject({ name: 'AuthenticationError', agent: 'SoPrincipal' });
  }
});
