import { createDecipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashedName, keyFrom, seal, unseal } from '../../src/auth/token-store/sealed.js';
import { interactiveGrantName } from '../../src/auth/token-store/token-store.js';
import { ConfigurationError } from '../../src/errors/index.js';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
const hex = bytes.toString('hex');
const base64 = bytes.toString('base64');

describe('the key of a token store', () => {
  it.each([
    ['base64', base64],
    ['base64 without padding', base64.replace('=', '')],
    ['base64 for URLs', bytes.toString('base64url')],
    ['hexadecimal', hex],
    ['hexadecimal in upper case', hex.toUpperCase()],
    ['base64 with a line break at its end', `${base64}\n`],
    ['hexadecimal with spaces around it', `  ${hex} \r\n`],
  ])('may be 32 bytes in %s', (_form, text) => {
    expect(keyFrom(text, 'auth.tokenStore.key')).toEqual(bytes);
  });

  it.each([
    ['nothing', ''],
    ['only spaces', '   '],
    ['31 bytes', bytes.subarray(1).toString('base64')],
    ['33 bytes', Buffer.concat([bytes, bytes.subarray(0, 1)]).toString('base64')],
    ['63 hexadecimal digits', hex.slice(1)],
    ['65 hexadecimal digits', `${hex}a`],
    ['64 hexadecimal digits after another character', `x${hex}`],
    ['64 hexadecimal digits before another character', `${hex}x`],
  ])('cannot be %s', (_what, text) => {
    const make = () => keyFrom(text, 'redis.key');
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(expect.objectContaining({ path: 'redis.key' }));
    if (text.trim() !== '') expect(make).not.toThrow(text);
  });
});

describe('a sealed text', () => {
  it('is opened with its key and its name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, name) => {
        expect(unseal(seal(text, name, bytes), name, bytes)).toBe(text);
      }),
    );
  });

  it.each([
    ['another key', 'Cust12345', randomBytes(32)],
    ['another name', 'Cust12346', bytes],
    ['the name in another case', 'cust12345', bytes],
    ['no name', '', bytes],
  ])('is not opened with %s', (_what, name, key) => {
    expect(unseal(seal('secret', 'Cust12345', bytes), name, key)).toBeUndefined();
  });

  it('is not opened once it is cut, extended or changed at any byte', () => {
    const sealed = seal('secret', 'name', bytes);
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 0x80;
      expect(unseal(changed, 'name', bytes)).toBeUndefined();
      expect(unseal(sealed.subarray(0, index), 'name', bytes)).toBeUndefined();
    }
    expect(unseal(Buffer.concat([sealed, Buffer.alloc(1)]), 'name', bytes)).toBeUndefined();
  });

  it('never looks the same twice, so that no one learns whether a grant has changed', () => {
    const sealed = Array.from({ length: 50 }, () => seal('secret', 'name', bytes).toString('hex'));
    // The version, then 12 bytes that are used once with a key.
    expect(new Set(sealed.map((text) => text.slice(2, 26))).size).toBe(50);
    for (const text of sealed) expect(text).not.toContain(Buffer.from('secret').toString('hex'));
  });

  it('is version 1, 12 bytes, the tag of AES-256-GCM over text and name, and the encrypted text', () => {
    const sealed = seal('{"value":"ø"}', 'Cust12345', bytes);
    expect(sealed[0]).toBe(1);
    expect(sealed).toHaveLength(1 + 12 + 16 + 14);
    const decipher = createDecipheriv('aes-256-gcm', bytes, sealed.subarray(1, 13));
    decipher.setAAD(Buffer.from('Cust12345')).setAuthTag(sealed.subarray(13, 29));
    expect(Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString()).toBe('{"value":"ø"}');
  });

  it('that an earlier process wrote is opened', () => {
    const written = 'AQABAgMEBQYHCAkKC3ZXPj0mywVs4+3bTyIY6unkf0EcoqcSkDA=';
    expect(unseal(Buffer.from(written, 'base64'), 'Cust12345', bytes)).toBe('ticket-é');
  });
});

describe('the name of a stored grant', () => {
  it('is hashed to 32 hexadecimal digits, so that no file has a URL in its name', () => {
    expect(hashedName('Cust12345')).toBe('d43492e50f10c8d89bf5f1da2f52f7e4');
    expect(hashedName('https://sod.superoffice.com/login')).toMatch(/^[\da-f]{32}$/);
  });

  it('is the same for a tenant in any case, and another one for another login, application or tenant', () => {
    const of = { loginUrl: 'https://sod.superoffice.com/login', clientId: 'App', tenantId: 'Cust12345' };
    const name = interactiveGrantName(of);
    expect(name).toBe('interactive https://sod.superoffice.com/login App cust12345');
    expect(interactiveGrantName({ ...of, tenantId: 'CUST12345' })).toBe(name);
    for (const change of [{ loginUrl: 'https://x.example' }, { clientId: 'app' }, { tenantId: 'Cust1' }]) {
      expect(interactiveGrantName({ ...of, ...change })).not.toBe(name);
    }
  });
});
