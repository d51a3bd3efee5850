import type { SuperOffice } from '../client/superoffice.js';
import type { TransportName } from '../errors/index.js';

/** One of the sides that `verify` and `sweep` compare: a connection, and the transport that serves its calls. */
export interface Side {
  /** The name in reports, such as `rest`. */
  readonly name: string;
  readonly so: SuperOffice<unknown>;
  /** Default: the transport that the connection is configured with. */
  readonly transport?: TransportName | undefined;
}

/**
 * Why sides cannot be compared: two have the same name, one has routes, by which another may serve its calls, or one keeps
 * answers, which then are not the server's.
 */
export function problemOfSides(sides: readonly Side[]): string | undefined {
  const names = sides.map(({ name }) => name);
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) return `${duplicate} cannot be compared with itself; name another candidate`;
  const routed = sides.find(({ so, transport }) => transport === undefined && isRouted(so));
  if (routed !== undefined) {
    return `the connection of ${routed.name} has routes, by which other transports may serve its calls: connect with routes: [], or set the transport of the side`;
  }
  const caching = sides.find(({ so }) => isCaching(so));
  return caching === undefined
    ? undefined
    : `the connection of ${caching.name} has a cache, whose answers may be older than the server's: connect with cache: false`;
}

/** A side of another kind than a connection, as in a test, has neither routing nor cache. */
function isRouted({ routing }: Partial<Side['so']>): boolean {
  return routing !== undefined && routing.current.routes.length > 0;
}

function isCaching({ cache }: Partial<Side['so']>): boolean {
  return cache !== undefined && cache.kinds.length > 0;
}
