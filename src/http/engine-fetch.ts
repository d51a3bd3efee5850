import { ProtocolError } from '../errors/index.js';
import { requireShallowJson } from '../parsing/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest } from './http-engine.js';

/** `fetch` over our engine, for libraries with their own protocol, so that the same limits and timeouts apply. */
export function engineFetch(engine: HttpEngine, timeout: number) {
  return async (url: string | URL, options: RequestInit = {}): Promise<Response> => {
    const request = new Request(url, options);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const answer = await engine.send({
      method: request.method as HttpRequest['method'],
      url: String(url),
      headers: Object.fromEntries(request.headers),
      body,
      timeout,
      signal: options.signal ?? undefined,
    });
    refuseDeepJson(answer);
    const bodiless = [101, 204, 205, 304].includes(answer.status);
    return new Response(bodiless ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

/** These libraries may process JSON recursively. */
function refuseDeepJson({ status, headers, body }: HttpAnswer): void {
  if (!(headers['content-type'] ?? '').includes('json')) return;
  try {
    requireShallowJson(body.toString('utf8'));
  } catch (error) {
    throw new ProtocolError(`the login's JSON cannot be read: ${(error as Error).message}`, { status });
  }
}
