import type { TransportName } from '../../../errors/index.js';
import type { HttpRequest } from '../../../http/index.js';

/** Whether the caller named a time zone, in `SO-TimeZone` or the TimeZone header. */
export const zoneNames = ['none', 'named'] as const;

export type ZoneName = (typeof zoneNames)[number];

/** What a request was sent for. */
export interface ReadLabel {
  /** The row of the table of reads, such as `contacts.get`. */
  readonly read: string;
  readonly transport: TransportName;
  readonly zone: ZoneName;
}

/** A failure below HTTP: no answer came. */
export interface ExchangeFailure {
  /** The class, such as `NetworkError`. */
  readonly error: string;
  /** Such as `ECONNREFUSED`. */
  readonly code?: string | undefined;
}

/** One request of a read, and what came back. */
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

/** What a request is addressed to, told from its URL and its SOAPAction alone. */
export type Target =
  | { readonly face: 'soap' | 'agents'; readonly agent: string; readonly operation: string }
  | { readonly face: 'rest'; readonly path: string }
  | { readonly face: 'other' };

export function targetOf({ url, method, headers }: Pick<HttpRequest, 'url' | 'method' | 'headers'>): Target {
  const { pathname } = new URL(url);
  const [, service = ''] = /\/Remote\/Services\d+\/([A-Za-z]\w*)\.svc$/.exec(pathname) ?? [];
  if (service !== '' && method === 'POST') {
    const action = Object.entries(headers).find(([name]) => name.toLowerCase() === 'soapaction')?.[1] ?? '';
    // A pattern that may begin within a word would go over the word once for each of its letters.
    return { face: 'soap', agent: service, operation: /(?<!\w)(\w+)"?$/.exec(action)?.[1] ?? '' };
  }
  const [, path] = /\/api\/v1\/(.*)$/.exec(pathname) ?? [];
  if (path === undefined) return { face: 'other' };
  const [, agent, operation] = /^Agents\/(\w+)\/(\w+)$/.exec(path) ?? [];
  if (agent !== undefined && operation !== undefined) return { face: 'agents', agent, operation };
  return { face: 'rest', path };
}

/**
 * A request in one line without ids, hosts or values: `GET Contact/{id}`, `SOAP Contact.GetContactEntity`. It tells apart
 * the requests of one read.
 */
export function addressOf(request: Pick<HttpRequest, 'url' | 'method' | 'headers'>): string {
  const target = targetOf(request);
  switch (target.face) {
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
