import { encodeJson } from '../../encoding/index.js';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { CallOutcome } from '../../comparison/index.js';
import { ConfigurationError } from '../../errors/index.js';

/** What a recording begins with. */
export interface RecordingHead {
  readonly format: 1;
  readonly kind: 'recording';
  readonly control: string;
  readonly tenant: string;
  /** Are texts that may be about people as they were? */
  readonly personal: boolean;
  /** When it was made, in UTC as ISO 8601 has it. */
  readonly at: string;
}

/** One answer of the control. */
export interface RecordedAnswer {
  readonly scenario: string;
  /** Its place among the steps, and what was asked there. */
  readonly step: string;
  readonly subject: string;
  /** A digest of the arguments, in which what a run creates has names in the place of ids. */
  readonly arguments: string;
  readonly outcome: CallOutcome;
  readonly milliseconds: number;
  /** Milliseconds since 1970 at which the scenario began, and those since then. */
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

const error = z.object({ name: z.string(), message: z.string(), path: z.string().optional() });

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

/** Writes what the control answers, a line of JSON each. */
export class Recorder {
  readonly personal: boolean;
  readonly #descriptor: number;

  /** @throws {ConfigurationError} where the file cannot be written */
  constructor(file: string, { control, tenant, personal }: Pick<RecordingHead, 'control' | 'tenant' | 'personal'>) {
    this.personal = personal;
    try {
      this.#descriptor = openSync(file, 'w', 0o600);
    } catch (cause) {
      throw new ConfigurationError(`the recording ${file} cannot be written; name another file with --record`, {
        cause,
      });
    }
    const at = new Date().toISOString();
    this.#write({ format: 1, kind: 'recording', control, tenant, personal, at } satisfies RecordingHead);
  }

  /** @param recorded whose outcome is protected already */
  add(recorded: RecordedAnswer): void {
    this.#write(recorded);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #write(line: object): void {
    writeSync(this.#descriptor, `${encodeJson(line)}\n`);
  }
}

/** What a control answered, to be compared with when it is there no more. */
export class Recording {
  readonly head: RecordingHead;
  readonly #answers: ReadonlyMap<string, RecordedAnswer>;

  private constructor(read: RecordingHead, answers: ReadonlyMap<string, RecordedAnswer>) {
    this.head = read;
    this.#answers = answers;
  }

  /** @throws {ConfigurationError} where the file cannot be read, or is no recording */
  static read(file: string): Recording {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new ConfigurationError(`the recording ${file} cannot be read`, { cause });
    }
    const [first = '', ...rows] = text.split('\n');
    const read = parsed(head, first, `${file}:1`);
    const answers = new Map<string, RecordedAnswer>();
    for (const [index, row] of rows.entries()) {
      if (row === '') continue;
      const recorded = parsed(answer, row, `${file}:${index + 2}`) as RecordedAnswer;
      answers.set(keyOf(recorded.scenario, recorded.step), recorded);
    }
    return new Recording(read, answers);
  }

  find(scenario: string, step: string): RecordedAnswer | undefined {
    return this.#answers.get(keyOf(scenario, step));
  }
}

function keyOf(scenario: string, step: string): string {
  return `${scenario}\n${step}`;
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string, place: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConfigurationError(`${place} is no line of a recording that verify --record wrote; record anew`, {
      cause,
    });
  }
}
