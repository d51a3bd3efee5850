import * as z from 'zod';
import { isLoopback } from '../http/loopback.js';
import { withoutTrailing } from '../parsing/index.js';

export { isLoopback };

/**
 * An address that credentials are sent to. User information in it would be printed with the settings and end up in logs
 * (RFC 3986, section 3.2.1: "should not be used"); a query or a fragment would swallow the path that is appended to it.
 */
const address = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !hasUserInformation(url), 'must not contain a user name or password: put them in auth')
  .refine((url) => !/[?#]/.test(url), 'must not have a query (?) or a fragment (#)');

/** The address of an Onsite installation. It may be http, for a private network. */
export const siteUrlSchema = address;

/** Secrets are sent there, so it must be encrypted: https, or http on this machine. */
export const loginUrlSchema = address
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'must start with https')
  .transform((url) => withoutTrailing(url, '/'));

/** Whether a text has user information, even if the rest of it is not a URL. */
export function hasUserInformation(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/*[^/?#]*@/i.test(text.trim());
}
