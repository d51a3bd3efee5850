import { z } from 'zod';
import { withoutTrailing } from '../parsing/index.js';

/**
 * An address that credentials are sent to. User information in it would be printed with the settings and kept in logs (RFC
 * 3986, section 3.2.1: "should not be used"), and a query or a fragment would swallow what is appended to it.
 */
const address = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !hasUserInformation(url), 'must not hold a user name or password: they belong in auth')
  .refine((url) => !/[?#]/.test(url), 'must not have a query (?) or a fragment (#)');

/** The address of a site. On a network of one's own it may be http. */
export const siteUrlSchema = address;

/** Secrets go there, so it must not be heard by others on the way: https, or http on this machine. */
export const loginUrlSchema = address
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'should begin with https')
  .transform((url) => withoutTrailing(url, '/'));

/** Whether a host, as `URL` writes it, is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Also where the rest of the text is not an address. */
export function hasUserInformation(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/*[^/?#]*@/i.test(text.trim());
}
