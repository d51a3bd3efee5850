import { refusesRequest } from './exception-types.js';
import type { TransportName } from './transport-name.js';

/** The method and the address of a request. */
export interface RequestPlace {
  readonly method: string;
  readonly url: string;
}

/** The paths of the APIs, below the tenant's address. */
const apiPaths: Readonly<Record<TransportName, string>> = {
  soap: '/Remote/Services88',
  rest: '/api/v1',
  agents: '/api/v1/Agents',
};

const wrongAddress = {
  what: ({ url }: RequestPlace) => `there is nothing at ${url}`,
  fix(transport: TransportName | undefined) {
    const path = transport === undefined ? '' : `, which ends before ${apiPaths[transport]}`;
    return `this does not mean that an entity is absent. Check the tenant's address (tenant.url)${path}; if it is right, this server does not have this endpoint, so use another transport`;
  },
};

/** Why a server does not accept a request at this address or in this form. */
const refusals: Readonly<Record<number, typeof wrongAddress>> = {
  404: wrongAddress,
  410: wrongAddress,
  405: {
    what: ({ method, url }) => `${method} is not allowed at ${url}`,
    fix: () =>
      'nothing was done. Check whether a module of the web server, such as WebDAV, blocks this method; the transports agents and soap only use POST',
  },
  413: {
    what: ({ url }) => `the request is larger than ${url} accepts`,
    fix: () => 'nothing was done. Raise the limit of the web server (maxAllowedContentLength in IIS), or send less',
  },
  414: {
    what: ({ url }) => `the address of the request to ${url} is longer than the server accepts`,
    fix: () =>
      'nothing was done. Raise the limit of the web server (maxUrl and maxQueryString in IIS), or ask for less',
  },
  415: {
    what: ({ url }) => `${url} does not accept the content type of the request`,
    fix: () =>
      "nothing was done. Check that the tenant's address (tenant.url) leads to NetServer, or use another transport",
  },
  431: {
    what: ({ url }) => `the headers of the request are larger than ${url} accepts`,
    fix: () => 'nothing was done. Raise the limit of the web server',
  },
};

/**
 * The message for a request that was refused before it reached an operation: where, and what to do about it.
 *
 * @returns undefined if the status means something else
 */
export function refusalText(
  status: number | undefined,
  place: RequestPlace | undefined,
  transport: TransportName | undefined,
): string | undefined {
  if (status === undefined || !refusesRequest(status)) return undefined;
  const refusal = Object.hasOwn(refusals, status) ? refusals[status] : undefined;
  if (refusal === undefined || place === undefined) return undefined;
  const { method, url } = place;
  return `${refusal.what({ method, url: withoutQuery(url) })} (status ${status}); ${refusal.fix(transport)}`;
}

/** An address without the parts that may be secret: user and password, query and fragment. */
function withoutQuery(url: string): string {
  try {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
  } catch {
    return 'an invalid address';
  }
}
