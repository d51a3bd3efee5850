import { existsSync } from 'node:fs';
import { encodeJson } from '../../output-text/index.js';
import * as z from 'zod';
import type { CallOutcome } from '../../comparison/index.js';
import { ConfigurationError } from '../../errors/index.js';
import { LineFile, maxRecordedBytes, parseJson, readLines, writingProblem, UnreadableFile } from '../../files/index.js';

/** The first line of a recording. */
export interface RecordingHead {
  readonly format: 1;
  readonly kind: 'recording';
  readonly control: string;
  readonly tenant: string;
  /** Is text that may be personal data unmasked? */
  readonly personal: boolean;
  /** The time of the recording, UTC, ISO 8601. */
  readonly at: string;
}

/** One answer of the control. */
export interface RecordedAnswer {
  readonly scenario: string;
  /** The place of the step in the scenario, and which of its reads this is. */
  readonly step: string;
  readonly subject: string;
  /** A digest of the arguments as written in the scenario. */
  readonly arguments: string;
  readonly outcome: CallOutcome;
  readonly milliseconds: number;
  /** The start of the scenario in milliseconds since 1970, and the milliseconds since then. */
  readonly began: number;
  readonly after: number;
}

const head: z.ZodType<RecordingHead> = z.object({
  format: z.literal(1),
  kind: z.literal('recording'),
  control: z.string(),
  tenant: z.string(),
  personal: z.boolean(),
  at: z.string(),
});

const error = z.object({
  name: z.string(),
  message: z.string(),
  path: z.string().optional(),
  status: z.number().optional(),
  fromGateway: z.literal(true).optional(),
});

const answer = z.object({
  scenario: z.string(),
  step: z.string(),
  subject: z.string(),
  arguments: z.string(),
  outcome: z.union([z.object({ error }), z.object({ answer: z.unknown() })]),
  milliseconds: z.number(),
  began: z.number(),
  after: z.number(),
});

/**
 * Writes the answers of the control to a file that only its owner can read, one line of JSON each. The first answer replaces
 * an earlier recording.
 *
 * @example
 * const recorder = new Recorder('soap.jsonl', { control: 'soap', tenant: 'sod/Cust12345', personal: false });
 * await verify({
 *   control: { name: 'soap', so: soap },
 *   candidates: [{ name: 'rest', so: rest }],
 *   tenant: { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' },
 *   recorder,
 * });
 * recorder.close();
 */
export class Recorder {
  readonly personal: boolean;
  readonly #file: string;
  readonly #head: string;
  #lines: LineFile | undefined;

  /** @throws {ConfigurationError} if the file cannot be written */
  constructor(file: string, { control, tenant, personal }: Pick<RecordingHead, 'control' | 'tenant' | 'personal'>) {
    this.personal = personal;
    this.#file = file;
    const at = new Date().toISOString();
    const written: RecordingHead = { format: 1, kind: 'recording', control, tenant, personal, at };
    this.#head = encodeJson(written);
    try {
      // An earlier recording is kept until there is an answer, since the run may be unable to start.
      if (existsSync(file)) new LineFile(file).close();
      else this.#begun();
    } catch (cause) {
      throw unwritable(file, cause);
    }
  }

  /**
   * @internal
   * @param recorded an answer whose outcome is already protected
   * @throws {ConfigurationError} if the file cannot be written
   */
  add(recorded: RecordedAnswer): void {
    try {
      this.#begun().append(encodeJson(recorded));
    } catch (cause) {
      throw unwritable(this.#file, cause);
    }
  }

  close(): void {
    this.#lines?.close();
  }

  #begun(): LineFile {
    if (this.#lines === undefined) {
      this.#lines = new LineFile(this.#file, { start: 'empty' });
      this.#lines.append(this.#head);
    }
    return this.#lines;
  }
}

function unwritable(file: string, cause: unknown): ConfigurationError {
  return new ConfigurationError(
    `cannot write the recording ${file} (${writingProblem(cause)}); name another file with --record`,
    {
      cause,
    },
  );
}

/** The recorded answers of a control, to compare with when the control is no longer available. */
export class Recording {
  readonly head: RecordingHead;
  readonly #answers: ReadonlyMap<string, RecordedAnswer>;

  private constructor(read: RecordingHead, answers: ReadonlyMap<string, RecordedAnswer>) {
    this.head = read;
    this.#answers = answers;
  }

  /**
   * @throws {ConfigurationError} if the file cannot be read or is not a recording
   * @example
   * await verify({
   *   control: Recording.read('soap.jsonl'),
   *   candidates: [{ name: 'rest', so: rest }],
   *   tenant: { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' },
   * });
   */
  static read(file: string): Recording {
    let lines: (string | undefined)[];
    try {
      lines = readLines(file, maxRecordedBytes);
    } catch (cause) {
      const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
      throw new ConfigurationError(`the recording ${file} ${reason}; name a recording of verify --record`, {
        cause,
      });
    }
    const [first = '', ...rows] = lines;
    const read = parsed(head, first, `${file}:1`);
    const answers = new Map<string, RecordedAnswer>();
    // An incomplete last line was being written when the run was killed.
    if (rows.length > 0) rows.pop();
    for (const [index, row] of rows.entries()) {
      if (row === '') continue;
      const recorded = parsed(answer, row ?? '', `${file}:${index + 2}`) as RecordedAnswer;
      answers.set(keyOf(recorded.scenario, recorded.step), recorded);
    }
    return new Recording(read, answers);
  }

  /** @internal */
  find(scenario: string, step: string): RecordedAnswer | undefined {
    return this.#answers.get(keyOf(scenario, step));
  }
}

function keyOf(scenario: string, step: string): string {
  return `${scenario}\n${step}`;
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string, place: string): z.output<Shape> {
  try {
    return shape.parse(parseJson(text));
  } catch (cause) {
    throw new ConfigurationError(`${place} is not a line of a recording of verify --record; record again`, {
      cause,
    });
  }
}
