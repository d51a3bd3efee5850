import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, type Fault, startEmulator } from '../../src/emulator/index.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { closeSoapConnections, postSoap } from '../support/soap-post.js';
import { call, type CallOptions, envelope, post, read, services88 } from './calls.js';

const key = '<ContactEntityId>2</ContactEntityId>';
const get = 'GetContactEntity';

let emulator: Emulator;
let gateway: ServedGateway;
let credentials: CallOptions;
let whole: string;
beforeAll(async () => {
  emulator = await startEmulator();
  gateway = await serveGateway(
    emulator,
    { timeout: 500, resilience: { attempts: 1 } },
    { maximumRequestBytes: 2_000_000 },
  );
  credentials = { ticket: emulator.credentials.ticket, applicationToken: emulator.credentials.appToken };
  whole = envelope(get, key, credentials);
});
afterAll(async () => {
  closeSoapConnections();
  await gateway.close();
  await emulator.close();
});
beforeEach(() => emulator.faults.clear());

/** How many requests reached the server behind the gateway. */
async function forwarded(work: () => Promise<unknown>): Promise<number> {
  const before = emulator.requests.length;
  await work();
  return emulator.requests.length - before;
}

const replaced = (from: string | RegExp, to: string) => () => whole.replace(from, to);

describe('a message that cannot be read is answered with the fault DeserializationFailed, and not forwarded', () => {
  it.each<[string, () => string | Buffer, RegExp]>([
    ['truncated', () => whole.slice(0, -30), /closed by another end tag|ends before/],
    ['empty', () => '', /it is empty/],
    [
      'of another operation',
      replaced(/GetContactEntity/g, 'GetContact'),
      /expected &lt;GetContactEntity> of .* but found &lt;GetContact>/,
    ],
    ['of another version', replaced(/Services88">/g, 'Services87">'), /expected &lt;GetContactEntity>/],
    ['without a body', replaced(/<s:Body>.*<\/s:Body>/, ''), /has no body/],
    ['with an empty body', replaced(/<s:Body>.*<\/s:Body>/, '<s:Body/>'), /the body is empty/],
    ['a fault', replaced(/<s:Body>.*<\/s:Body>/, '<s:Body><s:Fault/></s:Body>'), /the body is a fault/],
    [
      'of SOAP 1.2',
      replaced(/http:[^"]*envelope\//, 'http://www.w3.org/2003/05/soap-envelope'),
      /expected a SOAP 1.1 envelope/,
    ],
    [
      'with a document type',
      () => `<!DOCTYPE a [<!ENTITY b "c">]>${whole}`,
      /document type declaration is not allowed/,
    ],
    [
      'nested 100,000 deep',
      () => envelope(get, '<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
      /nested more than \d+ deep/,
    ],
    ['with a text for a number', replaced('>2<', '>two<'), /a value 4 elements deep must be an integer/],
    ['not UTF-8', () => Buffer.from(whole.replace('>2<', '>\u00e5<'), 'latin1'), /the request is not valid UTF-8 text/],
    ['not XML', () => '{"ContactEntityId": 2}', /cannot be read/],
  ])('%s', async (_what, body, reason) => {
    const requests = await forwarded(async () => {
      const { status, fault } = await post(gateway.url, 'Contact', get, body());
      expect([status, fault?.code]).toEqual([500, 'DeserializationFailed']);
      expect(fault?.message.replaceAll('&gt;', '>')).toMatch(reason);
    });
    expect(requests).toBe(0);
  });

  it('in an unknown encoding', async () => {
    const headers = { 'Content-Type': 'text/xml; charset=klingon' };
    const { fault } = await post(gateway.url, 'Contact', get, whole, headers);
    expect(fault?.code).toBe('DeserializationFailed');
    expect(fault?.message).toMatch(/the request is .*klingon/i);
  });

  it('but a declared encoding is read', async () => {
    const body = Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${whole}`, 'utf16le');
    expect(await post(gateway.url, 'Contact', get, body)).toMatchObject({ status: 200, succeeded: true });
  });
});

describe('WCF’s other refusals', () => {
  it.each([
    ['of another agent', `${services88}/Person/GetPersonEntity`],
    ['of another version', `http://www.superoffice.net/ws/crm/NetServer/Services87/Contact/${get}`],
    ['that does not exist', `${services88}/Contact/constructor`],
    ['that is empty', ''],
  ])('an action %s is not supported', async (_what, action) => {
    const url = `${gateway.url}/Remote/Services88/Contact.svc`;
    const requests = await forwarded(async () => {
      const { status, fault } = read(await postSoap(url, action, whole));
      expect([status, fault?.code]).toEqual([500, 'ActionNotSupported']);
    });
    expect(requests).toBe(0);
  });

  it('a header that must be understood is not ignored', async () => {
    const security = '<w:Security xmlns:w="urn:wsse" s:mustUnderstand="1"/></s:Header>';
    const { status, fault } = await post(gateway.url, 'Contact', get, whole.replace('</s:Header>', security));
    expect([status, fault?.code]).toEqual([500, 'MustUnderstand']);
    expect(fault?.message).toContain("'Security' from the namespace 'urn:wsse'");
    const optional = security.replace('"1"', '"0"');
    expect(await post(gateway.url, 'Contact', get, whole.replace('</s:Header>', optional))).toMatchObject({
      status: 200,
    });
    const own = whole.replace('<n:Credentials>', '<n:Credentials s:mustUnderstand="1">');
    expect(await post(gateway.url, 'Contact', get, own)).toMatchObject({ status: 200, succeeded: true });
  });

  it.each<[string, number, string, RequestInit]>([
    [
      'a type other than text/xml',
      415,
      'Contact.svc',
      { method: 'POST', headers: { 'Content-Type': 'application/soap+xml' } },
    ],
    ['no type', 415, 'Contact.svc', { method: 'POST', body: Buffer.from('x') }],
    [
      'a compressed request',
      415,
      'Contact.svc',
      { method: 'POST', headers: { 'Content-Type': 'text/xml', 'Content-Encoding': 'gzip' } },
    ],
    ['another method', 405, 'Contact.svc', { method: 'PUT' }],
    ['an agent that does not exist', 404, 'Nothing.svc', { method: 'POST' }],
    ['an agent named as a member of every object', 404, 'constructor.svc', { method: 'POST' }],
  ])('%s is answered with %i', async (_what, status, path, init) => {
    const requests = await forwarded(async () => {
      const answer = await fetch(`${gateway.url}/Remote/Services88/${path}`, init);
      expect([answer.status, await answer.text()]).toEqual([status, '']);
    });
    expect(requests).toBe(0);
  });

  it('a request that is too large is answered with 413, and the connection closes', async () => {
    const url = `${gateway.url}/Remote/Services88/Contact.svc`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml' },
      body: 'x'.repeat(2_000_001),
    });
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close']);
  });

  it('a tenant that is not listed is answered with 404', async () => {
    const { origin } = emulator;
    await using online = await serveGateway(
      emulator,
      { tenant: { environment: 'sod', origin } },
      { tenants: ['Cust12345', 'Cust54321'] },
    );
    for (const tenant of ['/Cust99999', '', '/Cust12345/Cust99999']) {
      expect(await call(online.url + tenant, 'Contact', get, key, credentials)).toMatchObject({
        status: 404,
        body: '',
      });
    }
  });
});

const json = (status: number, body: object): Fault => {
  return { kind: 'answer', status, body: JSON.stringify(body), contentType: 'application/json' };
};

describe('a failure of the server', () => {
  it.each<[string, Fault, string, string]>([
    [
      '401',
      json(401, { Message: 'Authorization has been denied.' }),
      'SoSessionException',
      'Authorization has been denied.',
    ],
    [
      '403 with a type',
      json(403, { Message: 'No right', MessageDetail: 'SoFunctionRightException: x' }),
      'SoFunctionRightException',
      'No right',
    ],
    ['403 without one', json(403, { Message: 'No right' }), 'SoSentryException', 'No right'],
    [
      '404 with a type',
      json(404, { Message: 'Gone', MessageDetail: 'SoNotFoundException' }),
      'SoNotFoundException',
      'Gone',
    ],
    [
      '400',
      json(400, { Message: 'The request is invalid.', ModelState: { Name: ['too long'] } }),
      'SoInvalidArgumentException',
      'too long',
    ],
    ['409', json(409, { Message: 'Changed by Sam' }), 'SoConcurrencyException', 'Changed by Sam'],
    ['412', json(412, { Message: 'Changed by Sam' }), 'SoConcurrencyException', 'Changed by Sam'],
    [
      '500 with a type of NetServer',
      json(500, {
        Message: 'x',
        ExceptionType: 'SuperOffice.Exceptions.SoDbAccessException',
        ExceptionMessage: 'locked',
      }),
      'SoDbAccessException',
      'locked',
    ],
    [
      'a failure with 200',
      json(200, { Message: 'Not allowed', MessageDetail: 'SoSentryException' }),
      'SoSentryException',
      'Not allowed',
    ],
  ])('that it reports is ExceptionInfo in an answer with status 200: %s', async (_what, fault, type, message) => {
    emulator.faults.add({ fault });
    const answer = await call(gateway.url, 'Contact', get, key, credentials);
    expect(answer).toMatchObject({ status: 200, succeeded: false, fault: undefined });
    expect(answer.exception?.type).toBe(`SuperOffice.Exceptions.${type}`);
    expect(answer.exception?.message).toContain(message);
    expect(answer.body).toMatch(/<Response [^>]*nil="true"\/><\/GetContactEntityResponse>/);
  });

  it('has the namespace of .NET for an exception of .NET', async () => {
    emulator.faults.add({ fault: json(500, { Message: 'x', ExceptionType: 'NullReferenceException' }) });
    const { exception } = await call(gateway.url, 'Contact', get, key, credentials);
    expect(exception?.type).toBe('System.NullReferenceException');
  });

  it.each<[string, Fault]>([
    ['500 without a type', json(500, { Message: 'An error has occurred.' })],
    ['an empty 500', { kind: 'answer', status: 500, body: '' }],
    ['429', { kind: 'answer', status: 429, body: '' }],
    ['a proxy’s 502', { kind: 'answer', status: 502, body: '<html>', contentType: 'text/html' }],
    ['a 404 of another server', { kind: 'answer', status: 404, body: '<html>IIS', contentType: 'text/html' }],
    ['an answer that is not JSON', { kind: 'garbage' }],
    ['a connection that breaks', { kind: 'reset' }],
    ['a connection that breaks within the answer', { kind: 'reset', bytes: 20 }],
    ['a truncated answer', { kind: 'truncate', bytes: 20 }],
    ['no answer in time', { kind: 'delay', milliseconds: 60_000 }],
  ])('that it does not report is the fault InternalServiceFault with status 500: %s', async (_what, fault) => {
    emulator.faults.add({ fault });
    const answer = await call(gateway.url, 'Contact', get, key, credentials);
    expect(answer).toMatchObject({ status: 500, succeeded: false, exception: undefined });
    expect(answer.fault?.code).toBe('InternalServiceFault');
    expect(answer.fault?.message).not.toBe('');
  });

  it('never repeats a secret of the caller', async () => {
    const { ticket = '', applicationToken = '' } = credentials;
    const password = 'correct-horse-battery';
    for (const fault of [
      json(500, { Message: `${ticket} ${applicationToken} ${password}` }),
      json(403, { Message: `SOTicket ${ticket}, ${applicationToken}`, MessageDetail: 'SoSentryException' }),
      { kind: 'answer', status: 401, body: `${ticket} ${applicationToken}` },
      { kind: 'answer', status: 200, body: `garbage ${ticket} ${applicationToken}` },
    ] as const) {
      emulator.faults.add({ fault });
      const { body } = await call(gateway.url, 'Contact', get, key, credentials);
      emulator.faults.clear();
      expect(body).not.toContain(ticket);
      expect(body).not.toContain(applicationToken);
    }
    const texts = JSON.stringify(gateway.calls);
    expect(texts).not.toContain(ticket);
    expect(texts).not.toContain(applicationToken);
  });
});

it('a sign-in over SOAP does not repeat the password that a server answers with', async () => {
  const password = 'correct-horse-battery';
  await using overSoap = await serveGateway(emulator, { transport: 'soap' });
  const proof = `<UserName>sam</UserName><Password>${password}</Password>`;
  const body =
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode>` +
    `<faultstring>wrong: ${password}</faultstring></s:Fault></s:Body></s:Envelope>`;
  emulator.faults.add({ fault: { kind: 'answer', status: 500, body, contentType: 'text/xml' } });
  const answer = await call(overSoap.url, 'SoPrincipal', 'AuthenticateUsernamePassword', proof, credentials);
  emulator.faults.clear();
  expect(answer.body).toContain('wrong: ***');
  expect(answer.body + JSON.stringify(overSoap.calls)).not.toContain(password);
});

it('a message that cannot be read does not repeat a secret in it', async () => {
  const bodies = [
    whole.slice(0, -40),
    whole.replace('<n:Credentials>', '<n:Credentials'),
    whole.replace('>2<', `>${credentials.ticket}<`),
  ];
  for (const body of bodies) {
    const answer = await post(gateway.url, 'Contact', get, body);
    expect(answer.fault?.code).toBe('DeserializationFailed');
    expect(answer.body).not.toContain(credentials.ticket);
  }
});
