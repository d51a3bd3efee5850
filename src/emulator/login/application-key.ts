import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { privateKeyFrom } from '../../auth/system-user/private-key.js';

/** The key by which the application signs; made when first needed, since that takes a moment. */
export class ApplicationKey {
  #privateKey: KeyObject | undefined;

  /** @param configured PEM or the vendor's XML; without it a new key is made */
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
