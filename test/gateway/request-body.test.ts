import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { RequestBodies } from '../../src/gateway/request-body.js';

/** A request whose body arrives as it is written. */
function arriving(headers: object = {}) {
  const body = new PassThrough();
  return { body, request: Object.assign(body, { headers }) as unknown as IncomingMessage };
}

const text = async (body: Buffer) => body.toString();

describe('the body of a request', () => {
  it('is read whole, however it arrives', async () => {
    const { body, request } = arriving();
    const read = new RequestBodies(10, 10).with(request, text);
    for (const piece of ['on', 'e ', 'body']) body.write(piece);
    body.end();
    expect(await read).toBe('one body');
  });

  it('may be empty', async () => {
    const { body, request } = arriving();
    body.end();
    expect(await new RequestBodies(10, 10).with(request, text)).toBe('');
  });

  it('that announces too much is not read', async () => {
    const { body, request } = arriving({ 'content-length': '11' });
    body.write('0123456789');
    expect(await new RequestBodies(10, 10).with(request, text)).toBe('too large');
    expect(body.readableLength).toBe(10);
  });

  it('that turns out too large is left, and its connection stays for the answer', async () => {
    const { body, request } = arriving();
    const read = new RequestBodies(10, 100).with(request, text);
    body.write('01234567890');
    expect(await read).toBe('too large');
    expect([body.destroyed, body.isPaused(), body.listenerCount('data')]).toEqual([false, true, 0]);
  });

  it('counts until it has been used, and those of all together have a maximum', async () => {
    const bodies = new RequestBodies(10, 12);
    const [first, second, third] = [arriving(), arriving(), arriving()];
    let finish: () => void = () => undefined;
    const used = new Promise<void>((resolve) => (finish = resolve));
    const reading = bodies.with(first.request, () => used);
    first.body.end('0123456789');
    const other = bodies.with(second.request, text);
    second.body.end('012');
    expect(await other).toBe('too busy');
    finish();
    await reading;
    third.body.end('012');
    expect(await bodies.with(third.request, text)).toBe('012');
  });

  it('that something has read already is a fault that says so', async () => {
    const { body, request } = arriving();
    body.end('text');
    body.resume();
    await once(body, 'end');
    const read = new RequestBodies(10, 10).with(request, text);
    await expect(read).rejects.toThrow('Mount the gateway before middleware that parses bodies.');
  });

  it('of a connection that has closed is not waited for', async () => {
    const { body, request } = arriving();
    body.destroy();
    await expect(new RequestBodies(10, 10).with(request, text)).rejects.toThrow('the client has gone away');
  });

  it.each([
    ['closed', undefined],
    ['broken', new Error('read ECONNRESET')],
  ])('of a connection that is %s before its end is not used, and no longer counts', async (_how, error) => {
    const bodies = new RequestBodies(10, 10);
    const { body, request } = arriving();
    const read = bodies.with(request, text);
    body.write('0123456789');
    await new Promise(setImmediate);
    body.destroy(error);
    await expect(read).rejects.toThrow('the client has gone away');
    const next = arriving();
    next.body.end('0123456789');
    expect(await bodies.with(next.request, text)).toBe('0123456789');
  });
});
