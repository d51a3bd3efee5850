import type { TransportName } from '../errors/index.js';
import type { PartialConfiguration } from './schema.js';

/**
 * Settings with which every answer is the server's own, over this transport: without routes, and so without shadows, and
 * without a cache. For comparisons, which would otherwise compare a transport with itself.
 */
export function oneTransport(transport: TransportName) {
  return { transport, routes: [], cache: false } as const satisfies PartialConfiguration;
}
