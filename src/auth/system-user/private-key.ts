import { createPrivateKey, createPublicKey, type JsonWebKeyInput, type KeyObject, sign, verify } from 'node:crypto';
import { ConfigurationError } from '../../errors/index.js';
import { withLineBreaks } from '../../parsing/index.js';

/** The elements of .NET's RSAKeyValue and the matching members of a JSON Web Key. */
const parts = [
  ['Modulus', 'n'],
  ['Exponent', 'e'],
  ['D', 'd'],
  ['P', 'p'],
  ['Q', 'q'],
  ['DP', 'dp'],
  ['DQ', 'dq'],
  ['InverseQ', 'qi'],
] as const;

/**
 * An RSA key from PEM, whose line breaks may be written as `\n`, or from the XML that SuperOffice provides.
 *
 * @throws {ConfigurationError} if it is neither; no part of the text is shown
 */
export function privateKeyFrom(given: string): KeyObject {
  const text = withLineBreaks(given);
  try {
    const key = text.includes('<RSAKeyValue') ? createPrivateKey(fromXml(text)) : createPrivateKey(text);
    if (key.asymmetricKeyType === 'rsa' && canSign(key)) return key;
  } catch {
    // OpenSSL's message does not help, and might show part of the key.
  }
  throw new ConfigurationError('auth.privateKey must be an RSA private key, as PEM or as <RSAKeyValue>', {
    path: 'auth.privateKey',
  });
}

function fromXml(text: string): JsonWebKeyInput {
  const members = parts.map(([element, member]) => {
    const value = new RegExp(`<${element}>([^<]+)</${element}>`).exec(text)?.[1];
    if (value === undefined) throw new TypeError(`${element} is missing`);
    return [member, Buffer.from(value, 'base64').toString('base64url')] as const;
  });
  return { key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' };
}

/** OpenSSL accepts parts that do not match, and then its signatures cannot be verified. */
function canSign(key: KeyObject): boolean {
  const sample = Buffer.from('sample');
  return verify('sha256', sample, createPublicKey(key), sign('sha256', sample, key));
}
