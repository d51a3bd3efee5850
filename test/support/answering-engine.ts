import type { HttpAnswer, HttpEngine, HttpRequest } from '../../src/http/index.js';

/** What is answered at a path: JSON with status 200, or a whole answer. */
export type EngineAnswer = Readonly<Record<string, unknown>> | (() => Partial<HttpAnswer>);

/** An engine without a network: it answers by the path of a request, and with 404 elsewhere. */
export class AnsweringEngine implements HttpEngine {
  readonly answers = new Map<string, EngineAnswer>();
  readonly sent: HttpRequest[] = [];

  async send(request: HttpRequest): Promise<HttpAnswer> {
    this.sent.push(request);
    const answer = this.answers.get(new URL(request.url).pathname);
    const json = { 'content-type': 'application/json' };
    if (answer === undefined) return { status: 404, headers: json, body: Buffer.from('{}') };
    if (typeof answer === 'function') return { status: 200, headers: json, body: Buffer.from('{}'), ...answer() };
    return { status: 200, headers: json, body: Buffer.from(JSON.stringify(answer)) };
  }

  /** The paths that were requested. */
  get paths(): string[] {
    return this.sent.map(({ url }) => new URL(url).pathname);
  }

  open(): never {
    throw new Error('no test needs a stream');
  }

  async close(): Promise<void> {}
}
