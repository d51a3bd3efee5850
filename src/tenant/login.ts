import { originOf } from './addresses.js';

/**
 * Where one signs in on line.
 *
 * @param environment `sod`, `stage` or `prod`, or a host's own name
 * @returns such as `https://sod.superoffice.com/login`, without a slash at its end
 */
export function loginUrlOf(environment: string): string {
  return `${originOf(environment)}/login`;
}
