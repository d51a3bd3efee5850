import { seedCredentials } from '../../src/emulator/seed/people.js';

/** Shorter values occur in too many texts to be searched for. */
const shortest = 8;

/** The maximum number of errors kept for the end of a test. */
const maxErrors = 2_000;

/** What a secret looks like, known or not. */
const shapes: Readonly<Record<string, RegExp>> = {
  'an access token': /\b8A:[\w.+/=-]{8,}/,
  'a ticket': /\b7T:[\w+/=-]{8,}/,
  'a private key': /-----BEGIN (?:RSA |ENCRYPTED )?PRIVATE KEY|<RSAKeyValue>\s*</,
  'a JSON Web Token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'an Authorization header':
    /\b(?:Basic [A-Za-z\d+/]{8,}={0,2}|Bearer [\w:.+/=-]{12,}|SOTicket [\w:+/=-]{8,}|NTLM TlRMTVNTUA[\w+/=]+)/,
};

/** Where credentials are in messages on the wire. */
const onTheWire = [
  /<(?:\w+:)?(?:Ticket|ApplicationToken|Password|AccessToken)(?:\s[^<>]*)?>([^<>]+)</g,
  /"(?:access_token|refresh_token|id_token|Ticket|ApplicationToken|SignedSystemToken)"\s*:\s*"([^"]+)"/g,
];

/**
 * Looks for secrets in everything that a test run shows. It learns them from the configuration of the library, and from the
 * credentials that the library sends.
 */
export class SecretSearch {
  readonly #known = new Set<string>();
  readonly #found: string[] = [];
  #errors: Error[] = [];
  #searched = 0;
  /** Is what is printed only searched, and not printed? For what a test plants. */
  silent = false;

  constructor() {
    const open: string = seedCredentials.clientId;
    this.learn(...Object.values(seedCredentials).filter((value) => value !== open));
  }

  /** How many texts have been searched. */
  get searched(): number {
    return this.#searched;
  }

  learn(...values: (string | undefined)[]): void {
    for (const value of values) {
      // What has the shape of a secret is found by that.
      if (value === undefined || value.length < shortest || shapeOf(value) !== undefined) continue;
      this.#known.add(value);
    }
  }

  /** Learns what a request uses to prove who makes it. */
  learnFromRequest({
    headers,
    body,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  }): void {
    const { Authorization: authorization = '', 'SO-AppToken': appToken } = headers;
    const [scheme, value] = authorization.split(' ');
    this.learn(appToken, value);
    if (scheme === 'Basic')
      this.learn(
        Buffer.from(value ?? '', 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, ''),
      );
    if (typeof body === 'string') this.#learnFromText(body);
  }

  /** @param what names the text, so that its origin can be found */
  search(what: string, text: string): void {
    this.#searched++;
    const shape = shapeOf(text);
    if (shape !== undefined) this.#found.push(`${what} shows ${shape}`);
    for (const secret of this.#known) {
      if (text.includes(secret)) this.#found.push(`${what} shows a secret of ${secret.length} characters`);
    }
  }

  /** An error is under construction; it gets its fields now, and is searched later. */
  remember(error: Error): void {
    if (this.#errors.length >= maxErrors) this.searchErrors();
    this.#errors.push(error);
  }

  searchErrors(): void {
    for (const error of this.#errors.splice(0)) {
      const before = this.#found.length;
      this.searchError(error);
      // Finding the origin of an error is slow, so it is done only for errors that show something.
      if (this.#found.length > before && isDraft(error)) this.#found.length = before;
    }
  }

  /** Searches every text in an error that a person, a log or a report would print. */
  searchError(error: unknown): void {
    const texts: string[] = [];
    for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
      texts.push(each.name, each.message, ...Object.values(each).filter((value) => typeof value === 'string'));
    }
    this.search('an error', texts.join('\n'));
  }

  /** Returns what has been found since the last call. */
  take(): readonly string[] {
    return this.#found.splice(0);
  }

  #learnFromText(text: string): void {
    for (const place of onTheWire) {
      for (const [, value] of text.matchAll(place)) this.learn(value);
    }
  }
}

/**
 * The readers of answers quote what they cannot read, and know no secrets. Their callers remove the secrets from the
 * errors, and the error of each call is searched like any other text.
 */
function isDraft({ stack = '' }: Error): boolean {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 2)
    .some((frame) => /\/src\/(?:codec\/xml\/|codec\/json\/from-json|transports\/soap\/)/.test(frame));
}

function shapeOf(text: string): string | undefined {
  return Object.keys(shapes).find((name) => shapes[name]?.test(text));
}

/** The search of the test file that runs now. */
export const secretSearch = new SecretSearch();
