import { hostNamed } from './addresses.js';

/**
 * Where one signs in on line. The hosts with a number, such as `online3`, serve data alone.
 *
 * @param environment `sod`, `stage` or `prod`, or a host's own name
 * @returns such as `https://sod.superoffice.com/login`, without a slash at its end
 */
export function loginUrlOf(environment: string): string {
  return `https://${hostNamed(environment).replace(/\d+$/, '')}.superoffice.com/login`;
}
