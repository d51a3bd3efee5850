import { isPlainObject } from '../../canonical/index.js';
import type { CanonicalObject } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import { type ArchivePage, type ArchivePageRequest, sortText } from '../archive/page.js';
import { readRow, served, unformatted } from '../archive/row.js';
import { encodeQuery, type JsonRequest, type SendJson } from '../json/json-client.js';
import type { CallOptions } from '../transport.js';

/** IIS refuses a query string of more than 2,048 characters unless it was told otherwise. */
const longestQuery = 2_000;

/** Archives as OData, in the mode that gives raw values. */
export function archiveOverOData(send: SendJson) {
  return {
    async 'archive.page'(request: ArchivePageRequest, options: CallOptions): Promise<ArchivePage> {
      const answer = await send(odataRequest(request), unformatted(options));
      const { value: rows, 'odata.nextLink': nextLink } = isPlainObject(answer) ? answer : {};
      if (!Array.isArray(rows) || !rows.every(isPlainObject)) {
        throw new ProtocolError('Archive: the answer has no rows under "value"', served);
      }
      return {
        rows: rows.slice(0, request.top).map((row) => readRow(row, cellsOf(row), request.columns, options.language)),
        next: nextSkip(nextLink) ?? (rows.length < request.top ? undefined : request.skip + request.top),
      };
    },
  };
}

function odataRequest(request: ArchivePageRequest): JsonRequest {
  const { provider, resource, columns, filter, orderBy, entities, context, skip, top } = request;
  const query = {
    $select: columns.join(','),
    $filter: unlessEmpty(filter),
    $orderBy: unlessEmpty(sortText(orderBy)),
    $entities: unlessEmpty(entities.join(',')),
    $context: context,
    $top: String(top),
    $skip: skip === 0 ? undefined : String(skip),
    $mode: 'FULL',
  };
  const archive = `Archive/${encodeURIComponent(provider)}`;
  const encoded = encodeQuery(query);
  // A collection takes its query by GET alone; the archive behind it takes a form as well.
  return encoded.length > longestQuery
    ? { method: 'POST', path: archive, form: encoded, ...served, output: 'json' }
    : { method: 'GET', path: resource ?? archive, query, ...served, output: 'json' };
}

function unlessEmpty(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** A server that gives fewer rows than it was asked for says by a link that there are more. */
function nextSkip(link: unknown): number | undefined {
  const skip = typeof link === 'string' ? /[?&](?:\$|%24)skip=(\d{1,10})(?:&|$)/i.exec(link)?.[1] : undefined;
  return skip === undefined ? undefined : Number(skip);
}

/** The vendor's page calls them Column; the carrier behind it has ColumnData. */
function cellsOf(row: CanonicalObject): unknown {
  return row['Column'] ?? row['ColumnData'];
}
