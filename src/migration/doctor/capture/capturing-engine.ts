import { NetworkError, SuperOfficeError } from '../../../errors/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../../http/index.js';
import { addressOf, type CapturedExchange, type ExchangeFailure, type ReadLabel } from './exchange.js';
import type { LabelledEngine } from './labelled-engine.js';
import { checkReadOnly, type SignInPlace } from './read-only.js';

/** Lets reads pass to the engine behind it, and keeps what is sent and answered while a read is under way. */
export class CapturingEngine implements LabelledEngine {
  readonly exchanges: CapturedExchange[] = [];
  readonly #engine: HttpEngine;
  readonly #place: () => Promise<SignInPlace>;
  #label: ReadLabel | undefined;

  /** @param place asked for before each request, so that it can be known later than the engine */
  constructor(engine: HttpEngine, place: () => Promise<SignInPlace>) {
    this.#engine = engine;
    this.#place = place;
  }

  async during<Result>(label: ReadLabel, call: () => Promise<Result>): Promise<Result> {
    this.#label = label;
    try {
      return await call();
    } finally {
      this.#label = undefined;
    }
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    checkReadOnly(request, await this.#place());
    const label = this.#label;
    try {
      const answer = await this.#engine.send(request);
      if (label !== undefined) this.exchanges.push({ ...label, address: addressOf(request), answer });
      return answer;
    } catch (error) {
      if (label !== undefined) this.exchanges.push({ ...label, address: addressOf(request), answer: failureOf(error) });
      throw error;
    }
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    checkReadOnly(request, await this.#place());
    return this.#engine.open(request);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

/** What is left of an error when its words, which may name hosts and people, are taken off. */
export function failureOf(error: unknown): ExchangeFailure {
  if (!(error instanceof SuperOfficeError)) return { error: 'Error' };
  const code = error instanceof NetworkError ? networkCode(error) : undefined;
  return { error: error.name, ...(code === undefined ? {} : { code }) };
}

/** The engine ends its message with what the system called the failure: `… cannot be reached (ECONNREFUSED)`. */
export function networkCode(error: Error): string | undefined {
  return /\(([A-Z][A-Z0-9_]{3,60})\)$/.exec(error.message)?.[1];
}
