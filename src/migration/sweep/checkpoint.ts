import { encodeJson } from '../../output-text/index.js';
import * as z from 'zod';
import { equal } from '../../comparison/index.js';
import { ConfigurationError } from '../../errors/index.js';
import {
  type FileOperations,
  maxRecordedBytes,
  nodeFiles,
  parseJson,
  readText,
  removeFile,
  checkReplaceable,
  replaceFile,
  writingProblem,
  UnreadableFile,
} from '../../files/index.js';
import type { CollectorState } from '../report/collector.js';
import { type SweepSubject, sweepSubjects } from './subject-names.js';
import { nothingUnread, type Unread, unreadSchema } from './unread.js';

/** The progress of one subject. */
export interface SubjectState {
  /** The last key that is done, as are all before it; undefined if none is. */
  readonly last: number | string | undefined;
  readonly ended: boolean;
  /** Records or lists that are done. */
  readonly done: number;
  /** The lowest id, and the highest at the start of the sweep; the total is estimated from them. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  /** Problems of the listing that have been reported, so that they are not reported again. */
  readonly remarks: readonly string[];
  /** Why the control lists none: its message. The subject is left out. */
  readonly refused?: string | undefined;
}

/** Everything that a sweep needs to resume: what is done, and the results of exactly that. */
export interface SweepState {
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** Records that changed while they were being read, and were read again. */
  readonly changed: number;
  readonly unread: Unread;
  readonly subjects: Readonly<Partial<Record<SweepSubject, SubjectState>>>;
  readonly collector: CollectorState;
}

const format = 1;
const subjectState = z.object({
  last: z.union([z.number(), z.string()]).optional(),
  ended: z.boolean(),
  done: z.number(),
  lowest: z.number().optional(),
  highest: z.number().optional(),
  remarks: z.array(z.string()),
  refused: z.string().optional(),
});
const document = z.object({
  format: z.literal(format),
  kind: z.literal('sweep'),
  parameters: z.record(z.string(), z.unknown()),
  startedAt: z.string(),
  changed: z.number(),
  unread: unreadSchema.default(nothingUnread),
  subjects: z.partialRecord(z.enum(sweepSubjects), subjectState),
  collector: z.custom<CollectorState>((value) => typeof value === 'object' && value !== null),
});

/** The file with a sweep's state. It always holds the last state that was written completely, or does not exist. */
export class CheckpointFile {
  readonly #file: string;
  readonly #parameters: Readonly<Record<string, unknown>>;
  readonly #files: FileOperations;

  /** @param parameters of the sweep; all must be the same to resume it */
  constructor(file: string, parameters: Readonly<Record<string, unknown>>, files: FileOperations = nodeFiles) {
    this.#file = file;
    this.#files = files;
    this.#parameters = JSON.parse(JSON.stringify(parameters)) as Readonly<Record<string, unknown>>;
  }

  /**
   * @param fresh to start again, whatever the file contains
   * @returns undefined if the file does not exist, or for a fresh start
   * @throws {ConfigurationError} if it is not a checkpoint, or belongs to another sweep, or could not be written
   */
  async read(fresh = false): Promise<SweepState | undefined> {
    const text = fresh ? undefined : this.#text();
    this.#orUnwritable(() => checkReplaceable(this.#file, {}, this.#files));
    if (text === undefined) return undefined;
    const { parameters, startedAt, changed, unread, subjects, collector } = this.#parse(text);
    const names = Object.keys({ ...parameters, ...this.#parameters });
    const mismatched = names.filter((name) => !equal(parameters[name] ?? null, this.#parameters[name] ?? null));
    if (mismatched.length > 0) {
      const shown = mismatched.map((name) => {
        return `${name} was ${JSON.stringify(parameters[name])} and is ${JSON.stringify(this.#parameters[name])}`;
      });
      throw new ConfigurationError(
        `${this.#file} is the checkpoint of a sweep with other parameters (${shown.join('; ')}): use the same parameters, name another file, or delete it`,
        { path: 'checkpoint' },
      );
    }
    return { startedAt, changed, unread, subjects: subjects as SweepState['subjects'], collector };
  }

  /**
   * Replaces the previous state. Differences may contain personal data, so only the owner can read the file.
   *
   * @throws {ConfigurationError} if it cannot be written; the previous state is kept
   */
  async write(state: SweepState): Promise<void> {
    const text = encodeJson({ format, kind: 'sweep', parameters: this.#parameters, ...state });
    this.#orUnwritable(() => replaceFile(this.#file, text, {}, this.#files));
  }

  #orUnwritable(action: () => void): void {
    try {
      action();
    } catch (cause) {
      throw new ConfigurationError(
        `cannot write the checkpoint ${this.#file} (${writingProblem(cause)}); name another file`,
        {
          path: 'checkpoint',
          cause,
        },
      );
    }
  }

  /** Deletes it: nothing of this sweep is to be resumed. */
  remove(): void {
    removeFile(this.#file);
  }

  #text(): string | undefined {
    try {
      return readText(this.#file, maxRecordedBytes, this.#files);
    } catch (cause) {
      if (cause instanceof UnreadableFile && cause.code === 'ENOENT') return undefined;
      const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
      throw new ConfigurationError(`the checkpoint ${this.#file} ${reason}: name another file, or delete it`, {
        path: 'checkpoint',
        cause,
      });
    }
  }

  #parse(text: string) {
    let content: unknown;
    try {
      content = parseJson(text);
    } catch {
      // Reported below.
    }
    const parsed = document.safeParse(content);
    if (parsed.success) return parsed.data;
    throw new ConfigurationError(`${this.#file} is not a checkpoint of a sweep: name another file, or delete it`, {
      path: 'checkpoint',
    });
  }
}
