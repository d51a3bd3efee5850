import { type KeyObject, sign } from 'node:crypto';

/** `{token}.{YYYYMMDDHHmm in UTC}.{RSA-SHA256 of everything before it, in base64}` */
export function signSystemUserToken(token: string, key: KeyObject, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 12);
  const signed = `${token}.${stamp}`;
  return `${signed}.${sign('sha256', Buffer.from(signed, 'utf8'), key).toString('base64')}`;
}
