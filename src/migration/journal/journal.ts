import { closeSync, fsyncSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../../errors/index.js';
import type { Creation, Thing } from '../scenario/index.js';

const call = z.object({ call: z.string(), with: z.record(z.string(), z.unknown()) });

const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), format: z.literal(1), tenant: z.string(), tag: z.string(), at: z.string() }),
  /** Something is about to be created; written before it is asked for. */
  z.object({
    type: z.literal('intent'),
    entry: z.int(),
    kind: z.string(),
    remove: call,
    removeKey: z.string(),
    search: call.extend({ id: z.string(), text: z.array(z.string()) }),
  }),
  /** It was created, and has this id. */
  z.object({ type: z.literal('made'), entry: z.int(), id: z.number() }),
  /** The server did not create it. */
  z.object({ type: z.literal('void'), entry: z.int() }),
  /** It is deleted. */
  z.object({ type: z.literal('gone'), entry: z.int() }),
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
 * What a run creates on a tenant, so that all of it can be deleted, also by somebody else after the run was killed: what is
 * to be created is on the disk before it is asked for, and its id before anything else is done.
 */
export class Journal {
  /** The text that marks what the run creates. */
  readonly tag: string;
  readonly tenant: string;
  readonly file: string | undefined;
  readonly #entries: Entry[] = [];
  #descriptor: number | undefined;

  private constructor(tag: string, tenant: string, file: string | undefined) {
    this.tag = tag;
    this.tenant = tenant;
    this.file = file;
  }

  /** A journal that no file keeps, for a tenant that ends with the run. */
  static inMemory(tag: string, tenant: string): Journal {
    return new Journal(tag, tenant, undefined);
  }

  /** @throws {ConfigurationError} where the file is there already, or cannot be written */
  static create(file: string, tag: string, tenant: string): Journal {
    const journal = new Journal(tag, tenant, file);
    try {
      journal.#descriptor = openSync(file, 'ax', 0o600);
      syncFolder(file);
    } catch (cause) {
      const there = (cause as NodeJS.ErrnoException).code === 'EEXIST';
      throw new ConfigurationError(
        there
          ? `${file} is there already: finish what it has left with --clean-up ${file}, or name another one with --journal`
          : `the journal ${file} cannot be written; name another one with --journal`,
        { cause },
      );
    }
    journal.#write({ type: 'run', format: 1, tenant, tag, at: new Date().toISOString() });
    return journal;
  }

  /**
   * Takes up the journal of an earlier run.
   *
   * @throws {ConfigurationError} where it is none; that its last line is cut short is no matter
   */
  static open(file: string): Journal {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new ConfigurationError(`the journal ${file} cannot be read`, { cause });
    }
    const rows = text.split('\n');
    // What stands behind the last end of a line was being written when the run was killed.
    const cut = rows.pop() ?? '';
    const lines = rows.map((row, index) => parsedLine(row, `${file}:${index + 1}`));
    const [head] = lines;
    if (head?.type !== 'run') throw new ConfigurationError(`${file} is no journal of superoffice-bridge verify`);
    const journal = new Journal(head.tag, head.tenant, file);
    for (const each of lines) journal.#take(each);
    if (cut !== '') truncateSync(file, Buffer.byteLength(text) - Buffer.byteLength(cut));
    journal.#descriptor = openSync(file, 'a', 0o600);
    return journal;
  }

  /** @returns the entry, for what comes of it */
  intend(creation: Creation): number {
    const { kind, remove, removeKey } = creation;
    const entry = this.#entries.length;
    const { call: name, with: given, id, text } = creation.search(this.tag);
    this.#write({
      type: 'intent',
      entry,
      kind,
      remove: { ...remove, with: { ...remove.with } },
      removeKey,
      search: { call: name, with: { ...given }, id, text: [...text] },
    });
    return entry;
  }

  made(entry: number, id: number): void {
    this.#write({ type: 'made', entry, id });
  }

  /** Nothing was created. */
  notMade(entry: number): void {
    this.#write({ type: 'void', entry });
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
    this.#write({ type: 'gone', entry });
  }

  /** What is still there, or may be; the latest first, since what is later may hang on what was before. */
  leftovers(): Leftover[] {
    return this.#entries
      .filter(({ settled }) => !settled)
      .map(({ intent, id }) => ({ ...intent, id }))
      .reverse();
  }

  /** Ends it. A file of which nothing is left over is deleted. */
  close(): void {
    if (this.#descriptor === undefined || this.file === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
    if (this.leftovers().length === 0) rmSync(this.file, { force: true });
  }

  #write(written: Line): void {
    this.#take(written);
    if (this.#descriptor === undefined) return;
    writeSync(this.#descriptor, `${JSON.stringify(written)}\n`);
    fsyncSync(this.#descriptor);
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

function parsedLine(text: string, place: string): Line {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConfigurationError(`${place} is no line of a journal of superoffice-bridge verify`, { cause });
  }
}

/** A file that is new is there after a crash only if its folder is on the disk. */
function syncFolder(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
