import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Answer, AnsweringServer } from './answering-server.js';

const pairs = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));

export type Json = Readonly<Record<string, unknown>>;

const encode = (json: Json) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** Its key set contains only the first key; the second is not the login's. */
export const [ownKey, strangersKey] = pairs.map(({ privateKey }) => privateKey) as [KeyObject, KeyObject];
const publicKey = (pairs[0] as (typeof pairs)[number]).publicKey;

export function signed(claims: Json, key: KeyObject = ownKey): string {
  const content = `${encode({ alg: 'RS256', typ: 'JWT', x5t: 'own' })}.${encode(claims)}`;
  return `${content}.${createSign('sha256').update(content).sign(key, 'base64url')}`;
}

/** Ways to forge a token, each from valid claims. */
export const forgeries: [what: string, forge: (claims: Json) => string, words: string][] = [
  ['signed by a stranger', (claims) => signed(claims, strangersKey), 'its signature is invalid'],
  [
    'changed after it was signed',
    (claims) => {
      const [head = '', , signature = ''] = signed(claims).split('.');
      return `${head}.${encode({ ...claims, extra: true })}.${signature}`;
    },
    'its signature is invalid',
  ],
  ['not signed ("none")', (claims) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`, 'verification of'],
  [
    'signed with the public key as a shared secret (HS256)',
    (claims) => {
      const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
      const secret = publicKey.export({ type: 'spki', format: 'pem' });
      return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
    },
    'it is not signed with RS256',
  ],
  ['for another audience', (claims) => signed({ ...claims, aud: 'another-audience' }), 'it has another audience'],
  ['for no audience', (claims) => signed({ ...claims, aud: undefined }), 'it has another audience'],
  ['from another issuer', (claims) => signed({ ...claims, iss: 'https://evil.example' }), 'it has another issuer'],
  ['too old', (claims) => signed({ ...claims, exp: seconds(-301) }), 'it has expired'],
  ['without an end', (claims) => signed({ ...claims, exp: undefined }), 'required claims are missing'],
  ['not valid yet', (claims) => signed({ ...claims, nbf: seconds(302) }), 'it is not valid yet'],
  ['no JWT at all', () => 'nonsense', 'it is not a signed JWT'],
];

/** Claims within the tolerance of clocks, and times as strings, are accepted. */
export const oddities: [what: string, odd: (claims: Json) => string][] = [
  ['as it should be', (claims) => signed(claims)],
  ['at an end for less than five minutes', (claims) => signed({ ...claims, exp: seconds(-290) })],
  ['valid in less than five minutes', (claims) => signed({ ...claims, nbf: seconds(290) })],
  ['with its times as texts', (claims) => signed({ ...claims, iat: String(seconds(0)), exp: String(seconds(60)) })],
];

export function seconds(fromNow: number): number {
  return Math.floor(Date.now() / 1000) + fromNow;
}

const ownKeys: readonly Json[] = [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'own' }];
const running: Json = { ContextIdentifier: 'Cust12345', State: 'Running', IsRunning: true };

/** A login that issues whatever token a test sets. */
export class ForgingLogin {
  readonly #server = new AnsweringServer();
  origin = '';
  /** Its issuer; default its origin. */
  issuer: string | undefined;
  /** What the token endpoint and the system user's service answer. */
  tokens: Json = {};
  systemUser: Json = {};
  /** The answer of the state service; undefined if there is no such service. */
  state: Json | undefined = running;
  /** Fields of the discovery document that replace or extend the valid ones. */
  metadata: Json = {};
  /** The requests that arrived, by path. */
  arrived: string[] = [];
  /** Answers by path, instead of the default ones. */
  readonly answers = new Map<string, Answer>();
  /** Undefined: there is no key set. */
  keys: readonly Json[] | undefined = ownKeys;

  get loginUrl(): string {
    return `${this.origin}/login`;
  }

  async start(): Promise<this> {
    this.origin = new URL(await this.#server.start()).origin;
    this.#server.answer = (response, request) => {
      const path = request.url ?? '';
      this.arrived.push(path);
      const instead = this.answers.get(path);
      if (instead !== undefined) {
        instead(response, request, '');
        return;
      }
      const body = this.#answer(path);
      response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    };
    return this;
  }

  /** Resets everything to valid answers. */
  reset(): void {
    this.issuer = undefined;
    this.tokens = {};
    this.systemUser = {};
    this.state = running;
    this.metadata = {};
    this.keys = ownKeys;
    this.arrived = [];
    this.answers.clear();
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  #answer(path: string): Json | undefined {
    switch (path) {
      case '/login/.well-known/openid-configuration':
        return {
          issuer: this.issuer ?? this.origin,
          authorization_endpoint: `${this.loginUrl}/common/oauth/authorize`,
          token_endpoint: `${this.loginUrl}/common/oauth/tokens`,
          jwks_uri: `${this.loginUrl}/.well-known/jwks`,
          ...this.metadata,
        };
      case '/login/.well-known/jwks':
        return this.keys === undefined ? undefined : { keys: this.keys };
      case '/login/common/oauth/tokens':
        return this.tokens;
      case '/login/api/PartnerSystemUser/Authenticate':
        return this.systemUser;
      case '/api/state/Cust12345':
        return this.state;
      default:
        return undefined;
    }
  }
}
