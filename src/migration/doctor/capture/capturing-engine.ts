import { NetworkError, SuperOfficeError } from '../../../errors/index.js';
import type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from '../../../http/index.js';
import { addressOf, type CapturedExchange, type ExchangeFailure } from './exchange.js';
import { LabelledEngine } from './labelled-engine.js';
import { checkReadOnly, type SignInPlace } from './read-only.js';

/** Passes reads on to the engine behind it, and records requests and answers while a labelled read is under way. */
export class CapturingEngine extends LabelledEngine {
  readonly exchanges: CapturedExchange[] = [];
  readonly #engine: HttpEngine;
  readonly #signIn: () => Promise<SignInPlace>;

  /** @param signIn called before each request, since it may not be known when the engine is created */
  constructor(engine: HttpEngine, signIn: () => Promise<SignInPlace>) {
    super();
    this.#engine = engine;
    this.#signIn = signIn;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    checkReadOnly(request, await this.#signIn());
    const label = this.label;
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
    checkReadOnly(request, await this.#signIn());
    return this.#engine.open(request);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

/** An error without its message, which may name hosts and people. */
export function failureOf(error: unknown): ExchangeFailure {
  if (!(error instanceof SuperOfficeError)) return { error: 'Error' };
  const code = error instanceof NetworkError ? networkCode(error) : undefined;
  return { error: error.name, ...(code === undefined ? {} : { code }) };
}

/** The system's error code at the end of the engine's message: `… cannot be reached (ECONNREFUSED)`. */
export function networkCode(error: Error): string | undefined {
  return /\(([A-Z][A-Z0-9_]{3,60})\)$/.exec(error.message)?.[1];
}
