import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodeJson, markup } from '../../encoding/index.js';
import { isLoopback } from '../../http/index.js';
import { count, counted } from '../../migration/report/wording.js';
import type { RouteExplanation } from '../../pipeline/routing/index.js';
import { describe, type DescribedUsage } from './described.js';
import { type PageTexts, type Section, table, timeText, usagePage } from './page.js';
import { nameOf, type UsageFacts } from './usage.js';

/** What a status page shows. */
export interface StatusSource {
  /** Such as `Gateway to Agents of https://crm.example.com`. */
  readonly what: string;
  facts(): UsageFacts;
  /** Where the calls of an operation go now; undefined if that is not known. */
  route?(operation: string): RouteExplanation | undefined;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers with the page, or with JSON if the path ends with `json`. */
export function statusHandler(source: StatusSource): Handler {
  return ({ method, url = '/' }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const isJson = /[./]json$/.test(url.split('?', 1)[0] ?? '');
    const body = isJson ? `${encodeJson(statusOf(source), 2)}\n` : statusPage(source);
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

interface Status extends DescribedUsage {
  readonly what: string;
  readonly at: string;
  readonly operations: readonly (DescribedUsage['operations'][number] & {
    readonly route: string | null;
    readonly tripped: boolean;
  })[];
}

function statusOf(source: StatusSource): Status {
  const described = describe(source.facts());
  const operations = described.operations.map((each) => {
    const route = source.route?.(`agents.${nameOf(each)}`);
    return { ...each, route: route?.text ?? null, tripped: route?.tripped ?? false };
  });
  return { what: source.what, at: new Date().toISOString(), ...described, operations };
}

function statusPage(source: StatusSource): string {
  const status = statusOf(source);
  const { what, at, since, operations } = status;
  const calls = operations.reduce((sum, each) => sum + each.calls, 0);
  const tripped = operations.filter((each) => each.tripped);
  const routes = new Map(operations.map((each) => [nameOf(each), each.route]));
  const texts: PageTexts = {
    title: tripped.length === 0 ? 'In service' : `Guardrails have tripped for ${counted(tripped.length, 'operation')}`,
    overline: `${what} · ${timeText(since)} to ${timeText(at)} UTC`,
    lead: `${count(calls)} calls since the start. Load the page again for later figures; json below this address has the same for programs.`,
    colour: tripped.length === 0 ? 'good' : 'bad',
    sections: source.route === undefined ? [] : [routeSection(operations)],
    note: (operation) => routes.get(nameOf(operation)) ?? undefined,
  };
  return usagePage(status, texts);
}

function routeSection(operations: Status['operations']): Section {
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
