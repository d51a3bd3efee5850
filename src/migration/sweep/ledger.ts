import { ComparisonRules, outlineOf } from '../../comparison/index.js';
import { SuperOfficeError } from '../../errors/index.js';
import { type CollectorState, ParityCollector } from '../report/collector.js';
import { errorText } from '../report/masking.js';
import type { ParityReport } from '../report/model.js';
import { ruleNotes } from '../report/rule-notes.js';
import type { CheckpointFile } from './checkpoint.js';
import { type SubjectState, type SweepState } from './checkpoint.js';
import { Listing } from './listing.js';
import { type SweepPlan, type SweepProgress } from './options.js';
import { canRecover, Outage, type SweepWait } from './outage.js';
import { sweepNotes } from './notes.js';
import { estimatedRecords, Speed } from './progress.js';
import { RateLimiter } from './rate-limiter.js';
import { isFatal, SideReader } from './side.js';
import type { SweepSubject } from './subject-names.js';
import type { Compared, Unit } from './units.js';
import { nothingUnread, type Unread, unreadOf, withUnread } from './unread.js';

export type MutableSubject = { -readonly [Name in keyof SubjectState]: SubjectState[Name] } & { remarks: string[] };

/** The results of a range of records. */
export interface RangeTotals {
  /** The last key that is done. */
  readonly last: number | string | undefined;
  readonly done: number;
  readonly lowest: number | undefined;
  readonly changed: number;
  readonly unread: Unread;
  readonly remarks: readonly string[];
  readonly collector: CollectorState;
}

/** The state of a sweep, of one process or of many: what is done, the checkpoint, the progress and the report. */
export class SweepLedger {
  readonly #plan: SweepPlan;
  readonly #file: CheckpointFile | undefined;
  readonly #collector: ParityCollector;
  readonly #startedAt: string;
  readonly #subjects = new Map<SweepSubject, MutableSubject>();
  readonly #stop: AbortSignal;
  readonly #sides: readonly SideReader[];
  readonly #speed = new Speed();
  #changed: number;
  #unread: Unread;
  #current: SweepSubject | undefined;
  #waiting: SweepWait | undefined;
  #nextProgress = 0;
  /** Has the first request succeeded? A failure before that, such as an invalid filter, leaves no checkpoint. */
  #started = false;
  /** Is there progress that the checkpoint does not have? */
  #dirty = false;
  #writing: Promise<void> | undefined;
  #checkpointError: Error | undefined;

  constructor(plan: SweepPlan, file: CheckpointFile | undefined, saved: SweepState | undefined) {
    const { concurrency, callsPerSecond, retryDelay, maxRetryDelay, maxWait, rules, unmasked } = plan;
    this.#plan = plan;
    this.#file = file;
    this.#collector = new ParityCollector({ rules: new ComparisonRules(rules), unmasked }, saved?.collector);
    this.#startedAt = saved?.startedAt ?? new Date().toISOString();
    this.#changed = saved?.changed ?? 0;
    this.#unread = saved?.unread ?? nothingUnread;
    for (const subject of plan.subjects) {
      const state = saved?.subjects[subject] ?? nothingDone;
      this.#subjects.set(subject, { ...state, remarks: [...state.remarks] });
    }
    this.#stop = plan.signal ?? new AbortController().signal;
    const limiter = new RateLimiter(concurrency, callsPerSecond, this.#stop);
    const outage = new Outage({ retryDelay, maxRetryDelay, maxWait }, this.#stop, (wait) => {
      this.#waiting = wait;
      this.notifyProgress(true);
    });
    this.#sides = plan.sides.map((side) => new SideReader(side, limiter, outage));
  }

  /** Aborted once the sweep should stop. */
  get stop(): AbortSignal {
    return this.#stop;
  }

  get sides(): readonly SideReader[] {
    return this.#sides;
  }

  get startedAt(): string {
    return this.#startedAt;
  }

  /** What remains, in order. */
  get unfinished(): readonly SweepSubject[] {
    return this.#plan.subjects.filter((subject) => !this.state(subject).ended);
  }

  /**
   * Runs `work` once the highest ids are known. Afterwards the checkpoint is written.
   *
   * @param saves should the checkpoint also be written meanwhile, whenever `checkpointInterval` has passed?
   * @returns the report
   */
  async run(work: () => Promise<void>, saves = true): Promise<ParityReport> {
    const timer = setInterval(() => {
      if (saves && this.#dirty && this.#writing === undefined) void this.writeCheckpoint();
    }, this.#plan.checkpointInterval);
    try {
      await this.#estimate();
      this.#started = true;
      await work();
    } catch (error) {
      if (!this.#stop.aborted) throw error;
    } finally {
      clearInterval(timer);
      this.#current = undefined;
      if (this.#started) await this.writeCheckpoint();
      this.notifyProgress(true);
    }
    this.requireCheckpoint();
    return this.#report();
  }

  /** Asks for the highest id of each subject that has not been started. */
  async #estimate(): Promise<void> {
    const [control] = this.#sides;
    for (const [subject, state] of this.#subjects) {
      if (subject === 'lists' || state.highest !== undefined || control === undefined) continue;
      this.#stop.throwIfAborted();
      try {
        state.highest = await new Listing(this.#plan, subject).highestId(control);
      } catch (error) {
        if (!this.#canLeaveOut(subject, error)) throw error;
        state.refused = errorText(outlineOf(error), this.#plan.unmasked);
        state.ended = true;
      }
    }
  }

  /** Not every tenant has a licence for requests, and not every user may see webhooks. */
  #canLeaveOut(subject: SweepSubject, error: unknown): error is SuperOfficeError {
    const { allSubjects, filters } = this.#plan;
    if (!allSubjects || (subject !== 'lists' && filters[subject] !== undefined) || isFatal(error)) return false;
    const others = [...this.#subjects].filter(([name]) => name !== subject && name !== 'lists');
    const allRefused = others.every(([, { refused }]) => refused !== undefined);
    return error instanceof SuperOfficeError && !canRecover(error) && !allRefused;
  }

  /** What is compared now. */
  begin(subject: SweepSubject): void {
    this.#current = subject;
    this.notifyProgress(true);
  }

  /** Records the result of a unit: from here on it is done. */
  record(subject: SweepSubject, { key, remark }: Unit, { comparisons, changed, unread }: Compared): void {
    const state = this.state(subject);
    for (const comparison of comparisons) this.#collector.add(comparison);
    if (changed) this.#changed += 1;
    this.#unread = withUnread(this.#unread, unreadOf(unread));
    state.last = key;
    if (remark === undefined) {
      state.done += 1;
      if (typeof key === 'number') state.lowest ??= key;
    } else {
      state.remarks.push(remark);
    }
    this.#recorded();
  }

  /** Adds the results of a range. */
  merge(subject: SweepSubject, { last, done, lowest, changed, unread, remarks, collector }: RangeTotals): void {
    const state = this.state(subject);
    this.#collector.merge(collector);
    this.#changed += changed;
    this.#unread = withUnread(this.#unread, unread);
    state.last = last;
    state.done += done;
    state.lowest ??= lowest;
    for (const remark of remarks) state.remarks.push(remark);
    this.#recorded();
  }

  #recorded(): void {
    this.notifyProgress(false);
    this.requireCheckpoint();
    this.#dirty = true;
  }

  /** @throws {ConfigurationError} if the checkpoint could not be written */
  requireCheckpoint(): void {
    if (this.#checkpointError !== undefined) throw this.#checkpointError;
  }

  /** Writes the checkpoint, once the write under way has finished. If that fails, the next record throws. */
  async writeCheckpoint(): Promise<void> {
    await this.#writing;
    if (this.#file === undefined) return;
    this.#dirty = false;
    this.#writing = this.#file.write(this.#snapshot()).catch((error: unknown) => {
      this.#checkpointError = error as Error;
    });
    await this.#writing;
    this.#writing = undefined;
  }

  #snapshot(): SweepState {
    return {
      startedAt: this.#startedAt,
      changed: this.#changed,
      unread: this.#unread,
      subjects: Object.fromEntries(this.#subjects),
      collector: this.#collector.toJSON(),
    };
  }

  state(subject: SweepSubject): MutableSubject {
    const state = this.#subjects.get(subject);
    if (state === undefined) throw new TypeError(`${subject} is not a subject of this sweep`);
    return state;
  }

  notifyProgress(immediately: boolean): void {
    const { onProgress, progressInterval } = this.#plan;
    const now = performance.now();
    if (onProgress === undefined || (!immediately && now < this.#nextProgress)) return;
    this.#nextProgress = now + progressInterval;
    onProgress(this.#progress());
  }

  #progress(): SweepProgress {
    const states = [...this.#subjects.values()];
    const done = states.reduce((sum, state) => sum + state.done, 0);
    const estimated = states.reduce((sum, state) => sum + estimatedRecords(state, this.#plan.sample), 0);
    const rate = this.#speed.at(done);
    return {
      subject: this.#current,
      done,
      estimated,
      different: this.#collector.totals().different,
      rate,
      secondsLeft: rate === 0 ? undefined : (estimated - done) / rate,
      waiting: this.#waiting,
    };
  }

  #report(): ParityReport {
    const { tenant, control, candidates, unmasked, rules } = this.#plan;
    const findings = this.#collector.findings();
    const stopped = this.unfinished.length > 0;
    return {
      format: 1,
      kind: 'sweep',
      tenant,
      control: control.name,
      candidates: candidates.map(({ name }) => name),
      startedAt: this.#startedAt,
      endedAt: new Date().toISOString(),
      totals: this.#collector.totals(),
      operations: this.#collector.operations(),
      fields: this.#collector.fields(),
      findings,
      scenarios: [],
      notes: [
        ...sweepNotes(this.#plan, this.#subjects, { changed: this.#changed, unread: this.#unread }),
        ...(stopped ? [] : ruleNotes(rules, findings)),
        ...this.#collector.notes(),
      ],
      unmasked,
      ...(this.#unread.number > 0 ? { unread: this.#unread.number } : {}),
      ...(stopped ? { stopped: true } : {}),
    };
  }
}

const nothingDone: SubjectState = {
  last: undefined,
  ended: false,
  done: 0,
  lowest: undefined,
  highest: undefined,
  remarks: [],
};
