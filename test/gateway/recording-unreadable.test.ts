import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { createCallRecorder, listen } from '../../src/gateway/index.js';
import { envelope, services88 } from './calls.js';
import { countsOf, RecordingTests } from './recording-tests.js';

const tests = new RecordingTests();
const bodyOf = async (request: IncomingMessage) => Buffer.concat((await request.toArray()) as Buffer[]);

describe('a recording of messages that cannot be read', () => {
  const action = `"${services88}/Contact/GetContactEntity"`;
  const request = (body: string, headers: Readonly<Record<string, string>> = {}) => ({
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: action, ...headers },
    body,
  });
  const good = envelope('GetContactEntity', '<ContactEntityId>2</ContactEntityId>');

  it.each([
    ['garbage', request('\u0000<<<&')],
    ['a document type declaration', request('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')],
    ['100,000 nested elements', request('<a>'.repeat(100_000))],
    ['another operation', request(envelope('DeleteContactEntity'))],
    ['a compressed body that is not one', request(good, { 'Content-Encoding': 'gzip' })],
  ])('passes %s on, and counts it', async (_what, sent) => {
    let seen: Buffer | undefined;
    const upstream = await tests.answering((incoming, response) => {
      void bodyOf(incoming).then((body) => {
        seen = body;
        response.end('answer');
      });
    });
    const answer = await fetch(`${await tests.recording(upstream)}/Remote/Services88/Contact.svc`, sent);
    expect(await answer.text()).toBe('answer');
    expect(seen?.toString()).toBe(sent.body);
    expect((await tests.recorded()).operations).toEqual([expect.objectContaining({ calls: 1, unreadable: 1 })]);
  });

  it('reads answers that are compressed, and passes them on as they are', async () => {
    const answer = gzipSync(
      await (
        await fetch(
          `${tests.emulator.url}/Remote/Services88/Contact.svc`,
          tests.soapRequest('Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>'),
        )
      ).text(),
    );
    const upstream = await tests.answering((incoming, response) => {
      incoming.resume();
      response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': 'gzip' }).end(answer);
    });
    const passed = await fetch(`${await tests.recording(upstream)}/Remote/Services88/Contact.svc`, request(good));
    expect(await passed.text()).toContain('Northgate Tools Ltd');
    const { operations } = await tests.recorded();
    expect(countsOf(operations[0]?.answerFields)).toMatchObject({ 'Response.Name': 1 });
  });

  it('counts what is too large, compressed too far, or no call of the contract', async () => {
    const bomb = gzipSync(Buffer.alloc(17_000_000, 0x20));
    const upstream = await tests.answering((incoming, response) => {
      void bodyOf(incoming).then((body) => {
        const isLarge = body.length > 1_000_000;
        response.writeHead(200, isLarge ? {} : { 'Content-Encoding': 'gzip' }).end(isLarge ? 'x' : bomb);
      });
    });
    const origin = await tests.recording(upstream);
    const send = async (path: string, init?: RequestInit) => (await fetch(origin + path, init)).arrayBuffer();
    await send('/Remote/Services88/Contact.svc', request('x'.repeat(4_200_000)));
    await send('/Remote/Services88/Contact.svc', request(good));
    await send('/Remote/Services88/Contact.svc', request(good, { SOAPAction: '"__proto__/constructor"' }));
    await send('/Remote/Services88/constructor.svc', request(good));
    await send('/Remote/Services88/Contact.svc?wsdl');
    await send('/other');
    const { operations, otherRequests } = await tests.recorded();
    expect(operations.map(({ operation, calls }) => [operation, calls])).toEqual([['GetContactEntity', 2]]);
    expect(countsOf(otherRequests)).toEqual({
      'messages too large to be read': 1,
      'calls of unknown operations': 1,
      'requests to unknown services': 1,
      'descriptions of services': 1,
      'requests to other addresses': 1,
    });
  });

  it('keeps its memory with any number of clients and their names', async () => {
    const upstream = await tests.answering((incoming, response) => {
      incoming.resume();
      response.end();
    });
    const origin = await tests.recording(upstream);
    for (let index = 0; index < 520; index++) {
      const headers = { 'User-Agent': `<script>alert(${index})</script>` };
      await (await fetch(`${origin}/Remote/Services88/Contact.svc`, request(good, headers))).text();
    }
    const { clients } = await tests.recorded();
    expect(clients).toHaveLength(501);
    expect(clients.at(-1)).toMatchObject({ address: '(others)', calls: 20 });
    const page = readFileSync(join(tests.folder, 'inventory.html'), 'utf8');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(existsSync(join(tests.folder, 'client-key'))).toBe(true);
  });
});

it('a recording that cannot write says so once, and passes calls on', async () => {
  const problems: unknown[] = [];
  const upstream = await tests.answering((_request, response) => response.end('passed'));
  let notify: () => void = () => undefined;
  const notified = new Promise<void>((resolve) => (notify = resolve));
  const onProblem = (error: unknown) => {
    problems.push(error);
    notify();
  };
  const recorder = createCallRecorder({
    folder: tests.folder,
    url: upstream,
    interval: 1,
    onProblem,
    network: { proxy: false },
  });
  const server = await listen({ handler: recorder.handler, close: async () => undefined });
  tests.open.push(server);
  rmSync(tests.folder, { recursive: true });
  writeFileSync(tests.folder, 'a file in its place');
  expect(await (await fetch(`${server.origin}/a`)).text()).toBe('passed');
  await notified;
  expect(await (await fetch(`${server.origin}/a`)).text()).toBe('passed');
  expect(problems).toHaveLength(1);
  await expect(recorder.close()).rejects.toThrow();
});
