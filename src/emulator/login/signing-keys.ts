import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';

const generate = promisify(generateKeyPair);

interface SigningKey {
  readonly privateKey: KeyObject;
  readonly thumbprint: string;
  readonly jwk: JWK;
}

/**
 * The keys of the login: the one that signs, and the next one, which is already published. Tokens name their key only by
 * its thumbprint, as the vendor documents.
 */
export class SigningKeys {
  #made: Promise<readonly SigningKey[]> | undefined;

  async keySet(): Promise<{ readonly keys: readonly JWK[] }> {
    return { keys: (await this.#keys()).map(({ jwk }) => jwk) };
  }

  async sign(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const [key] = await this.#keys();
    if (key === undefined) throw new TypeError('the login has no key');
    // Most users of an emulator never sign in this way, so the signing library is loaded on demand.
    const { CompactSign } = await import('jose');
    return new CompactSign(Buffer.from(JSON.stringify(claims), 'utf8'))
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: key.thumbprint })
      .sign(key.privateKey);
  }

  #keys(): Promise<readonly SigningKey[]> {
    return (this.#made ??= Promise.all([newKey(), newKey()]));
  }
}

async function newKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
  const thumbprint = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  const jwk = { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: thumbprint.toUpperCase(), x5t: thumbprint };
  return { privateKey, thumbprint, jwk };
}
