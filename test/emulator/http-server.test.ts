import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type HttpServer, listen } from '../../src/emulator/http-server.js';
import { startEmulator } from '../../src/emulator/index.js';

type Answer = Parameters<typeof listen>[1];

let server: HttpServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serving(answer: Answer, maxBodyBytes = 1_000): Promise<string> {
  server = await listen({ host: '127.0.0.1', port: 0, keepProcessAlive: false, maxBodyBytes }, answer);
  return server.origin;
}

const echo: Answer = (request, response) => {
  response.end(request.body);
  return Promise.resolve();
};

async function exchange(url: string, options: RequestOptions, chunks: readonly Buffer[] = []) {
  const request = httpRequest(url, options);
  request.on('error', () => undefined);
  for (const chunk of chunks) request.write(chunk);
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: (await buffer(response)).toString() };
}

describe('the HTTP server of the emulator', () => {
  it('reads a body that comes in chunks', async () => {
    const origin = await serving(echo);
    const chunks = [Buffer.from('one, '), Buffer.from('two')];
    expect(await exchange(origin, { method: 'POST' }, chunks)).toMatchObject({ status: 200, body: 'one, two' });
  });

  it('accepts the largest body, and answers 413 to one byte more and closes the connection', async () => {
    const origin = await serving(echo, 10);
    const post = (size: number) =>
      exchange(origin, { method: 'POST' }, [Buffer.alloc(size - 1, 'a'), Buffer.from('b')]);
    expect(await post(10)).toMatchObject({ status: 200, body: 'aaaaaaaaab' });
    expect(await post(11)).toMatchObject({ status: 413, headers: { connection: 'close' } });
  });

  it('answers 500 with the message of an error that it did not expect', async () => {
    const origin = await serving(() => Promise.reject(new Error('the store is broken')));
    const { status, body } = await exchange(origin, {});
    expect({ status, body: JSON.parse(body) as unknown }).toEqual({
      status: 500,
      body: { Message: 'An error has occurred.', ExceptionMessage: 'the store is broken' },
    });
  });

  it('closes the connection on an error within an answer', async () => {
    const origin = await serving((_request, response) => {
      response.write('half of it');
      throw new Error('the store is broken');
    });
    await expect(exchange(origin, {})).rejects.toThrow(/aborted|hang up/);
  });

  it('ignores a request whose body never ends', async () => {
    let answered = 0;
    const origin = await serving((request, response) => {
      answered++;
      return echo(request, response);
    });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nnot all of it');
    socket.resume();
    await once(socket, 'close');
    expect(await exchange(origin, {})).toMatchObject({ status: 200 });
    expect(answered).toBe(1);
  });

  it('can be closed twice', async () => {
    await serving(echo);
    await server?.close();
    await expect(server?.close()).resolves.toBeUndefined();
  });
});

describe('an answer of the emulator', () => {
  it('to HEAD has the headers of the answer to GET, and no body', async () => {
    const emulator = await startEmulator();
    try {
      const path = `${emulator.origin}/api/state/${emulator.tenant}`;
      const { headers, body } = await exchange(path, { method: 'GET', headers: { Connection: 'close' } });
      const head = await exchange(path, { method: 'HEAD', headers: { Connection: 'close' } });
      expect(body).toContain('"State":"Running"');
      expect(head).toMatchObject({
        status: 200,
        body: '',
        headers: { 'content-type': headers['content-type'], 'content-length': String(body.length) },
      });
    } finally {
      await emulator.close();
    }
  });

  it('to DELETE is 204, without a length or a type', async () => {
    const emulator = await startEmulator();
    try {
      const { headers, status } = await exchange(`${emulator.url}/api/v1/Contact/2`, {
        method: 'DELETE',
        auth: 'sam:sam',
      });
      expect(status).toBe(204);
      expect(headers).not.toHaveProperty('content-length');
      expect(headers).not.toHaveProperty('content-type');
    } finally {
      await emulator.close();
    }
  });
});
