import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ConfigurationError } from '../../errors/index.js';

const algorithm = 'aes-256-gcm';
const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * A key of 32 bytes from base64 or 64 hexadecimal digits.
 *
 * @throws {ConfigurationError} if it is anything else
 */
export function keyFrom(text: string, setting: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[\da-f]{64}$/i.test(trimmed) ? 'hex' : 'base64');
  if (key.length === 32) return key;
  throw new ConfigurationError(
    `${setting} must be 32 bytes in base64; create one with: ` + `node -p "crypto.randomBytes(32).toString('base64')"`,
    { path: setting },
  );
}

/** Hashed: a name may contain a URL, which is not a valid name of a file. */
export function hashedName(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** Encrypts a text. Decryption needs its name too, so that one file cannot be swapped for another. */
export function seal(text: string, name: string, key: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(name, 'utf8'));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), content]);
}

/** Undefined if it was sealed with another key or name, or has been changed. */
export function unseal(sealed: Buffer, name: string, key: Buffer): string | undefined {
  const start = 1 + ivBytes + tagBytes;
  if (sealed.length < start || sealed[0] !== version) return undefined;
  const iv = sealed.subarray(1, 1 + ivBytes);
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(name, 'utf8'))
    .setAuthTag(sealed.subarray(1 + ivBytes, start));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
