import { originOf } from './addresses.js';

/**
 * The login URL of an Online environment.
 *
 * @param environment `sod`, `stage` or `prod`, or a host name
 * @returns such as `https://sod.superoffice.com/login`, without a trailing slash
 */
export function loginUrlOf(environment: string): string {
  return `${originOf(environment)}/login`;
}
