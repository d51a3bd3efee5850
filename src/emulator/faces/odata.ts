import type { Session } from '../access/access.js';
import { namesIn } from '../archive/agent.js';
import { optionsIn, searchArchive } from '../archive/archives.js';
import type { FoundRow } from '../archive/bands.js';
import { displayValue, rawValue, slimValue, tooltipHint } from '../archive/cells.js';
import { columnsByName, providerNames } from '../archive/metadata.js';
import { badRequest } from '../server-error.js';
import { type FaceAnswer, type FaceCall, header, jsonAnswer, jsonResult, type FaceResult } from './context.js';

/** The archives by name, as `/Archive` lists them. */
export function archiveNames(call: FaceCall): FaceAnswer {
  const names = providerNames();
  return jsonAnswer(200, {
    'odata.metadata': metadataAddress(call),
    value: names.map((name) => ({ name, url: name })),
  });
}

/** The columns of an archive by name, as the vendor's page on metadata shows them. */
export function archiveColumns(call: FaceCall, provider: string): FaceAnswer {
  const language = header(call, 'so-language') ?? header(call, 'accept-language') ?? '';
  return jsonAnswer(200, columnsByName(provider, language));
}

/** A search by OData: the collection of a resource, an archive by name, or a list below an entity, which is restricted to it. */
export function odataSearch(call: FaceCall, provider: string, session: Session, restriction = ''): FaceResult {
  const options = optionsOf(call);
  const option = (name: string) => options.get(name) ?? '';
  const found = searchArchive(
    call.server,
    {
      provider,
      columns: namesIn(option('$select')),
      restriction: [restriction, option('$filter')]
        .filter((each) => each !== '')
        .map((each) => `(${each})`)
        .join(' and '),
      sortOrder: option('$orderby'),
      entities: namesIn(option('$entities')),
      options: optionsIn(option('$options')),
    },
    session,
  );
  const skip = count(option('$skip'), '$skip') ?? 0;
  const top = count(option('$top'), '$top') ?? Infinity;
  const mode = option('$mode').toLowerCase();
  if (!['', 'slim', 'wide', 'full'].includes(mode)) throw badRequest(`Unknown $mode ${option('$mode')}`);
  const { rows, more } = found.page(skip, skip + top);
  return jsonResult({
    'odata.metadata': metadataAddress(call),
    'odata.nextLink': more ? nextLink(call, options, skip + top) : null,
    value: rows.map((row) => (mode === 'full' ? fullRow(row) : slimRow(row))),
  });
}

function fullRow({ id, entityName, cells }: FoundRow) {
  const columns = cells.map(({ name, column, value }) => [
    name,
    {
      RawValue: rawValue(column, value),
      DisplayValue: displayValue(column, value),
      LinkHint: '',
      TooltipHint: tooltipHint(column, value, id),
    },
  ]);
  return {
    PrimaryKey: id,
    EntityName: entityName,
    StyleHint: '',
    LinkHint: `nav=${entityName}&${entityName}_id=${id}`,
    TableRight: null,
    Column: Object.fromEntries(columns) as unknown,
  };
}

function slimRow({ id, entityName, cells }: FoundRow) {
  const values = cells.map(({ name, column, value }) => [name, slimValue(column, value)]);
  return { PrimaryKey: String(id), EntityName: entityName, ...(Object.fromEntries(values) as object) };
}

/** The options by their names in lower case: of the query, and of a form. */
function optionsOf({ query, body, method }: FaceCall): Map<string, string> {
  const form = method === 'POST' ? new URLSearchParams(body.toString('utf8')) : [];
  return new Map([...query, ...form].map(([name, value]) => [name.toLowerCase(), value]));
}

function count(text: string, name: string): number | undefined {
  if (text === '') return undefined;
  if (!/^\d{1,10}$/.test(text)) throw badRequest(`${name} must be an integer, not ${text}`);
  return Number(text);
}

function metadataAddress({ origin, server }: FaceCall): string {
  return `${origin}/${server.tenant}/api/v1/Archive/$metadata`;
}

function nextLink({ origin, server, steps }: FaceCall, options: ReadonlyMap<string, string>, skip: number): string {
  const query = new URLSearchParams([...options].filter(([name]) => name !== '$skip'));
  query.set('$skip', String(skip));
  return `${origin}/${server.tenant}/${steps.join('/')}?${query.toString()}`;
}
