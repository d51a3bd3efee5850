import { isPlainObject } from '../../codec/canonical/index.js';
import { SuperOfficeError } from '../../errors/index.js';
import { columnKind, kindOfColumnInfo, type ProviderKinds } from '../../codec/archive/index.js';
import { untilAborted } from '../until-aborted.js';
import { cellOf, unformatted, type WireRow } from './row.js';
import type { CallOptions, ArchivePageRequest } from '../../operations/index.js';

/** An archive as its columns depend on it. */
export type NamedArchive = Pick<ArchivePageRequest, 'provider' | 'context'>;

/** One way to ask a provider for its columns: what the answer is, whatever it is. */
export type AskColumns = (archive: NamedArchive, options: CallOptions) => Promise<unknown>;

interface Answer {
  readonly kinds: Promise<ProviderKinds>;
  /** Milliseconds of the clock. */
  until: number;
}

/** A tenant seldom adds a field, and then it appears without a new connection. */
const keptFor = 600_000;
const keptAfterFailure = 60_000;
/** Archives are few; a caller that makes up contexts shall not fill the memory. */
const archivesAtMost = 200;
/** Rows that are there wait for it. */
const patience = 10_000;

/** "Columns are defined by the caller", as the vendor's page on the archive `Dynamic` says. */
const withoutColumns: ReadonlySet<string> = new Set(['dynamic']);

/**
 * What providers say of their columns, asked once for each of them.
 *
 * Only columns whose kind the built-in table does not know are asked for, and only once there is a row with a value in
 * one of them: fields that a tenant added, and those of plug-ins. A search of the vendor's columns costs nothing more. A
 * provider that does not answer leaves the kinds unknown, and the search goes on without them.
 */
export class ProviderColumns {
  readonly #sources: readonly AskColumns[];
  readonly #clock: () => number;
  readonly #answers = new Map<string, Answer>();

  /** @param sources the ways to ask, the best one first; the next one is for a server that does not know the one before */
  constructor(sources: readonly AskColumns[], clock: () => number = () => performance.now()) {
    this.#sources = sources;
    this.#clock = clock;
  }

  /** Undefined where there was no need to ask. */
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
    const kinds = this.#ask({ provider, context }, options).then((told): ProviderKinds => {
      if (told === undefined) answer.until = this.#clock() + keptAfterFailure;
      return told ?? new Map();
    });
    const answer: Answer = { kinds, until: this.#clock() + keptFor };
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > archivesAtMost && oldest !== undefined) this.#answers.delete(oldest);
    return kinds;
  }

  /** Undefined where another time may bring an answer. */
  async #ask(archive: NamedArchive, options: CallOptions): Promise<ProviderKinds | undefined> {
    // Others may come to wait for the same answer, so it is not this caller's to abort.
    const timeout = Math.min(options.timeout ?? patience, patience);
    const asking = { ...unformatted(options), signal: undefined, timeout };
    let mayAnswerLater = false;
    for (const ask of this.#sources) {
      try {
        const kinds = kindsIn(await ask(archive, asking));
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
 * The columns that an answer tells of, each as an `ArchiveColumnInfo`: a list, as the Archive agent gives it, by name, as
 * the vendor's page on metadata shows it for OData, or under `value`, as OData has it elsewhere.
 */
function kindsIn(answer: unknown): ProviderKinds {
  const told = isPlainObject(answer) && Array.isArray(answer['value']) ? answer['value'] : answer;
  const kinds = new Map<string, NonNullable<ReturnType<typeof kindOfColumnInfo>>>();
  for (const info of Object.values<unknown>(isPlainObject(told) || Array.isArray(told) ? told : [])) {
    if (!isPlainObject(info)) continue;
    const { Name: name, RestrictionType: restriction, DisplayType: display } = info;
    if (typeof name !== 'string' || name === '') continue;
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const kind = kindOfColumnInfo(text(restriction), text(display));
    if (kind !== undefined) kinds.set(name.toLowerCase(), kind);
  }
  return kinds;
}
