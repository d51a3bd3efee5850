import { isPlainObject } from '../../codec/canonical/index.js';
import { SuperOfficeError } from '../../errors/index.js';
import { columnKind, kindOfColumnInfo, type ProviderKinds } from '../../codec/archive/index.js';
import { untilAborted } from '../../http/until-aborted.js';
import { cellOf, unformatted, type WireRow } from './row.js';
import type { CallOptions, ArchivePageRequest } from '../../operations/index.js';

/** What the columns of an archive depend on. */
export type NamedArchive = Pick<ArchivePageRequest, 'provider' | 'context'>;

/** Requests the columns of a provider, and returns the answer, whatever its shape. */
export type ReadColumns = (archive: NamedArchive, options: CallOptions) => Promise<unknown>;

interface Answer {
  readonly kinds: Promise<ProviderKinds>;
  /** In milliseconds of the clock. */
  until: number;
}

/** Milliseconds. Tenants seldom add fields, and a new field appears without a new connection. */
const lifetime = 600_000;
const lifetimeAfterFailure = 60_000;
/** There are few archives, but a caller that makes up contexts must not fill the memory. */
const maxArchives = 200;
/** Milliseconds, because rows that have already arrived wait for it. */
const maxWait = 10_000;

/** "Columns are defined by the caller", as the vendor's page on the archive `Dynamic` says. */
const withoutColumns: ReadonlySet<string> = new Set(['dynamic']);

/**
 * What providers say about their columns. Each provider is asked once.
 *
 * It is asked only about columns whose kind the built-in table does not know, and only if a row has a value in one of
 * them: fields that a tenant added, and those of plug-ins. A search of the vendor's columns costs nothing more. If a
 * provider does not answer, the kinds remain unknown, and the search continues without them.
 */
export class ProviderColumns {
  readonly #sources: readonly ReadColumns[];
  readonly #clock: () => number;
  readonly #answers = new Map<string, Answer>();

  /** @param sources the best one first; each is for servers that do not support the one before */
  constructor(sources: readonly ReadColumns[], clock: () => number = () => performance.now()) {
    this.#sources = sources;
    this.#clock = clock;
  }

  /** Undefined if the provider need not be asked. */
  async kindsFor(
    request: Pick<ArchivePageRequest, 'provider' | 'context' | 'columns'>,
    rows: readonly WireRow[],
    options: CallOptions,
  ): Promise<ProviderKinds | undefined> {
    if (withoutColumns.has(request.provider.toLowerCase())) return undefined;
    const unknown = request.columns.filter((column) => columnKind(column, request.provider) === undefined);
    const isNeeded = unknown.some((column) => rows.some(({ cells }) => hasValue(cellOf(cells, column))));
    return isNeeded ? untilAborted(this.#answer(request, options), options.signal) : undefined;
  }

  #answer({ provider, context }: NamedArchive, options: CallOptions): Promise<ProviderKinds> {
    const key = JSON.stringify([provider.toLowerCase(), context ?? '']);
    const known = this.#answers.get(key);
    if (known !== undefined && this.#clock() < known.until) return known.kinds;
    const kinds = this.#read({ provider, context }, options).then((found): ProviderKinds => {
      if (found === undefined) answer.until = this.#clock() + lifetimeAfterFailure;
      return found ?? new Map();
    });
    const answer: Answer = { kinds, until: this.#clock() + lifetime };
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > maxArchives && oldest !== undefined) this.#answers.delete(oldest);
    return kinds;
  }

  /** Undefined if a later attempt may bring an answer. */
  async #read(archive: NamedArchive, options: CallOptions): Promise<ProviderKinds | undefined> {
    // Others may wait for the same answer, so this caller's signal does not abort it.
    const timeout = Math.min(options.timeout ?? maxWait, maxWait);
    const ownOptions = { ...unformatted(options), signal: undefined, timeout };
    let mayAnswerLater = false;
    for (const read of this.#sources) {
      try {
        const kinds = kindsIn(await read(archive, ownOptions));
        if (kinds.size > 0) return kinds;
      } catch (error) {
        mayAnswerLater ||= !(error instanceof SuperOfficeError && error.outcome === 'refused');
      }
    }
    return mayAnswerLater ? undefined : new Map();
  }
}

function hasValue(cell: ReturnType<typeof cellOf>): boolean {
  return cell !== undefined && (cell.display !== '' || (cell.raw ?? '') !== '');
}

/**
 * The columns in an answer, each an `ArchiveColumnInfo`: as a list (the Archive agent), by name (OData, on the vendor's
 * page on metadata), or under `value` (as OData does elsewhere).
 */
function kindsIn(answer: unknown): ProviderKinds {
  const columns = isPlainObject(answer) && Array.isArray(answer['value']) ? answer['value'] : answer;
  const kinds = new Map<string, NonNullable<ReturnType<typeof kindOfColumnInfo>>>();
  for (const info of Object.values<unknown>(isPlainObject(columns) || Array.isArray(columns) ? columns : [])) {
    if (!isPlainObject(info)) continue;
    const { Name: name, RestrictionType: restriction, DisplayType: display } = info;
    if (typeof name !== 'string' || name === '') continue;
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const kind = kindOfColumnInfo(text(restriction), text(display));
    if (kind !== undefined) kinds.set(name.toLowerCase(), kind);
  }
  return kinds;
}
