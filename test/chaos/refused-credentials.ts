import type { HttpAnswer, HttpRequest } from '../../src/index.js';

/** Milliseconds after which a held refusal arrives in any case, such as where no call is left that would need others. */
const longestHeld = 2_000;

/**
 * Holds refusals back until the library has newer credentials: then they are late, and must not drop those. What is sent
 * for the first time is newer, and there has to be a reason for it: a refusal of what was newest until then.
 */
export class RefusedCredentials {
  readonly problems: string[] = [];
  /** How many refusals were late. */
  late = 0;
  readonly #seen = new Set<string>();
  readonly #refused = new Set<string>();
  #newest: string | undefined;
  #held: (() => void)[] = [];

  /** Makes a request, and looks at the credentials that it has and at what the answer says of them. */
  async watch(request: HttpRequest, send: (request: HttpRequest) => Promise<HttpAnswer>): Promise<HttpAnswer> {
    const { body } = request;
    let sent = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '';
    let watched = request;
    if (typeof body === 'object' && !Buffer.isBuffer(body)) {
      const passing = async function* () {
        for await (const piece of body) {
          sent += Buffer.from(piece).toString('latin1');
          yield piece;
        }
      };
      watched = { ...request, body: passing() };
    }
    this.#note(credentialsOf(request, sent));
    const answer = await send(watched);
    const used = credentialsOf(request, sent);
    this.#note(used);
    if (used === undefined || !isRefusal(answer)) return answer;
    if (!this.#refused.has(used)) this.#refused.add(used);
    else if (used === this.#newest) await this.#newer();
    if (used !== this.#newest) this.late += 1;
    return answer;
  }

  #note(credentials: string | undefined): void {
    if (credentials === undefined || this.#seen.has(credentials)) return;
    if (this.#newest !== undefined && !this.#refused.has(this.#newest)) {
      this.problems.push('credentials were replaced that no server had refused');
    }
    this.#seen.add(credentials);
    this.#newest = credentials;
    for (const release of this.#held.splice(0)) release();
  }

  #newer(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longestHeld);
      this.#held.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function credentialsOf({ headers }: HttpRequest, body: string): string | undefined {
  return headers['Authorization'] ?? /<(?:\w+:)?Ticket\b[^<>]*>([^<]+)</.exec(body)?.[1];
}

function isRefusal({ status, body }: HttpAnswer): boolean {
  return status === 401 || body.includes('SoSessionException');
}
