import { createPublicKey } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { JwtVerifier } from '../../src/auth/jwt-verifier.js';
import { AuthenticationError, NetworkError, ProtocolError } from '../../src/errors/index.js';
import { AnsweringEngine } from '../support/answering-engine.js';
import { forgeries, type Json, oddities, ownKey, seconds, signed, strangersKey } from '../support/forging-login.js';
import { errorOf } from '../support/transports.js';

const jwk = (key: typeof ownKey, kid: string) => ({
  ...createPublicKey(key).export({ format: 'jwk' }),
  kid,
  use: 'sig',
});
const jwks = '/login/.well-known/jwks';
const issuer = 'https://sod.superoffice.com';

let engine: AnsweringEngine;
beforeEach(() => {
  engine = new AnsweringEngine();
  engine.answers.set(jwks, { keys: [jwk(ownKey, 'own')] });
});

/** A time at a whole second, at which a token of `claims()` is valid. */
const now = 1_800_000_000;
const claims = (changes: Json = {}): Json => ({ iss: issuer, aud: 'app', nbf: now - 60, exp: now + 300, ...changes });

const expected = { what: 'the token', issuers: [issuer], audiences: () => ['app', 'spn:app'] };
const verify = (token: string, clock = () => now * 1_000) =>
  new JwtVerifier(`${issuer}${jwks}`, engine, 1_000, clock).verify(token, expected);

async function refusalOf(token: string, clock?: () => number): Promise<string> {
  const error = await errorOf(verify(token, clock));
  expect(error).toBeInstanceOf(AuthenticationError);
  expect((error as Error).message).toContain('verification of the token failed');
  return (error as Error).message;
}

describe('a token', () => {
  const today = () => ({ iss: issuer, aud: 'app', nbf: seconds(-60), exp: seconds(300) });

  it.each(oddities)('that is %s is accepted', async (_what, odd) => {
    expect(await verify(odd(today()), Date.now)).toMatchObject({ iss: issuer, aud: 'app' });
  });

  it.each(forgeries)('that is %s is refused', async (_what, forge, words) => {
    expect(await refusalOf(forge(today()), Date.now)).toContain(words);
  });

  it('is returned with all its claims', async () => {
    expect(await verify(signed(claims({ iat: String(now), extra: { inner: [1] } })))).toEqual({
      ...claims(),
      iat: now,
      extra: { inner: [1] },
    });
  });

  it.each([
    ['at its last second with a clock that is five minutes late', { exp: now - 299 }],
    ['from the second at which a clock that is five minutes early says so', { nbf: now + 300 }],
    ['that was issued five minutes from now, without a beginning', { nbf: undefined, iat: now + 300 }],
    ['that was issued in an hour, but begins now', { nbf: now, iat: now + 3_600 }],
    ['with no time but its end', { nbf: undefined }],
    ['with an end of twelve digits', { exp: '999999999999' }],
    ['with the host of its issuer in upper case', { iss: 'HTTPS://SOD.SuperOffice.com' }],
    ['for several audiences of which one is right', { aud: ['other', 'app'] }],
    ['for the second of the accepted audiences', { aud: 'spn:app' }],
  ])('%s is accepted', async (_what, changes) => {
    expect(await verify(signed(claims(changes)))).toHaveProperty('iss');
  });

  it.each([
    ['that ended five minutes ago', { exp: now - 300 }, 'it has expired'],
    ['that ended long ago', { exp: now - 100_000 }, 'it has expired'],
    ['that begins in more than five minutes', { nbf: now + 301 }, 'it is not valid yet'],
    ['that was issued in more than five minutes', { nbf: undefined, iat: now + 301 }, 'it is not valid yet'],
    ['with an end of thirteen digits', { exp: '9999999999999' }, 'required claims are missing'],
    ['with an end that is not only digits', { exp: `${now + 300}.5` }, 'required claims are missing'],
    ['with a sign before its end', { exp: `+${now + 300}` }, 'required claims are missing'],
    ['with an empty end', { exp: '' }, 'required claims are missing'],
    ['with an end that is true', { exp: true }, 'required claims are missing'],
    ['with a start that is not a time', { nbf: 'soon' }, 'required claims are missing'],
    ['without an issuer', { iss: undefined }, 'required claims are missing'],
    ['with a number for an audience', { aud: 5 }, 'required claims are missing'],
    ['with a list of numbers for audiences', { aud: [5] }, 'required claims are missing'],
    ['for no audience of a list', { aud: [] }, 'it has another audience'],
    ['whose audience only begins as the right one', { aud: 'app2' }, 'it has another audience'],
    ['whose audience is in another case', { aud: 'App' }, 'it has another audience'],
    ['whose issuer only begins as the right one', { iss: `${issuer}.evil.example` }, 'it has another issuer'],
  ])('%s is refused', async (_what, changes, words) => {
    expect(await refusalOf(signed(claims(changes)))).toContain(words);
  });

  it.each(['not JSON', '"text"', '[]', 'null'])('whose signed content is %s is refused', async (content) => {
    const { createSign } = await import('node:crypto');
    const head = Buffer.from('{"alg":"RS256"}').toString('base64url');
    const body = `${head}.${Buffer.from(content).toString('base64url')}`;
    const token = `${body}.${createSign('sha256').update(body).sign(ownKey, 'base64url')}`;
    expect(await refusalOf(token)).toContain('required claims are missing');
  });

  it('may be from any of several issuers, and for the audiences that its claims allow', async () => {
    const verifier = new JwtVerifier(`${issuer}${jwks}`, engine, 1_000, () => now * 1_000);
    const several = {
      what: 'the token',
      issuers: ['https://other.example', issuer],
      audiences: (all: Json) => [String(all['own'])],
    };
    expect(await verifier.verify(signed(claims({ own: 'app' })), several)).toHaveProperty('own');
    expect(await errorOf(verifier.verify(signed(claims({ own: 'x' })), several))).toBeInstanceOf(AuthenticationError);
  });
});

describe('the keys of a login', () => {
  it('are fetched when first needed, and once', async () => {
    const verifier = new JwtVerifier(`${issuer}${jwks}`, engine, 1_234, () => now * 1_000);
    expect(engine.sent).toEqual([]);
    await verifier.verify(signed(claims()), expected);
    await verifier.verify(signed(claims()), expected);
    expect(engine.sent).toMatchObject([{ method: 'GET', url: `${issuer}${jwks}`, timeout: 1_234 }]);
  });

  it.each([
    ['the first', [ownKey, strangersKey]],
    ['the last', [strangersKey, ownKey]],
  ])('may have the right one at %s place', async (_place, keys) => {
    engine.answers.set(jwks, { keys: keys.map((key, index) => jwk(key, `key ${index}`)) });
    expect(await verify(signed(claims()))).toHaveProperty('iss');
  });

  it('refuse a token that none of several signed', async () => {
    engine.answers.set(jwks, { keys: [jwk(strangersKey, 'a'), jwk(strangersKey, 'b')] });
    expect(await refusalOf(signed(claims()))).toContain('its signature is invalid');
  });

  it('refuse a token if there are none', async () => {
    engine.answers.set(jwks, { keys: [] });
    expect(await refusalOf(signed(claims()))).toContain('not in the key set');
  });

  it.each([
    ['are missing', () => ({ status: 404 })],
    ['fail', () => ({ status: 500 })],
    ['are not a key set', () => ({ body: Buffer.from('{"keys":5}') })],
    ['are no JSON', () => ({ body: Buffer.from('<html>') })],
  ])('that %s are a problem of the login and not of the token', async (_what, answer) => {
    engine.answers.set(jwks, answer);
    expect(await errorOf(verify(signed(claims())))).toBeInstanceOf(ProtocolError);
  });

  it('that cannot be fetched fail with the error of the network', async () => {
    const error = new NetworkError('no way', { outcome: 'not-sent' });
    engine.answers.set(jwks, () => {
      throw error;
    });
    expect(await errorOf(verify(signed(claims())))).toBe(error);
  });
});
