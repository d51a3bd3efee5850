import { isPlainObject } from '../../codec/canonical/index.js';
import { ProtocolError } from '../../errors/index.js';
import type { CallAgent } from '../agent-wire.js';
import { coveringPages } from './covering-pages.js';
import { columnsText, isGrouped, sortText } from './page.js';
import { type ReadColumns, ProviderColumns } from './provider-columns.js';
import { rowReader, separated, archiveDetails, unformatted, type WireRow, wireRow } from './row.js';
import type { CallOptions, ArchivePage, ArchivePageRequest } from '../../operations/index.js';

/** Archives through the Archive agent, whose cells are texts with markers. */
export function archiveOverAgent(call: CallAgent) {
  const providers = new ProviderColumns([columnsOverAgent(call)]);
  return {
    async 'archive.page'(request: ArchivePageRequest, options: CallOptions): Promise<ArchivePage> {
      const { pageSize, pages, before } = coveringPages(request.skip, request.top);
      const read: WireRow[] = [];
      let total: WireRow | undefined;
      let rowCount: unknown;
      for (const page of pages) {
        const answer = await readPage(call, request, page, pageSize, options);
        for (const row of answer.rows) read.push(row);
        total = answer.total ?? total;
        rowCount = answer.rowCount;
        // A page that is not full is the last.
        if (answer.rows.length < pageSize) break;
      }
      const isWhole = before === 0 && isGrouped(request.columns);
      const window = isWhole ? read : read.slice(before, before + request.top);
      const known = await providers.kindsFor(request, [...window, ...(total === undefined ? [] : [total])], options);
      const readRow = rowReader(request, known, options.language);
      return {
        rows: window.map(readRow),
        next: window.length >= request.top ? request.skip + request.top : undefined,
        ...(total === undefined ? {} : { total: readRow(total) }),
        ...(request.count ? { rowCount: countOf(rowCount, window.length) } : {}),
      };
    },
  };
}

/** Reads the columns of a provider through the Archive agent. */
export function columnsOverAgent(call: CallAgent): ReadColumns {
  return async ({ provider, context }, options) => {
    const parameters = { ProviderName: provider, Context: context ?? '' };
    return (await call('Archive', 'GetAvailableColumns', parameters, options))['Response'];
  };
}

/** Makes the server count the rows, as the vendor's client describes the parameter. */
const countOption = 'rowcount=true';

async function readPage(
  call: CallAgent,
  { provider, columns, orderBy, filter, entities, context, options: archiveOptions, count }: ArchivePageRequest,
  page: number,
  pageSize: number,
  options: CallOptions,
): Promise<{ readonly rows: WireRow[]; readonly total: WireRow | undefined; readonly rowCount: unknown }> {
  const parameters = {
    ProviderName: provider,
    Columns: columnsText(columns),
    SortOrder: sortText(orderBy),
    Restriction: filter,
    Entities: entities.join(','),
    Page: page,
    PageSize: pageSize,
    Options: [archiveOptions, count ? countOption : ''].filter((each) => each !== '').join('&'),
    Context: context ?? '',
  };
  const outputs = await call(archiveDetails.agent, archiveDetails.operation, parameters, unformatted(options));
  const result = outputs['Response'];
  if (!isPlainObject(result)) {
    throw new ProtocolError('Archive: the answer contains no rows', archiveDetails);
  }
  const rows: unknown = result['Rows'];
  if (!Array.isArray(rows) || !rows.every(isPlainObject)) {
    throw new ProtocolError('Archive: the answer has no rows under "Rows"', archiveDetails);
  }
  return { ...separated(rows.map((row) => wireRow(row, row['ColumnData']))), rowCount: result['RowCount'] };
}

/** A server that does not count answers 0 or -1. Null if so, or if there are more rows than that. */
function countOf(rowCount: unknown, rows: number): number | null {
  return typeof rowCount === 'number' && Number.isSafeInteger(rowCount) && rowCount >= rows ? rowCount : null;
}
