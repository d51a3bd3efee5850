import { encodeJson } from '../../encoding/index.js';
import { z } from 'zod';
import { ConfigurationError } from '../../errors/index.js';
import {
  type FileOperations,
  LineFile,
  maxRecordedBytes,
  nodeFiles,
  parseJson,
  readLines,
  removeFile,
  systemCode,
  UnreadableFile,
} from '../../files/index.js';
import type { Creation, Thing } from '../scenario/index.js';

const call = z.object({ call: z.string(), with: z.record(z.string(), z.unknown()) });

const place = z.int().min(0);

const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), format: z.literal(1), tenant: z.string(), tag: z.string(), at: z.string() }),
  /** Something is about to be created; written before it is asked for. */
  z.object({
    type: z.literal('intent'),
    entry: place,
    kind: z.string(),
    remove: call,
    removeKey: z.string(),
    search: call.extend({ id: z.string(), text: z.array(z.string()) }),
  }),
  /** It was created, and has this id. */
  z.object({ type: z.literal('made'), entry: place, id: z.number() }),
  /** The server did not create it. */
  z.object({ type: z.literal('void'), entry: place }),
  /** It is deleted. */
  z.object({ type: z.literal('gone'), entry: place }),
]);

type Line = z.output<typeof line>;
type Intent = Extract<Line, { type: 'intent' }>;

/** Something that a run may have left on the tenant. */
export interface Leftover extends Intent {
  /** Undefined where nobody knows whether it was created: it has to be searched for by the tag. */
  readonly id: number | undefined;
}

interface Entry {
  readonly intent: Intent;
  id?: number;
  settled: boolean;
}

/**
 * What a run creates on a tenant, so that all of it can be deleted, also by another process after the run was killed: what
 * is to be created is on the disk before it is asked for, or it is not asked for.
 */
export class Journal {
  /** The text that marks what the run creates. */
  readonly tag: string;
  /** Empty where the run was killed before it wrote anything. */
  readonly tenant: string;
  readonly file: string | undefined;
  readonly #files: FileOperations;
  readonly #entries: Entry[] = [];
  #lines: LineFile | undefined;
  /** What the file could not take, such as on a full disk. It comes before anything else that is written. */
  #unwritten: Line[] = [];

  private constructor(tag: string, tenant: string, file: string | undefined, files: FileOperations) {
    this.tag = tag;
    this.tenant = tenant;
    this.file = file;
    this.#files = files;
  }

  /** A journal that no file keeps, for a tenant that ends with the run. */
  static inMemory(tag: string, tenant: string): Journal {
    return new Journal(tag, tenant, undefined, nodeFiles);
  }

  /** @throws {ConfigurationError} where the file exists already, or cannot be written */
  static create(file: string, tag: string, tenant: string, files: FileOperations = nodeFiles): Journal {
    const journal = new Journal(tag, tenant, file, files);
    const head: Line = { type: 'run', format: 1, tenant, tag, at: new Date().toISOString() };
    try {
      journal.#lines = new LineFile(file, { start: 'new', durable: true }, files);
      journal.#lines.append(encodeJson(head));
    } catch (cause) {
      if (systemCode(cause) === 'EEXIST') {
        throw new ConfigurationError(
          `${file} exists already: finish what it has left with --clean-up ${file}, or name another file with --journal`,
          { cause },
        );
      }
      journal.#discard();
      throw new ConfigurationError(
        `the journal ${file} cannot be written (${systemCode(cause) ?? 'unknown'}); name another file with --journal`,
        { cause },
      );
    }
    return journal;
  }

  /**
   * Takes up the journal of an earlier run.
   *
   * Lines that were cut short, by a kill or on a full disk, are left out: nothing was done on the strength of them.
   *
   * @throws {ConfigurationError} where it is not a journal
   */
  static open(file: string, files: FileOperations = nodeFiles): Journal {
    let rows: (string | undefined)[];
    try {
      rows = readLines(file, maxRecordedBytes, files);
    } catch (cause) {
      const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
      throw new ConfigurationError(`the journal ${file} ${reason}; name the journal of a run of verify`, { cause });
    }
    const lines = rows.flatMap((row, index) => (isWhole(row) ? [parsedLine(row, `${file}:${index + 1}`)] : []));
    const [head] = lines;
    const run = head?.type === 'run' ? head : undefined;
    if (run === undefined && !(lines.length === 0 && isCutHead(rows))) {
      throw new ConfigurationError(`${file} is not a journal of superoffice-bridge verify; name the journal of a run`);
    }
    const journal = new Journal(run?.tag ?? '', run?.tenant ?? '', file, files);
    for (const each of lines) {
      if (!journal.#follows(each)) {
        throw new ConfigurationError(
          `${file} is damaged: a line is missing. Look for ${journal.tag} on the tenant, and delete what has it by hand`,
        );
      }
      journal.#take(each);
    }
    try {
      journal.#lines = new LineFile(file, { durable: true }, files);
      if (!isWhole(rows.at(-1))) journal.#lines.cutTorn();
    } catch (cause) {
      throw new ConfigurationError(
        `the journal ${file} cannot be written (${systemCode(cause) ?? 'unknown'}); copy it to where it can be, and name the copy`,
        { cause },
      );
    }
    return journal;
  }

  /**
   * To be called before something is created.
   *
   * @returns the entry, for what comes of it
   * @throws {ConfigurationError} where the file cannot take it: then it must not be created
   */
  intend(creation: Creation): number {
    const { kind, remove, removeKey } = creation;
    const entry = this.#entries.length;
    const { call: name, with: given, id, text } = creation.search(this.tag);
    const intent: Line = {
      type: 'intent',
      entry,
      kind,
      remove: { ...remove, with: { ...remove.with } },
      removeKey,
      search: { call: name, with: { ...given }, id, text: [...text] },
    };
    try {
      this.#write(intent);
    } catch (cause) {
      throw new ConfigurationError(
        `the journal ${this.file ?? ''} cannot be written (${systemCode(cause) ?? 'unknown'}), so nothing is created: make space for it, or name another file with --journal`,
        { outcome: 'not-sent', cause },
      );
    }
    this.#take(intent);
    return entry;
  }

  made(entry: number, id: number): void {
    this.#note({ type: 'made', entry, id });
  }

  /** Nothing was created. */
  notMade(entry: number): void {
    this.#note({ type: 'void', entry });
  }

  /** One of the things that the run created is no more. */
  gone({ kind, id }: Thing): void {
    const entry = this.#entries.findIndex((each) => each.intent.kind === kind && each.id === id && !each.settled);
    if (entry >= 0) this.settled(entry);
  }

  /** Was this created by the run, and deleted again? */
  hasGone({ kind, id }: Thing): boolean {
    return this.#entries.some((each) => each.intent.kind === kind && each.id === id && each.settled);
  }

  settled(entry: number): void {
    this.#note({ type: 'gone', entry });
  }

  /** What is still there, or may be; the latest first, since what is later may hang on what was before. */
  leftovers(): Leftover[] {
    return this.#entries
      .filter(({ settled }) => !settled)
      .map(({ intent, id }) => ({ ...intent, id }))
      .reverse();
  }

  /**
   * Ends it. A file of which nothing is left over is deleted.
   *
   * @returns why what is left over could not be written down whole; undefined where all is well
   */
  close(): string | undefined {
    const { file } = this;
    if (this.#lines === undefined || file === undefined) return undefined;
    const nothingLeft = this.leftovers().length === 0;
    if (!nothingLeft) this.#note();
    if (nothingLeft) this.#discard();
    else this.#lines.close();
    this.#lines = undefined;
    if (nothingLeft || this.#unwritten.length === 0) return undefined;
    return `the journal ${file} lacks the ids of some of what is left over; --clean-up ${file} finds it by ${this.tag}`;
  }

  #discard(): void {
    this.#lines?.close();
    this.#lines = undefined;
    try {
      if (this.file !== undefined) removeFile(this.file, this.#files);
    } catch {
      // It says that nothing is left over.
    }
  }

  /** Writes what has happened already: where the file cannot take it, the run goes on, and knows it by heart. */
  #note(...noted: readonly Line[]): void {
    for (const each of noted) this.#take(each);
    try {
      this.#write(...noted);
    } catch {
      this.#unwritten.push(...noted);
    }
  }

  /** All or nothing. */
  #write(...written: readonly Line[]): void {
    if (this.#lines === undefined) return;
    const lines = [...this.#unwritten, ...written];
    if (lines.length === 0) return;
    this.#lines.append(...lines.map((each) => encodeJson(each)));
    this.#unwritten = [];
  }

  /** Intents are counted, and everything else is about one of them. */
  #follows(read: Line): boolean {
    if (read.type === 'run') return true;
    return read.type === 'intent' ? read.entry <= this.#entries.length : read.entry < this.#entries.length;
  }

  #take(read: Line): void {
    if (read.type === 'run') return;
    if (read.type === 'intent') {
      this.#entries[read.entry] = { intent: read, settled: false };
      return;
    }
    const entry = this.#entries[read.entry];
    if (entry === undefined) return;
    if (read.type === 'made') entry.id = read.id;
    else entry.settled = true;
  }
}

/** What was cut short is not JSON: each line is an object, which ends with its last brace. */
function isWhole(row: string | undefined): row is string {
  if (row?.endsWith('}') !== true) return false;
  try {
    parseJson(row);
    return true;
  } catch {
    return false;
  }
}

/** Was the run killed while it wrote the first line? */
function isCutHead([first, ...others]: readonly (string | undefined)[]): boolean {
  const start = '{"type":"run",';
  return first !== undefined && others.length === 0 && (first.startsWith(start) || start.startsWith(first));
}

function parsedLine(text: string, place: string): Line {
  const parsed = line.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    `${place} is not a line of a journal of superoffice-bridge verify; name the journal of a run`,
    { cause: parsed.error },
  );
}
