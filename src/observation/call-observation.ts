/** Observes the bytes of one request. */
export interface RequestObserver {
  sent(bytes: number): void;
  answered(status: number): void;
  received(bytes: number): void;
  ended(error?: unknown): void;
}

/** One completed request on the wire. */
export interface RequestRecord {
  readonly agent: string;
  readonly operation: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly status: number | undefined;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly error: unknown;
}

/** Collects what a call does. It is passed along in the options of the call. */
export class CallObservation {
  #attempts = 0;
  #requests = 0;
  #bytesSent = 0;
  #bytesReceived = 0;
  #status: number | undefined;
  readonly #onRequest: ((request: RequestRecord) => void) | undefined;

  constructor(onRequest?: (request: RequestRecord) => void) {
    this.#onRequest = onRequest;
  }

  get totals() {
    return {
      attempts: this.#attempts,
      requests: this.#requests,
      bytesSent: this.#bytesSent,
      bytesReceived: this.#bytesReceived,
      status: this.#status,
    };
  }

  /** A step of the call is attempted. Of several steps, only the first and repetitions count. */
  attempted(isRetry: boolean): void {
    if (isRetry || this.#attempts === 0) this.#attempts++;
  }

  /** A request is about to be sent. */
  request(agent: string, operation: string): RequestObserver {
    this.#requests++;
    const start = performance.now();
    let status: number | undefined;
    let bytesSent = 0;
    let bytesReceived = 0;
    return {
      sent: (bytes) => {
        bytesSent += bytes;
        this.#bytesSent += bytes;
      },
      answered: (given) => {
        status = given;
        this.#status = given;
      },
      received: (bytes) => {
        bytesReceived += bytes;
        this.#bytesReceived += bytes;
      },
      ended: (error) => {
        const duration = performance.now() - start;
        this.#onRequest?.({ agent, operation, duration, status, bytesSent, bytesReceived, error });
      },
    };
  }
}
