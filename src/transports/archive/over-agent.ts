import { isPlainObject } from '../../canonical/index.js';
import type { CanonicalObject } from '../../contract/index.js';
import { ProtocolError } from '../../errors/index.js';
import type { CallAgent } from '../call-agent.js';
import type { CallOptions } from '../transport.js';
import { coveringPages } from './covering-pages.js';
import { type ArchivePage, type ArchivePageRequest, sortText } from './page.js';
import { readRow, served, unformatted } from './row.js';

/** Archives by the Archive agent, whose cells are text with markers. */
export function archiveOverAgent(call: CallAgent) {
  return {
    async 'archive.page'(request: ArchivePageRequest, options: CallOptions): Promise<ArchivePage> {
      const { pageSize, pages, before } = coveringPages(request.skip, request.top);
      const read: CanonicalObject[] = [];
      for (const page of pages) {
        const rows = await readPage(call, request, page, pageSize, options);
        read.push(...rows);
        // What is not full was the last.
        if (rows.length < pageSize) break;
      }
      const window = read.slice(before, before + request.top);
      return {
        rows: window.map((row) => readRow(row, row['ColumnData'], request.columns, options.language)),
        next: window.length === request.top ? request.skip + request.top : undefined,
      };
    },
  };
}

async function readPage(
  call: CallAgent,
  { provider, columns, orderBy, filter, entities, context }: ArchivePageRequest,
  page: number,
  pageSize: number,
  options: CallOptions,
): Promise<CanonicalObject[]> {
  const parameters = {
    ProviderName: provider,
    Columns: columns.join(','),
    SortOrder: sortText(orderBy),
    Restriction: filter,
    Entities: entities.join(','),
    Page: page,
    PageSize: pageSize,
    Options: '',
    Context: context ?? '',
  };
  const outputs = await call(served.agent, served.operation, parameters, unformatted(options));
  const result = outputs['Response'];
  if (!isPlainObject(result)) {
    throw new ProtocolError('Archive: the server answered with nothing where the rows should be', served);
  }
  const rows: unknown = result['Rows'] ?? [];
  return Array.isArray(rows) ? rows.filter(isPlainObject) : [];
}
