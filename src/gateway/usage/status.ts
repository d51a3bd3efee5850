import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodeJson, markup } from '../../output-text/index.js';
import { isLoopback } from '../../http/index.js';
import { count, counted } from '../../migration/report/wording.js';
import type { RouteExplanation } from '../../pipeline/routing/index.js';
import { describe, type DescribedUsage } from './described.js';
import { type PageTexts, type Section, table, timeText, usagePage } from './page.js';
import { nameOf, Usage, type UsageFacts } from './usage.js';

/** What one or several processes have seen, as JSON that can be sent to another process. */
export interface GatewayStatus {
  /** Such as `Gateway to Agents of https://crm.example.com`. */
  readonly what: string;
  /** How many processes it is from. */
  readonly processes: number;
  readonly usage: UsageFacts;
  /** Where the calls of each operation that was used go now; none if that is not known. */
  readonly routes: Readonly<Record<string, RouteExplanation>>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers with the page, or with JSON if the path ends with `json`. */
export function statusHandler(read: () => GatewayStatus | Promise<GatewayStatus>): Handler {
  return ({ method, url = '/' }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const isJson = /[./]json$/.test(url.split('?', 1)[0] ?? '');
    const answer = async () => {
      const status = await read();
      const body = isJson ? `${encodeJson(describedStatus(status), 2)}\n` : statusPage(status);
      response
        .writeHead(200, {
          'Content-Type': isJson ? 'application/json' : 'text/html; charset=utf-8',
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "frame-ancestors 'none'",
          'Referrer-Policy': 'no-referrer',
        })
        .end(method === 'HEAD' ? undefined : body);
    };
    answer().catch(() => response.writeHead(503).end());
  };
}

/**
 * Answers as `statusHandler` of a gateway does, with one page for several processes that serve the same clients. They must
 * have the same `usage.digestKey`, or each client is shown once for each process.
 *
 * @param read asks the processes for their `status()`; those that do not answer are left out
 * @example
 * import { createServer } from 'node:http';
 * import { statusHandlerOf } from 'superoffice-bridge/gateway';
 *
 * const page = statusHandlerOf(async () => [gateway.status()]);
 * createServer(page).listen(9090, '127.0.0.1');
 */
export function statusHandlerOf(read: () => Promise<readonly (GatewayStatus | undefined)[]>): Handler {
  return statusHandler(async () => mergedStatus((await read()).filter((each) => each !== undefined)));
}

/** @throws RangeError if there is none */
function mergedStatus([first, ...others]: readonly GatewayStatus[]): GatewayStatus {
  if (first === undefined) throw new RangeError('no process has a status');
  // The digests of applications were made by the processes.
  const usage = new Usage(Buffer.alloc(0), first.usage);
  for (const each of others) usage.merge(each.usage);
  const routes = new Map(Object.entries(first.routes));
  for (const [operation, route] of others.flatMap((each) => Object.entries(each.routes))) {
    if (routes.get(operation)?.tripped !== true) routes.set(operation, route);
  }
  const processes = [first, ...others].reduce((sum, each) => sum + each.processes, 0);
  return { what: first.what, processes, usage: usage.facts(), routes: Object.fromEntries(routes) };
}

/**
 * Refuses requests that name another host than this machine: a page in a browser here could be led to a server on loopback by a
 * name of its own (DNS rebinding), and read the answer.
 */
export function forThisMachine(handler: Handler): Handler {
  return (request, response) => {
    const { host = '' } = request.headers;
    if (isLoopback(host.replace(/:\d+$/, ''))) handler(request, response);
    else response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Open the page by the address 127.0.0.1.\n');
  };
}

interface DescribedStatus extends DescribedUsage {
  readonly what: string;
  readonly processes: number;
  readonly at: string;
  readonly operations: readonly (DescribedUsage['operations'][number] & {
    readonly route: string | null;
    readonly tripped: boolean;
  })[];
}

function describedStatus({ what, processes, usage, routes }: GatewayStatus): DescribedStatus {
  const described = describe(usage);
  const known = new Map(Object.entries(routes));
  const operations = described.operations.map((each) => {
    const route = known.get(nameOf(each));
    return { ...each, route: route?.text ?? null, tripped: route?.tripped ?? false };
  });
  return { what, processes, at: new Date().toISOString(), ...described, operations };
}

function statusPage(given: GatewayStatus): string {
  const status = describedStatus(given);
  const { what, processes, at, since, operations } = status;
  const calls = operations.reduce((sum, each) => sum + each.calls, 0);
  const tripped = operations.filter((each) => each.tripped);
  const routes = new Map(operations.map((each) => [nameOf(each), each.route]));
  const from = processes === 1 ? what : `${what} · ${counted(processes, 'process', 'processes')}`;
  const texts: PageTexts = {
    title: tripped.length === 0 ? 'In service' : `Guardrails have tripped for ${counted(tripped.length, 'operation')}`,
    overline: `${from} · ${timeText(since)} to ${timeText(at)} UTC`,
    lead: `${count(calls)} calls since the start. Load the page again for later figures; json below this address has the same for programs.`,
    colour: tripped.length === 0 ? 'good' : 'bad',
    sections: Object.keys(given.routes).length === 0 ? [] : [routeSection(operations)],
    note: (operation) => routes.get(nameOf(operation)) ?? undefined,
  };
  return usagePage(status, texts);
}

function routeSection(operations: DescribedStatus['operations']): Section {
  const rows = operations.flatMap(({ route, tripped, ...each }) =>
    route === null
      ? []
      : [[markup`<code>${nameOf(each)}</code>`, route.replace(/^[^:]*: /, ''), tripped ? 'tripped' : '']],
  );
  return {
    id: 'routes',
    title: 'Routes',
    lead: 'Where the calls of each operation go now, and whether the guardrails of its route have tripped.',
    content: table('routes', ['operation', 'route', 'guardrails'], rows),
  };
}
