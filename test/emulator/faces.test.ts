import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { describeEmulator, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { contract } from '../support/contract.js';
import { basic, Calls } from './calls.js';

let emulator: Emulator;
let calls: Calls;
const clock = () => new Date('2026-11-24T09:07:00Z');

beforeAll(async () => {
  emulator = await startEmulator({ clock });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  emulator.faults.clear();
});

const rest = (...call: Parameters<Calls['rest']>) => calls.rest(...call);
const soap = (agent: string, name: string, change: (envelope: string) => string, parameters: object) =>
  calls.soap(agent, name, { change, parameters });

const basicOf = (password: string) => `Basic ${Buffer.from(`sam:${password}`).toString('base64')}`;

describe('REST', () => {
  it('reports its version without authentication', async () => {
    const answer = await fetch(`${emulator.url}/api`);
    expect(await answer.json()).toMatchObject({ v1: `${emulator.url}/api/v1/`, Services: 'Services88' });
  });

  it('reports the tenant’s state without authentication', async () => {
    const answer = await fetch(`${emulator.origin}/api/state/cust12345`);
    expect(await answer.json()).toMatchObject({ State: 'Running', IsRunning: true, Api: `${emulator.url}/api` });
  });

  it.each([
    ['no credentials', { Authorization: '' }],
    ['a wrong password', { Authorization: `Basic ${Buffer.from('sam:wrong').toString('base64')}` }],
    ['an unknown ticket', { Authorization: 'SOTicket 7T:none', 'SO-AppToken': 'emulated-application-token' }],
    ['a ticket without the application token', { Authorization: 'SOTicket 7T:emulated-ticket-of-sam==' }],
    ['an unknown access token', { Authorization: 'Bearer none' }],
  ])('answers 401 to %s', async (_what, headers) => {
    expect(await rest('GET', 'Appointment/2', undefined, headers)).toMatchObject({
      status: 401,
      body: { Error: true, ErrorType: 'SoSessionException' },
    });
  });

  it.each([
    [
      'wrong user name or password',
      'AuthenticateUsernamePassword',
      { UserName: 'sam', Password: 'wrong' },
      basicOf('wrong'),
    ],
    ['the access token is not valid', 'AuthenticateWithAccessToken', { AccessToken: 'none' }, 'Bearer none'],
  ])('says %s as SOAP does', async (words, operation, parameters, Authorization) => {
    const overRest = await rest('GET', 'Appointment/2', undefined, { Authorization });
    const { headers } = await calls.soap('SoPrincipal', operation, { parameters });
    expect(overRest.body['ErrorMessage']).toBe(`Authentication failed: ${words}`);
    expect(headers).toMatchObject({ ExceptionInfo: { Message: `Authentication failed: ${words}` } });
  });

  it('answers 404 for an absent entity, in the words of the vendor’s documentation', async () => {
    expect(await rest('GET', 'Contact/99999')).toMatchObject({
      status: 404,
      body: {
        Error: true,
        ErrorType: 'SoNotFoundException',
        ErrorMessage: 'Contact id 99999 not found',
        ErrorSource: 'SuperOffice.Services.Implementation',
      },
    });
  });

  it('answers 304 if nothing has changed since, and the entity if it has', async () => {
    const since = (date: string) => rest('GET', 'Contact/2', undefined, { 'If-Modified-Since': date });
    expect(await since('Tue, 24 Nov 2026 00:00:00 GMT')).toMatchObject({ status: 304 });
    expect(await since('Wed, 21 Oct 2015 07:28:00 GMT')).toMatchObject({ status: 200 });
  });

  it('answers 412 to a write of what has changed since, and writes nothing', async () => {
    const headers = { 'If-Unmodified-Since': 'Wed, 21 Oct 2015 07:28:00 GMT' };
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect(await rest(method, 'Contact/2', { Name: 'x' }, headers)).toMatchObject({ status: 412 });
    }
    expect(await rest('GET', 'Contact/2')).toMatchObject({ body: { Name: 'Northgate Tools Ltd' } });
  });

  it('answers 409 if a test fails, and writes nothing', async () => {
    const patch = [
      { op: 'replace', path: '/Name', value: 'x' },
      { op: 'test', path: '/Department', value: 'nowhere' },
    ];
    expect(await rest('PATCH', 'Contact/2', patch)).toMatchObject({ status: 409 });
    expect(await rest('GET', 'Contact/2')).toMatchObject({ body: { Name: 'Northgate Tools Ltd' } });
  });

  it.each([
    ['no body', 'POST', 'Contact', ''],
    ['an array as an entity', 'POST', 'Contact', '[]'],
    ['a text as changes', 'PATCH', 'Contact/2', '"x"'],
    ['an unknown operation', 'PATCH', 'Contact/2', '[{"op": "move", "path": "/Name", "from": "/Department"}]'],
    ['a path that leads nowhere', 'PATCH', 'Contact/2', '[{"op": "replace", "path": "/Nmae", "value": 1}]'],
  ])('answers 400 to %s', async (_what, method, path, body) => {
    expect(await rest(method, path, body)).toMatchObject({ status: 400, body: { ErrorType: 'ArgumentException' } });
  });

  it.each([
    ['no JSON', 'Contact', '{"Name": ', 'entity', 'end'],
    ['an object for a number', 'Contact', '{"GroupId": {}}', 'entity.GroupId', 'Unexpected token: StartObject'],
    [
      'a date that is none',
      'Appointment',
      '{"StartDate": "soon"}',
      'entity.StartDate',
      "Could not convert string to DateTime: soon. Path 'StartDate'",
    ],
    [
      'a time span in words',
      'Appointment',
      '{"alarmLeadTime": "10 minutes"}',
      'entity.alarmLeadTime',
      `to type 'System.TimeSpan'`,
    ],
    [
      'flags without a name',
      'Contact',
      '{"TableRight": {"Mask": ""}}',
      'entity.TableRight.Mask',
      `Error converting value "" to type 'SuperOffice.Data.ETableRight'`,
    ],
    ['an array within', 'Contact', '{"Emails": [{}, {"Value": {}}]}', 'entity.Emails[1].Value', 'reading string'],
  ])('answers %s as ASP.NET does, with the place of what is wrong', async (_what, resource, body, place, words) => {
    expect(await rest('POST', resource, body)).toEqual({
      status: 400,
      body: { Message: 'The request is invalid.', ModelState: { [place]: [expect.stringContaining(words)] } },
    });
  });

  it('reads names in any case, enums and flags by number, and spans of time as .NET does', async () => {
    const body = {
      description: 'x',
      completed: 2,
      alarmLeadTime: '0:10',
      LAGTIME: '1.02:03:04',
      startDate: '2026-11-23T10:00:00Z',
    };
    expect(await rest('POST', 'Appointment', body)).toMatchObject({
      body: { Description: 'x', AlarmLeadTime: '00:10:00', LagTime: '1.02:03:04', StartDate: '2026-11-23T11:00:00' },
    });
  });

  it('ignores a client’s values of fields that only the server sets', async () => {
    const created = await rest('POST', 'Contact', { ContactId: 7, Name: 'x', CreatedDate: '2000-01-01T00:00:00' });
    expect(created.body).toMatchObject({
      ContactId: 13,
      CreatedDate: '2026-11-24T10:07:00',
      CreatedBy: { AssociateId: 18 },
    });
  });

  it('fills references from the store, and leaves a null one null', async () => {
    const { body } = await rest('POST', 'Appointment', {
      Contact: { ContactId: 2, Name: 'invented' },
      Description: 'Hello world!',
    });
    expect(body).toMatchObject({ AppointmentId: 591, Contact: { Name: 'Northgate Tools Ltd' }, Person: null });
  });

  it.each([
    ['GET', 'List/MDO/task', 404, '/MDOList/task'],
    ['POST', 'Appointment/2', 405, 'PATCH'],
    ['GET', 'Appointment/2$select=AppointmentId,Contact', 400, '?$select'],
  ])('answers the guide’s slip %s %s with a hint', async (method, path, status, hint) => {
    const seen = await rest(method, path, method === 'POST' ? {} : undefined);
    expect(seen.status).toBe(status);
    expect(seen.body['ErrorMessage']).toContain('Hint');
    expect(seen.body['ErrorMessage']).toContain(hint);
  });

  it.each(['NoSuchThing', 'Appointment/2/Nothing', 'Appointment/x', 'List/Task/Nothing', 'Agents/Nobody/Nothing'])(
    'answers 404 in ASP.NET’s words for %s, which it does not have',
    async (path) => {
      const { status, body } = await rest(path.startsWith('Agents') ? 'POST' : 'GET', path);
      expect(status).toBe(404);
      expect(Object.keys(body)).toEqual(['Message', 'MessageDetail']);
      expect(body['Message']).toMatch(/^No HTTP resource was found that matches the request URI 'http:\/\/.*'\.$/);
      expect(body['MessageDetail']).toMatch(/^No type was found that matches the controller named '\w+'\.$/);
    },
  );

  it('shows headings with their items, or all items flat', async () => {
    const nested = (await rest('GET', 'MDOList/business')).body as unknown as CanonicalObject[];
    expect(nested.map((item) => item['Type'])).toEqual(['Heading', 'Heading', 'Heading']);
    const flat = (await rest('GET', 'MDOList/business?flat=true')).body as unknown as CanonicalObject[];
    expect(flat.map((item) => item['Name'])).toEqual(['Machines', 'Furniture', 'Consulting', 'Transport']);
  });

  it('does not fall over names that reach for a prototype', async () => {
    const body = '{"CustomFields": {"__proto__": "a", "x": "b"}, "__proto__": {"polluted": true}, "Name": "x"}';
    const created = await rest('POST', 'Contact', body);
    expect(created.status).toBe(200);
    // Beside the fields that the tenant has defined.
    expect(JSON.stringify(created.body['CustomFields'])).toMatch(/,"__proto__":"a","x":"b"\}$/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a site without SOAP', () => {
  beforeEach(() => {
    emulator.settings.soap = 'absent';
  });
  afterEach(() => {
    emulator.settings.soap = 'offered';
  });

  it.each([
    ['a call', 'POST', ''],
    ['?wsdl', 'GET', '?wsdl'],
    ['?singleWsdl', 'GET', '?singleWsdl'],
    ['the page of the service', 'GET', ''],
  ])('answers %s with the page of IIS', async (_what, method, query) => {
    const { soapAction } = contract.operation('Contact', 'GetContactEntity');
    const answer = await fetch(`${emulator.url}/Remote/Services88/Contact.svc${query}`, {
      method,
      ...(method === 'POST' ? { body: '<x/>', headers: { 'Content-Type': 'text/xml', SOAPAction: soapAction } } : {}),
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('404 - File or directory not found.');
  });

  it('still has REST and Agents', async () => {
    expect(await rest('GET', 'Contact/2')).toMatchObject({ status: 200 });
    expect(await calls.agents('Contact/GetContactEntity?contactEntityId=2', {})).toMatchObject({ status: 200 });
  });
});

describe('SOAP', () => {
  const save = (change: (whole: string) => string) =>
    soap('Contact', 'SaveContactEntity', change, {
      ContactEntity: { ContactId: 0, Name: 'a', Department: 'b', OrgNr: 'c' },
    });

  it.each([
    [
      'out of its place',
      (xml: string) => xml.replace(/(<Name>a<\/Name>)(<Department>b<\/Department>)/, '$2$1'),
      { Name: '', Department: 'b', OrgNr: 'c' },
    ],
    [
      'unknown',
      (xml: string) => xml.replace('<Name>a</Name>', '<Nmae>a</Nmae>'),
      { Name: '', Department: 'b', OrgNr: 'c' },
    ],
    [
      'in a wrong namespace',
      (xml: string) => xml.replace('<Department>', '<Department xmlns="urn:other">'),
      { Name: 'a', Department: '', OrgNr: 'c' },
    ],
  ])('drops an element that is %s, in silence', async (_what, change, expected) => {
    const answer = await save(change);
    expect(answer).toMatchObject({ status: 200, headers: { Succeeded: true }, Response: expected });
  });

  it('reports a failure with status 200, Succeeded false and ExceptionInfo', async () => {
    const answer = await soap('Contact', 'GetContactEntity', (xml) => xml, { ContactEntityId: 99_999 });
    expect(answer).toMatchObject({
      status: 200,
      headers: { Succeeded: false, ExceptionInfo: { ExceptionType: 'SuperOffice.Exceptions.SoNotFoundException' } },
      Response: null,
    });
  });

  it('returns null for an absent entity if a setting says so', async () => {
    emulator.settings.absentEntity = 'null';
    const answer = await soap('Contact', 'GetContactEntity', (xml) => xml, { ContactEntityId: 99_999 });
    emulator.settings.absentEntity = 'exception';
    expect(answer).toMatchObject({ headers: { Succeeded: true, ExceptionInfo: null }, Response: null });
  });

  it.each([
    ['broken XML', (xml: string) => xml.slice(0, -20)],
    ['another body', (xml: string) => xml.replaceAll('SaveContactEntity', 'SaveSomething')],
    ['a document type', (xml: string) => `<!DOCTYPE a>${xml}`],
    ['a number that is none', (xml: string) => xml.replace('<Name>', '<ContactId>none</ContactId><Name>')],
  ])('answers %s with a fault and status 500', async (_what, change) => {
    expect(await save(change)).toMatchObject({ status: 500, fault: { code: 'a:DeserializationFailed' } });
  });

  it('answers an operation that it does not model with an exception, never with an invented success', async () => {
    const answer = await soap('Appointment', 'CalculateDays', (xml) => xml, {});
    expect(answer).toMatchObject({
      headers: {
        Succeeded: false,
        ExceptionInfo: { Message: 'The emulator does not model Appointment.CalculateDays' },
      },
    });
  });

  it('requires the application token if the ticket needs it', async () => {
    const { appToken } = emulator.credentials;
    const answer = await soap('Contact', 'GetContactEntity', (xml) => xml.replace(appToken, 'other'), {
      ContactEntityId: 2,
    });
    expect(answer).toMatchObject({ headers: { Succeeded: false } });
  });
});

describe('faults', () => {
  it('hit the calls that they are for, as often as they should', async () => {
    emulator.faults.add({
      match: { face: 'rest', agent: 'contact' },
      fault: { kind: 'answer', status: 503 },
      times: 1,
    });
    const status = async (path: string) =>
      (await fetch(`${emulator.url}/api/v1/${path}`, { headers: { Authorization: basic } })).status;
    expect([await status('Appointment/2'), await status('Contact/2'), await status('Contact/2')]).toEqual([
      200, 503, 200,
    ]);
  });

  it('apply before or after the server acts', async () => {
    const create = () => rest('POST', 'Contact', { Name: 'x' });
    emulator.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset' }, times: 1 });
    await expect(create()).rejects.toThrow();
    expect(await rest('GET', 'Contact/13')).toMatchObject({ status: 404 });
    emulator.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset' }, when: 'after', times: 1 });
    await expect(create()).rejects.toThrow();
    expect(await rest('GET', 'Contact/13')).toMatchObject({ status: 200 });
  });

  it('cut answers short and put garbage in their place', async () => {
    emulator.faults.add({ fault: { kind: 'truncate', bytes: 10 }, times: 1 });
    await expect(rest('GET', 'Contact/2')).rejects.toThrow(SyntaxError);
    emulator.faults.add({ fault: { kind: 'garbage' }, times: 1 });
    await expect(rest('GET', 'Contact/2')).rejects.toThrow(SyntaxError);
  });
});

describe('settings', () => {
  it('say how JSON spells flags, and SOAP spells them as ever', async () => {
    const masks = async (flagNames: 'older' | 'newer') => {
      emulator.settings.flagNames = flagNames;
      const { body } = await rest('GET', 'Contact/4');
      return new Set([...JSON.stringify(body).matchAll(/"TableRight":{"Mask":"([^"]*)"/g)].map(([, mask]) => mask));
    };
    expect(await masks('older')).toEqual(new Set(['FULL', 'UDR']));
    const envelope = await soap('Contact', 'GetContactEntity', (xml) => xml, { ContactEntityId: 4 });
    const members = ['Select, Update, Insert, Delete', 'Select, Update, Delete'];
    expect(await masks('newer')).toEqual(new Set(members));
    expect(await soap('Contact', 'GetContactEntity', (xml) => xml, { ContactEntityId: 4 })).toEqual(envelope);
  });

  it('decide what happens to a deleted entity', async () => {
    emulator.settings.softDelete = ['Contact'];
    await rest('DELETE', 'Contact/2');
    expect(await rest('GET', 'Contact/2')).toMatchObject({ status: 200 });
    emulator.settings.getSoftDeleted = 'absent';
    expect(await rest('GET', 'Contact/2')).toMatchObject({ status: 404 });
    Object.assign(emulator.settings, { softDelete: [], getSoftDeleted: 'entity' });
  });

  it('say whether an unknown reference is refused, and whether a merge reaches into null', async () => {
    emulator.settings.unknownReferences = 'refuse';
    expect(await rest('POST', 'Appointment', { Contact: { ContactId: 99_999 } })).toMatchObject({ status: 400 });
    emulator.settings.mergeIntoNull = 'create';
    expect(await rest('PATCH', 'Appointment/1', { Person: { PersonId: 1 } })).toMatchObject({
      body: { Person: { PersonId: 1 } },
    });
    Object.assign(emulator.settings, { unknownReferences: 'keep', mergeIntoNull: 'ignore' });
    expect(await rest('PATCH', 'Appointment/4', { Person: { PersonId: 1 } })).toMatchObject({ body: { Person: null } });
  });
});

it('describes itself with every address and credential', () => {
  const text = describeEmulator(emulator);
  for (const word of [`${emulator.url}/api/v1/`, '/Remote/Services88/', 'sam', emulator.credentials.ticket])
    expect(text).toContain(word);
});

it('says which port is taken', async () => {
  const port = Number(new URL(emulator.origin).port);
  await expect(startEmulator({ port })).rejects.toThrow(`cannot listen on 127.0.0.1:${port}`);
});
