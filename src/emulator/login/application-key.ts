import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { privateKeyFrom } from '../../auth/system-user/private-key.js';

/** The key with which the application signs; generated on first use, which takes a moment. */
export class ApplicationKey {
  #privateKey: KeyObject | undefined;

  /** @param configured PEM or the vendor's XML; undefined generates a new key */
  constructor(configured: string | undefined) {
    this.#privateKey = configured === undefined ? undefined : privateKeyFrom(configured);
  }

  get pem(): string {
    return this.#key().export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  get publicKey(): KeyObject {
    return createPublicKey(this.#key());
  }

  #key(): KeyObject {
    return (this.#privateKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  }
}
