import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { systemCode } from '../../files/index.js';
import { onceOver } from '../closing.js';
import type { Usage } from '../usage/usage.js';
import type { CallReader } from './call-reader.js';
import { Capture, CaptureBudget } from './capture.js';
import type { Upstream } from './upstream.js';

/** A message that is larger is counted and not read. Most are a few kilobytes; documents are larger, and have no fields. */
const maxCaptured = 4 * 1024 * 1024;
const maxCapturedTogether = 64 * 1024 * 1024;

/** Passes requests on as they are, and answers too, while they arrive. Reading them begins when they have passed. */
export class RecordingProxy {
  readonly #budget = new CaptureBudget(maxCapturedTogether);
  #reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly upstream: Upstream,
    private readonly reader: CallReader,
    private readonly usage: Usage,
  ) {}

  readonly handler = (request: IncomingMessage, response: ServerResponse): void => {
    const path = this.upstream.pathOf(request.url ?? '/');
    if (path === undefined) {
      this.usage.addOther('requests to addresses outside the site, refused');
      request.resume();
      response.writeHead(404, { 'Content-Length': 0 }).end();
    } else this.#pass(request, response, path);
  };

  /** Resolves when everything that has passed through has been read. */
  async idle(): Promise<void> {
    for (let reading = this.#reading; ; reading = this.#reading) {
      await reading;
      if (reading === this.#reading) return;
    }
  }

  #pass(request: IncomingMessage, response: ServerResponse, path: string): void {
    const started = performance.now();
    const sent = new Capture(this.#budget, maxCaptured);
    const received = new Capture(this.#budget, maxCaptured);
    const address = request.socket.remoteAddress;
    let answer: IncomingMessage | undefined;
    const outgoing = this.upstream.request(request, response, path);
    outgoing.on('response', (arrived) => {
      answer = arrived;
      passAnswer(request, arrived, response, received);
    });
    const fail = (reason: string) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else {
        const text = `The recorder got no answer from ${this.upstream.host}: ${reason}.\n`;
        response.writeHead(502, { 'Content-Type': 'text/plain', Connection: 'close' }).end(text);
      }
    };
    outgoing.on('error', (error) => fail(systemCode(error) ?? 'the connection failed'));
    outgoing.on('upgrade', (_answer, socket: Socket) => {
      socket.destroy();
      fail('it changed to another protocol');
    });
    request.on('data', sent.add);
    request.pipe(outgoing);
    onceOver(request, response, () => {
      const complete = answer?.complete === true ? answer : undefined;
      if (complete !== undefined) {
        const milliseconds = performance.now() - started;
        this.#queue(async () => {
          const { method = 'GET', headers } = request;
          const { statusCode: status = 0, headers: answerHeaders } = complete;
          const answered = { status, headers: answerHeaders, body: received.body() };
          await this.reader.read({
            ...{ method, path, headers, body: sent.body(), address, milliseconds },
            answer: answered,
          });
        }, [sent, received]);
      } else {
        this.usage.addOther('requests that broke off');
        for (const capture of [sent, received]) capture.drop();
        outgoing.destroy();
      }
    });
  }

  /** One message after the other, with a pause in which others pass. */
  #queue(read: () => Promise<void>, captures: readonly Capture[]): void {
    this.#reading = this.#reading.then(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        await read();
      } catch {
        this.usage.addOther('messages that could not be read');
      } finally {
        for (const capture of captures) capture.drop();
      }
    });
  }
}

function passAnswer(
  request: IncomingMessage,
  answer: IncomingMessage,
  response: ServerResponse,
  received: Capture,
): void {
  const { statusCode = 502, statusMessage = '', rawHeaders } = answer;
  response.sendDate = false;
  try {
    response.writeHead(statusCode, statusMessage, headersFor(request, rawHeaders));
  } catch {
    // Node refuses to write what it has read.
    response.destroy();
    answer.destroy();
    return;
  }
  answer.on('data', received.add);
  answer.once('end', () => {
    if (answer.rawTrailers.length > 0) response.addTrailers(pairsOf(answer.rawTrailers));
  });
  answer.once('close', () => {
    if (!answer.complete) response.destroy();
  });
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}

/** A client of HTTP 1.0 does not know chunks: the end of the connection ends its answer. */
function headersFor({ httpVersion }: IncomingMessage, rawHeaders: string[]): string[] {
  if (httpVersion !== '1.0') return rawHeaders;
  return pairsOf(rawHeaders)
    .filter(([name]) => name.toLowerCase() !== 'transfer-encoding')
    .flat();
}

function pairsOf(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? '', flat[2 * index + 1] ?? '']);
}
