import { encodeJson } from '../../output-text/index.js';
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
  writingProblem,
  UnreadableFile,
} from '../../files/index.js';
import type { Call, Creation, TagSearch, Thing } from '../scenario/index.js';
import { type Intent, type Line, parsedLine } from './line.js';

/** An entity that a run may have left on the tenant. */
export interface Leftover extends Intent {
  /** Undefined if it is not known whether it was created; then it is searched for by the tag, if it can be. */
  readonly id: number | undefined;
}

interface Entry {
  readonly intent: Intent;
  id?: number;
  done: boolean;
}

/**
 * Lists what a run creates on a tenant, so that all of it can be deleted, even by another process after the run was killed.
 * An entry is on disk before the request that creates it is sent; otherwise the request is not sent.
 */
export class Journal {
  /** The text that marks what the run creates. */
  readonly tag: string;
  /** Empty if the run was killed before it wrote anything. */
  readonly tenant: string;
  readonly file: string | undefined;
  readonly #files: FileOperations;
  readonly #entries: Entry[] = [];
  #lines: LineFile | undefined;
  /** Lines that could not be written, for example on a full disk. The next write starts with them. */
  #unwritten: Line[] = [];

  private constructor(tag: string, tenant: string, file: string | undefined, files: FileOperations) {
    this.tag = tag;
    this.tenant = tenant;
    this.file = file;
    this.#files = files;
  }

  /** A journal without a file, for a tenant that ends with the run. */
  static inMemory(tag: string, tenant: string): Journal {
    return new Journal(tag, tenant, undefined, nodeFiles);
  }

  /** @throws {ConfigurationError} if the file already exists or cannot be written */
  static create(file: string, tag: string, tenant: string, files: FileOperations = nodeFiles): Journal {
    const journal = new Journal(tag, tenant, file, files);
    const head: Line = { type: 'run', format: 1, tenant, tag, at: new Date().toISOString() };
    try {
      journal.#lines = new LineFile(file, { start: 'new', durable: true }, files);
      journal.#lines.append(encodeJson(head));
    } catch (cause) {
      if (systemCode(cause) === 'EEXIST') {
        throw new ConfigurationError(
          `${file} already exists: finish its clean-up with --clean-up ${file}, or name another file with --journal`,
          { cause },
        );
      }
      journal.#discard();
      throw new ConfigurationError(
        `cannot write the journal ${file} (${writingProblem(cause)}); name another file with --journal`,
        { cause },
      );
    }
    return journal;
  }

  /**
   * Opens the journal of an earlier run.
   *
   * Lines that were cut off, by a kill or on a full disk, are ignored: their requests were not sent.
   *
   * @throws {ConfigurationError} if it is not a journal
   */
  static open(file: string, files: FileOperations = nodeFiles): Journal {
    let rows: (string | undefined)[];
    try {
      rows = readLines(file, maxRecordedBytes, files);
    } catch (cause) {
      const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
      throw new ConfigurationError(`the journal ${file} ${reason}; name a journal of superoffice-bridge verify`, {
        cause,
      });
    }
    const lines = rows.flatMap((row, index) => (isComplete(row) ? [parsedLine(row, `${file}:${index + 1}`)] : []));
    const [head] = lines;
    const run = head?.type === 'run' ? head : undefined;
    if (run === undefined && !(lines.length === 0 && isCutOffHead(rows))) {
      throw new ConfigurationError(`${file} is not a journal of superoffice-bridge verify; name another file`);
    }
    const journal = new Journal(run?.tag ?? '', run?.tenant ?? '', file, files);
    for (const each of lines) {
      if (!journal.#isConsistent(each)) {
        throw new ConfigurationError(
          `${file} is damaged: a line is missing. Search the tenant for ${journal.tag}, and delete what you find by hand`,
        );
      }
      journal.#apply(each);
    }
    try {
      journal.#lines = new LineFile(file, { durable: true }, files);
      if (!isComplete(rows.at(-1))) journal.#lines.cutTorn();
    } catch (cause) {
      throw new ConfigurationError(
        `cannot write the journal ${file} (${writingProblem(cause)}); copy it to a writable folder, and name the copy`,
        { cause },
      );
    }
    return journal;
  }

  /**
   * Call this before something is created.
   *
   * @returns the number of the entry
   * @throws {ConfigurationError} if the file cannot be written; then nothing must be created
   */
  intend(creation: Creation & { readonly remove: Call }): number {
    const { kind, remove, removeKey, mark } = creation;
    const entry = this.#entries.length;
    const intent: Line = {
      type: 'intent',
      entry,
      kind,
      remove: { ...remove, with: { ...remove.with } },
      removeKey,
      ...(mark === undefined ? {} : { search: searchLine(mark.search(this.tag)) }),
    };
    try {
      this.#write(intent);
    } catch (cause) {
      throw new ConfigurationError(
        `cannot write the journal ${this.file ?? ''} (${writingProblem(cause)}), so nothing was created: free some disk space, or name another file with --journal`,
        { outcome: 'not-sent', cause },
      );
    }
    this.#apply(intent);
    return entry;
  }

  /** It was created with this id. */
  created(entry: number, id: number): void {
    this.#note({ type: 'made', entry, id });
  }

  /** Nothing was created. */
  notCreated(entry: number): void {
    this.#note({ type: 'void', entry });
  }

  /** Something that the run created was deleted. */
  deleted({ kind, id }: Thing): void {
    const entry = this.#entries.findIndex((each) => each.intent.kind === kind && each.id === id && !each.done);
    if (entry >= 0) this.done(entry);
  }

  /** Did the run create this and delete it again? */
  hasDeleted({ kind, id }: Thing): boolean {
    return this.#entries.some((each) => each.intent.kind === kind && each.id === id && each.done);
  }

  /** Nothing is left of this entry. */
  done(entry: number): void {
    this.#note({ type: 'gone', entry });
  }

  /** What still exists, or may exist; the latest first, since it may depend on what was created before. */
  leftovers(): Leftover[] {
    return this.#entries
      .filter(({ done }) => !done)
      .map(({ intent, id }) => ({ ...intent, id }))
      .reverse();
  }

  /**
   * Closes the journal. The file is deleted if nothing is left.
   *
   * @returns what is missing in the file; undefined if it is complete
   */
  close(): string | undefined {
    const { file } = this;
    if (this.#lines === undefined || file === undefined) return undefined;
    if (this.leftovers().length === 0) {
      this.#discard();
      return undefined;
    }
    this.#note();
    this.#lines.close();
    this.#lines = undefined;
    if (this.#unwritten.length === 0) return undefined;
    return `the journal ${file} lacks the ids of some entities that are left; --clean-up ${file} finds them by ${this.tag}`;
  }

  #discard(): void {
    this.#lines?.close();
    this.#lines = undefined;
    try {
      if (this.file !== undefined) removeFile(this.file, this.#files);
    } catch {
      // The file says that nothing is left.
    }
  }

  /** Notes what has already happened. If the file cannot be written, the run continues and keeps the lines in memory. */
  #note(...noted: readonly Line[]): void {
    for (const each of noted) this.#apply(each);
    try {
      this.#write(...noted);
    } catch {
      for (const each of noted) this.#unwritten.push(each);
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

  /** Intents are numbered in order, and every other line refers to one of them. */
  #isConsistent(read: Line): boolean {
    if (read.type === 'run') return true;
    return read.type === 'intent' ? read.entry <= this.#entries.length : read.entry < this.#entries.length;
  }

  #apply(read: Line): void {
    if (read.type === 'run') return;
    if (read.type === 'intent') {
      this.#entries[read.entry] = { intent: read, done: false };
      return;
    }
    const entry = this.#entries[read.entry];
    if (entry === undefined) return;
    if (read.type === 'made') entry.id = read.id;
    else entry.done = true;
  }
}

function searchLine({ call, with: given, id, text }: TagSearch): NonNullable<Intent['search']> {
  return { call, with: { ...given }, id, text: [...text] };
}

/** A line that was cut off is not valid JSON, since each line is an object that ends with its last brace. */
function isComplete(row: string | undefined): row is string {
  if (row?.endsWith('}') !== true) return false;
  try {
    parseJson(row);
    return true;
  } catch {
    return false;
  }
}

/** Was the run killed while it wrote the first line? */
function isCutOffHead([first, ...others]: readonly (string | undefined)[]): boolean {
  const start = '{"type":"run",';
  return first !== undefined && others.length === 0 && (first.startsWith(start) || start.startsWith(first));
}
