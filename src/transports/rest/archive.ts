import { pathSegment } from '../../operations/path-segment.js';
import { isPlainObject } from '../../codec/canonical/index.js';
import { ProtocolError } from '../../errors/index.js';
import { columnsOverAgent } from '../archive/over-agent.js';
import { columnsText, isGrouped, sortText } from '../archive/page.js';
import { type ReadColumns, ProviderColumns } from '../archive/provider-columns.js';
import { rowReader, separated, archiveDetails, unformatted, wireRow } from '../archive/row.js';
import type { CallAgent } from '../agent-wire.js';
import { encodeQuery, type JsonRequest, type SendJson } from '../json/client.js';
import type { ExchangeHandlers } from '../transport.js';
import type { ArchivePage, ArchivePageRequest, CallOptions } from '../../operations/index.js';

/** IIS refuses a query string of more than 2,048 characters unless configured otherwise. */
const maxQueryLength = 2_000;

type ReadArchive = Pick<ExchangeHandlers, 'archive.page'>;

/**
 * Archives as OData, in the mode that returns raw values. OData reports no count, so pages with a count are read through
 * the Archive agent.
 */
export function archiveOverOData(send: SendJson, call: CallAgent, overAgent: ReadArchive): ReadArchive {
  const providers = new ProviderColumns([columnsOverOData(send), columnsOverAgent(call)]);
  return {
    async 'archive.page'(request: ArchivePageRequest, options: CallOptions): Promise<ArchivePage> {
      if (request.count) return overAgent['archive.page'](request, options);
      const answer = await send(odataRequest(request), unformatted(options));
      const { value, 'odata.nextLink': nextLink } = isPlainObject(answer) ? answer : {};
      if (!Array.isArray(value) || !value.every(isPlainObject)) {
        throw new ProtocolError('Archive: the answer has no rows under "value"', archiveDetails);
      }
      // The vendor's page calls the cells Column; the carrier behind it has ColumnData.
      const { rows, total } = separated(value.map((row) => wireRow(row, row['Column'] ?? row['ColumnData'])));
      const window = isGrouped(request.columns) ? rows : rows.slice(0, request.top);
      const known = await providers.kindsFor(request, [...window, ...(total === undefined ? [] : [total])], options);
      const readRow = rowReader(request, known, options.language);
      return {
        rows: window.map(readRow),
        next: nextSkip(nextLink) ?? (rows.length < request.top ? undefined : request.skip + request.top),
        ...(total === undefined ? {} : { total: readRow(total) }),
      };
    },
  };
}

function odataRequest(request: ArchivePageRequest): JsonRequest {
  const { provider, resource, columns, filter, orderBy, entities, context, options, skip, top } = request;
  const query = {
    $select: columnsText(columns),
    $filter: unlessEmpty(filter),
    $orderBy: unlessEmpty(sortText(orderBy)),
    $entities: unlessEmpty(entities.join(',')),
    $context: context,
    $options: unlessEmpty(options),
    $top: String(top),
    $skip: skip === 0 ? undefined : String(skip),
    $mode: 'FULL',
  };
  const archive = archivePath(provider);
  const encoded = encodeQuery(query);
  // A collection accepts a query only with GET; the archive behind it also accepts a form.
  return encoded.length > maxQueryLength
    ? { method: 'POST', path: archive, form: encoded, ...archiveDetails, output: 'json' }
    : { method: 'GET', path: resource ?? archive, query, ...archiveDetails, output: 'json' };
}

/**
 * Uses the address in the OpenAPI document; the vendor's page on metadata omits the slash before `$metadata`. The address
 * takes no context, so columns that depend on one are read through the Archive agent.
 */
function columnsOverOData(send: SendJson): ReadColumns {
  const answered = { agent: 'Archive', operation: 'GetAvailableColumns', output: 'json' } as const;
  return async ({ provider, context }, options) =>
    context === undefined
      ? send({ method: 'GET', path: `${archivePath(provider)}/$metadata`, ...answered }, options)
      : undefined;
}

/** The provider, such as `CustomObject:y_equipment`, is one step of the path. */
function archivePath(provider: string): string {
  return `Archive/${pathSegment(provider, 'provider')}`;
}

function unlessEmpty(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** A server that returns fewer rows than requested adds a link if there are more. */
function nextSkip(link: unknown): number | undefined {
  const skip = typeof link === 'string' ? /[?&](?:\$|%24)skip=(\d{1,10})(?:&|$)/i.exec(link)?.[1] : undefined;
  return skip === undefined ? undefined : Number(skip);
}
