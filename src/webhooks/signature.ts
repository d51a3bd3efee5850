import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError, ValidationError } from '../errors/index.js';
import { headerValues, type WebhookHeaders } from './headers.js';

const headerName = 'X-SuperOffice-Signature';

/** 32 bytes in Base64. The vendor compares the text itself, so no other spelling of the same bytes is accepted. */
const signatureForm = /^[A-Za-z0-9+/]{43}=$/;

/** @throws {ValidationError} if there is no secret, or an empty one, with which anyone could sign */
export function checkedSecrets(secret: string | readonly string[]): readonly string[] {
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  const usable = secrets.filter((each) => typeof each === 'string' && each !== '') as readonly string[];
  if (usable.length === 0 || usable.length < secrets.length)
    throw new ValidationError("the webhook's secret must be a string that is not empty, or a list of such strings");
  return usable;
}

/** The signature that came with a request, once it has the form of one. */
export function signatureOf(headers: WebhookHeaders): string {
  const [signature, ...others] = headerValues(headers, headerName.toLowerCase());
  if (signature === undefined) {
    throw refused(
      `the request has no header ${headerName}. SuperOffice signs the payloads of webhooks that have a Secret`,
    );
  }
  if (others.length > 0) throw refused(`the request has several headers ${headerName}`);
  if (!signatureForm.test(signature)) throw refused(`the header ${headerName} is not Base64 of a SHA-256 HMAC`);
  return signature;
}

/**
 * HMAC-SHA256 of the body under the secret in UTF-8, in Base64 (en/automation/webhook/dev/security). Every secret is tried, and
 * compared in constant time.
 *
 * @returns the position of the secret with which the body was signed
 * @throws {AuthenticationError} if it was signed with none of them
 */
export function signedWith(body: Uint8Array, secrets: readonly string[], signature: string): number {
  const given = Buffer.from(signature);
  const matches = secrets.map((secret) =>
    timingSafeEqual(Buffer.from(createHmac('sha256', secret).update(body).digest('base64')), given),
  );
  const position = matches.indexOf(true);
  if (position === -1) {
    throw refused('the signature does not match the body and the secret. The body must be the bytes as they arrived');
  }
  return position;
}

/** The error for a request that is not what SuperOffice sent, or not for this receiver. */
export function refused(why: string): AuthenticationError {
  return new AuthenticationError(`verification of the webhook failed: ${why}`);
}
