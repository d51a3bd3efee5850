import { Readable } from 'node:stream';
import type { SuperOfficeError } from '../../../errors/index.js';
import { NetworkError, ProtocolError, TimeoutError, type ErrorKind } from '../../../errors/index.js';
import type { HttpAnswer, HttpRequest, HttpStream } from '../../../http/index.js';
import { addressOf, type CapturedExchange, type ExchangeFailure } from './exchange.js';
import { LabelledEngine } from './labelled-engine.js';
import { replayedHeaders } from './wire-file.js';

/** Answers from what was captured. Nothing is sent. */
export class ReplayingEngine extends LabelledEngine {
  readonly exchanges: readonly CapturedExchange[];

  constructor(exchanges: readonly CapturedExchange[]) {
    super();
    this.exchanges = exchanges;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const label = this.label;
    const address = addressOf(request);
    const ofTransport = this.exchanges.filter(({ transport }) => transport === label?.transport);
    const sameRead = ofTransport.filter(({ read, zone }) => read === label?.read && zone === label.zone);
    const exchange =
      // The last request to an address counts: earlier ones were retried, or signed in.
      sameRead.findLast((each) => each.address === address) ??
      // A request that is made once per connection may belong to another read.
      ofTransport.findLast((each) => each.address === address) ??
      // A failed sign-in ended the read before this request was sent.
      sameRead.at(-1);
    if (exchange === undefined) {
      throw new NetworkError(`the file has no answer for ${address}`, { outcome: 'not-sent', retryable: false });
    }
    const { answer } = exchange;
    if ('error' in answer) throw errorOf(answer);
    return { ...answer, headers: replayedHeaders(answer.headers) };
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body]) };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}

const kinds: Readonly<Record<string, ErrorKind>> = { NetworkError, TimeoutError, ProtocolError };

function errorOf({ error, code }: ExchangeFailure): SuperOfficeError {
  const kind = Object.hasOwn(kinds, error) ? kinds[error] : undefined;
  const detail = code === undefined ? '' : ` (${code})`;
  return new (kind ?? NetworkError)(`there was no answer: ${error}${detail}`, {
    outcome: 'not-sent',
    retryable: false,
  });
}
