import type { Check } from './check.js';
import { clockCheck } from './clock.js';
import { contractCheck } from './contract.js';
import { proxyCheck } from './proxy.js';
import { restReachCheck, soapReachCheck } from './reach.js';
import { tlsCheck } from './tls.js';

/** In the order of their dependencies. */
export const checks: readonly Check[] = [
  proxyCheck,
  tlsCheck,
  soapReachCheck,
  restReachCheck,
  clockCheck,
  contractCheck,
];
