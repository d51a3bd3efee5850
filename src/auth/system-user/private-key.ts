import { createPrivateKey, createPublicKey, type JsonWebKeyInput, type KeyObject, sign, verify } from 'node:crypto';
import { ConfigurationError } from '../../errors/index.js';

/** The elements of .NET's RSAKeyValue and the members of a JSON Web Key that they are. */
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
 * An RSA key as PEM, or as the XML that the vendor hands out.
 *
 * @throws {ConfigurationError} where it is neither; nothing of it is shown
 */
export function privateKeyFrom(text: string): KeyObject {
  try {
    const key = text.includes('<RSAKeyValue') ? createPrivateKey(fromXml(text)) : createPrivateKey(text);
    if (key.asymmetricKeyType === 'rsa' && canSign(key)) return key;
  } catch {
    // What OpenSSL says of it helps nobody, and might show some of it.
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

/** OpenSSL takes parts that do not belong together, and then signs what nobody can verify. */
function canSign(key: KeyObject): boolean {
  const sample = Buffer.from('sample');
  return verify('sha256', sample, createPublicKey(key), sign('sha256', sample, key));
}
