import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { privateKeyFrom } from '../../src/auth/index.js';
import { signSystemUserToken } from '../../src/auth/system-user/sign-token.js';
import { ConfigurationError } from '../../src/errors/index.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key as .NET writes it, which is how the vendor hands it out. */
function asXml(): string {
  const jwk = privateKey.export({ format: 'jwk' }) as unknown as Record<string, string>;
  const element = (name: string, member: string) =>
    `<${name}>${Buffer.from(jwk[member] ?? '', 'base64url').toString('base64')}</${name}>`;
  return `<?xml version="1.0"?>\n<RSAKeyValue>\n  ${[
    element('Modulus', 'n'),
    element('Exponent', 'e'),
    element('P', 'p'),
    element('Q', 'q'),
    element('DP', 'dp'),
    element('DQ', 'dq'),
    element('InverseQ', 'qi'),
    element('D', 'd'),
  ].join('\n  ')}\n</RSAKeyValue>`;
}

const forms: [form: string, text: () => string][] = [
  ['PKCS #8', () => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['PKCS #1', () => privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['RSAKeyValue', asXml],
];

describe('the key of a system user', () => {
  it.each(forms)('may be written as %s', (_form, text) => {
    const key = privateKeyFrom(text());
    expect(createPublicKey(key).export({ type: 'spki', format: 'pem' })).toBe(
      publicKey.export({ type: 'spki', format: 'pem' }),
    );
  });

  it.each([
    ['the public part alone', () => asXml().replace(/<D>.*<\/D>/, '')],
    ['a public key', () => publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['parts that do not belong together', () => asXml().replace(/<Modulus>..../, '<Modulus>AAAA')],
    ['a part that is cut', () => asXml().slice(0, 400)],
    ['nothing', () => ''],
  ])('cannot be %s', (_what, text) => {
    expect(() => privateKeyFrom(text())).toThrow(ConfigurationError);
    expect(() => privateKeyFrom(text())).toThrow(expect.objectContaining({ path: 'auth.privateKey' }));
  });
});

describe('a signed system user token', () => {
  it('holds the token, the minute in UTC, and a signature over both', () => {
    const signed = signSystemUserToken('My App-a1b2c3d4e5', privateKey, new Date('2026-03-04T05:06:59Z'));
    const [, text = '', signature = ''] = /^(My App-a1b2c3d4e5\.202603040506)\.([A-Za-z\d+/]+=*)$/.exec(signed) ?? [];
    expect(verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  });
});
