import { encodeJson } from '../../encoding/index.js';
import { z } from 'zod';
import { equal } from '../../comparison/index.js';
import { ConfigurationError } from '../../errors/index.js';
import {
  type FileOperations,
  maxRecordedBytes,
  nodeFiles,
  parseJson,
  readText,
  replaceFile,
  systemCode,
  UnreadableFile,
} from '../../files/index.js';
import type { CollectorState } from '../report/collector.js';
import { type SweepSubject, sweepSubjects } from './subjects.js';

/** How far one subject is. */
export interface SubjectState {
  /** The last key that is done, as are all before it; undefined where none is. */
  readonly last: number | string | undefined;
  readonly ended: boolean;
  /** Records or lists that are done. */
  readonly done: number;
  /** The lowest id, and the highest when the sweep began: the total is estimated by them. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  /** What was said of how records are listed, and is not said again. */
  readonly remarks: readonly string[];
}

/** Everything that a sweep needs to go on: what is done, and what came of exactly that. */
export interface SweepState {
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** Records that were changed while they were read, and read again. */
  readonly changed: number;
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
});
const document = z.object({
  format: z.literal(format),
  kind: z.literal('sweep'),
  parameters: z.record(z.string(), z.unknown()),
  startedAt: z.string(),
  changed: z.number(),
  subjects: z.partialRecord(z.enum(sweepSubjects), subjectState),
  collector: z.custom<CollectorState>((value) => typeof value === 'object' && value !== null),
});

/** The file that keeps a sweep's state. Whatever happens, it holds the last state that was written whole, or none. */
export class CheckpointFile {
  readonly #file: string;
  readonly #parameters: Readonly<Record<string, unknown>>;
  readonly #files: FileOperations;

  /** @param parameters those of the sweep, all of which must be the same for going on */
  constructor(file: string, parameters: Readonly<Record<string, unknown>>, files: FileOperations = nodeFiles) {
    this.#file = file;
    this.#files = files;
    this.#parameters = JSON.parse(JSON.stringify(parameters)) as Readonly<Record<string, unknown>>;
  }

  /**
   * @returns undefined where there is no such file
   * @throws {ConfigurationError} where it is no checkpoint, or one of another sweep
   */
  async read(): Promise<SweepState | undefined> {
    const text = this.#text();
    if (text === undefined) return undefined;
    const { parameters, startedAt, changed, subjects, collector } = this.#parse(text);
    const names = Object.keys({ ...parameters, ...this.#parameters });
    const unlike = names.filter((name) => !equal(parameters[name] ?? null, this.#parameters[name] ?? null));
    if (unlike.length > 0) {
      const shown = unlike.map((name) => {
        return `${name} was ${JSON.stringify(parameters[name])} and is ${JSON.stringify(this.#parameters[name])}`;
      });
      throw new ConfigurationError(
        `${this.#file} is the checkpoint of another sweep (${shown.join('; ')}): go on with its parameters, name another file, or delete it`,
        { path: 'checkpoint' },
      );
    }
    return { startedAt, changed, subjects: subjects as SweepState['subjects'], collector };
  }

  /**
   * Puts the state in the place of the one before. What differs may be about people: the file is for its owner alone.
   *
   * @throws {ConfigurationError} where it cannot be written: then the one before is there
   */
  async write(state: SweepState): Promise<void> {
    const text = encodeJson({ format, kind: 'sweep', parameters: this.#parameters, ...state });
    try {
      replaceFile(this.#file, text, {}, this.#files);
    } catch (cause) {
      const code = systemCode(cause) ?? 'unknown';
      throw new ConfigurationError(`the checkpoint ${this.#file} cannot be written (${code}); name another file`, {
        path: 'checkpoint',
        cause,
      });
    }
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
      // Said below.
    }
    const parsed = document.safeParse(content);
    if (parsed.success) return parsed.data;
    throw new ConfigurationError(`${this.#file} is not a checkpoint of a sweep: name another file, or delete it`, {
      path: 'checkpoint',
    });
  }
}
