import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());

/** The answer to bytes that no HTTP library would send. */
async function answerTo(request: string): Promise<string> {
  const socket = connect(Number(new URL(emulator.origin).port), '127.0.0.1');
  socket.setEncoding('utf8');
  socket.write(request);
  const [answer] = (await once(socket, 'data')) as [string];
  socket.destroy();
  return answer;
}

const nested = (depth: number) => `${'{"ChildItems":['.repeat(depth)}{}${']}'.repeat(depth)}`;

describe('the emulator, whatever arrives over HTTP,', () => {
  it.each([
    ['a path of slashes', 'GET // HTTP/1.1\r\nHost: x\r\n\r\n', ' 404 '],
    ['a path that cannot be decoded', 'GET /Cust12345/%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n', ' 400 '],
    ['a target with a server in it', 'GET http://x:1/Cust12345/api HTTP/1.1\r\nHost: x:1\r\n\r\n', ' 200 '],
    ['no HTTP', 'Hello?\r\n\r\n', ' 400 '],
    [
      'a body larger than any',
      'POST /Cust12345/api HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n',
      ' 413 ',
    ],
  ])('answers %s', async (_what, request, status) => {
    expect((await answerTo(request)).split('\r\n')[0]).toContain(status);
  });

  it.each(['a"><script>', 'a/b', ''])('does not repeat an invalid host: %j', async (host) => {
    const answer = await answerTo(`GET /Cust12345/api HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect(answer).toContain(`"v1":"${emulator.url}/api/v1/"`);
  });

  it('returns addresses with the host it was called by', async () => {
    const answer = await answerTo(
      'GET /Cust12345/Remote/Services88/MDO.svc?wsdl HTTP/1.1\r\nHost: crm.example:81\r\n\r\n',
    );
    expect(answer).toContain('http://crm.example:81/Cust12345/Remote/Services88/MDO.svc?xsd=');
  });

  it.each([
    ['an array', '['.repeat(100_000)],
    ['an entity', `{"Interests":[${nested(5_000)}]}`],
    ['a patch', `[{"op":"replace","path":"/Interests","value":[${nested(5_000)}]}]`],
  ])('refuses %s that nests without end', async (_what, body) => {
    expect(await calls.rest('PATCH', 'Contact/2', body)).toEqual({
      status: 400,
      body: {
        Message: 'The request is invalid.',
        ModelState: { entity: ["The reader's MaxDepth of 256 has been exceeded."] },
      },
    });
  });

  it('does not count brackets in a text', async () => {
    const Name = '["\\'.repeat(100);
    expect(await calls.rest('PATCH', 'Contact/3', { Name })).toMatchObject({ status: 200, body: { Name } });
  });

  it.each([
    ['add', '/CustomFields/__proto__/polluted'],
    ['add', '/__proto__/polluted'],
    ['replace', '/constructor/prototype/polluted'],
  ])('lets no patch reach a prototype: %s %s', async (op, path) => {
    expect(await calls.rest('PATCH', 'Contact/2', [{ op, path, value: 'x' }])).toMatchObject({ status: 400 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('knows no list, resource or agent called %s', async (name) => {
    for (const path of [`MDOList/${name}`, `List/${name}/MDOItems`, `${name}/1`]) {
      expect(await calls.rest('GET', path)).toMatchObject({ status: 404 });
    }
    expect(await calls.agents(`${name}/${name}`, null)).toMatchObject({ status: 404 });
  });

  it('refers to control characters that JSON has brought, as .NET does', async () => {
    await calls.rest('PATCH', 'Contact/4', { Name: 'a\u0000\u000Bb' });
    const answer = await calls.soap('Contact', 'GetContactEntity', { parameters: { ContactEntityId: 4 } });
    expect(answer).toMatchObject({ status: 200, Response: { Name: 'a\u0000\u000Bb' } });
  });

  it('closes the connection if a text from JSON is not allowed in XML, as WCF does', async () => {
    await calls.rest('PATCH', 'Contact/4', '{"Name": "a\\ud800b"}');
    await expect(calls.soap('Contact', 'GetContactEntity', { parameters: { ContactEntityId: 4 } })).rejects.toThrow();
    expect(await calls.rest('GET', 'Contact/4')).toEqual({ status: 500, body: { Message: 'An error has occurred.' } });
  });

  it('accepts a SOAP message only as text/xml', async () => {
    const call = { parameters: { ContactEntityId: 5 }, contentType: 'application/soap+xml; charset=utf-8' };
    expect(await calls.soap('Contact', 'GetContactEntity', call)).toEqual({ status: 415 });
  });
});
