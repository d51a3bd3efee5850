import type { TransportName } from '../../../errors/index.js';
import type { HttpRequest } from '../../../http/index.js';

/** Whether the caller sends a time zone, in `SO-TimeZone` or the TimeZone header. */
export const zoneNames = ['none', 'named'] as const;

export type ZoneName = (typeof zoneNames)[number];

/** The read that a request belongs to. */
export interface ReadLabel {
  /** The row of the table of reads, such as `contacts.get`. */
  readonly read: string;
  readonly transport: TransportName;
  readonly zone: ZoneName;
}

/** A failure below HTTP, without an answer. */
export interface ExchangeFailure {
  /** The class, such as `NetworkError`. */
  readonly error: string;
  /** Such as `ECONNREFUSED`. */
  readonly code?: string | undefined;
}

/** One request of a read, and its answer. */
export interface CapturedExchange extends ReadLabel {
  /** See `addressOf`. */
  readonly address: string;
  readonly answer: CapturedAnswer | ExchangeFailure;
}

export interface CapturedAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The target of a request, derived from its URL and SOAPAction. */
export type Target =
  | { readonly api: 'soap' | 'agents'; readonly agent: string; readonly operation: string }
  | { readonly api: 'rest'; readonly path: string }
  | { readonly api: 'other' };

export function targetOf({ url, method, headers }: Pick<HttpRequest, 'url' | 'method' | 'headers'>): Target {
  const { pathname } = new URL(url);
  const [, service = ''] = /\/Remote\/Services\d+\/([A-Za-z]\w*)\.svc$/.exec(pathname) ?? [];
  if (service !== '' && method === 'POST') {
    const action = Object.entries(headers).find(([name]) => name.toLowerCase() === 'soapaction')?.[1] ?? '';
    // Without the lookbehind, the expression would retry at each letter of a word.
    return { api: 'soap', agent: service, operation: /(?<!\w)(\w+)"?$/.exec(action)?.[1] ?? '' };
  }
  const [, path] = /\/api\/v1\/(.*)$/.exec(pathname) ?? [];
  if (path === undefined) return { api: 'other' };
  const [, agent, operation] = /^Agents\/(\w+)\/(\w+)$/.exec(path) ?? [];
  if (agent !== undefined && operation !== undefined) return { api: 'agents', agent, operation };
  return { api: 'rest', path };
}

/**
 * A request in one line without ids, hosts or values: `GET Contact/{id}`, `SOAP Contact.GetContactEntity`. It distinguishes
 * the requests of one read.
 */
export function addressOf(request: Pick<HttpRequest, 'url' | 'method' | 'headers'>): string {
  const target = targetOf(request);
  switch (target.api) {
    case 'soap':
      return `SOAP ${target.agent}.${target.operation}`;
    case 'agents':
      return `${request.method} Agents/${target.agent}/${target.operation}`;
    case 'rest':
      return `${request.method} ${target.path.replace(/(^|\/)-?\d+(?=\/|$)/g, '$1{id}')}`;
    case 'other':
      return `${request.method} elsewhere`;
  }
}
