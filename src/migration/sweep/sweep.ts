import { ComparisonRules } from '../../comparison/index.js';
import { ParityCollector } from '../report/collector.js';
import type { ParityReport } from '../report/model.js';
import { ruleNotes } from '../report/rule-notes.js';
import { CheckpointFile, type SubjectState, type SweepState } from './checkpoint.js';
import { inOrder } from './in-order.js';
import { Listing } from './listing.js';
import { largestId, parametersOf, planOf, type SweepOptions, type SweepPlan, type SweepProgress } from './options.js';
import { Outage, type SweepWait } from './outage.js';
import { Pace } from './pace.js';
import { estimatedRecords, Speed } from './progress.js';
import { SideReader } from './side.js';
import type { SweepSubject } from './subjects.js';
import { type Compared, entityUnits, listUnits, type Unit } from './units.js';

/** What a sweep came to. */
export interface SweepResult {
  /** False where it was stopped: then the report is about what was done until then. */
  readonly finished: boolean;
  readonly report: ParityReport;
}

/**
 * Compares what is stored in a tenant: reads every record and list through all sides, and reports what differs.
 *
 * With a `checkpoint` it goes on where an earlier sweep with the same parameters stopped, however that ended; each record
 * is in the report once. The checkpoint of a finished sweep gives its report again: delete the file when that is kept.
 *
 * It waits while the tenant is away. Memory does not grow with the number of records.
 *
 * @throws {ValidationError} that names an option, before anything is read
 * @throws {ConfigurationError} where the checkpoint cannot be used
 * @throws {SuperOfficeError} where going on is of no use: credentials are refused, the tenant is gone or away for longer
 *   than `patience`. What was done until then is in the checkpoint.
 * @example
 * const so = await connect({ transport: 'soap', tenant: { environment: 'sod', id: 'Cust12345' }, auth });
 * const { report } = await sweep({
 *   tenant: 'sod/Cust12345',
 *   control: { name: 'soap', connection: so },
 *   candidates: [{ name: 'rest', connection: so, transport: 'rest' }],
 *   checkpoint: 'sweep.json',
 * });
 */
export async function sweep(options: SweepOptions): Promise<SweepResult> {
  const plan = planOf(options);
  const file = plan.checkpoint === undefined ? undefined : new CheckpointFile(plan.checkpoint, parametersOf(plan));
  return new Sweep(plan, file, await file?.read()).run();
}

type MutableSubject = { -readonly [Name in keyof SubjectState]: SubjectState[Name] } & { remarks: string[] };

class Sweep {
  readonly #plan: SweepPlan;
  readonly #file: CheckpointFile | undefined;
  readonly #collector: ParityCollector;
  readonly #startedAt: string;
  readonly #subjects = new Map<SweepSubject, MutableSubject>();
  readonly #stop: AbortSignal;
  readonly #sides: readonly SideReader[];
  readonly #speed = new Speed();
  #changed: number;
  #current: SweepSubject | undefined;
  #waiting: SweepWait | undefined;
  #nextProgress = 0;
  /** Were its first questions answered? What fails before that, such as a wrong filter, leaves no checkpoint. */
  #begun = false;
  /** Has anything been done since the checkpoint was written? */
  #unkept = false;
  #writing: Promise<void> | undefined;
  #keepingFailed: Error | undefined;

  constructor(plan: SweepPlan, file: CheckpointFile | undefined, kept: SweepState | undefined) {
    const { callsInFlight, callsPerSecond, initialWait, longestWait, patience, rules, unmasked } = plan;
    this.#plan = plan;
    this.#file = file;
    this.#collector = new ParityCollector({ rules: new ComparisonRules(rules), unmasked }, kept?.collector);
    this.#startedAt = kept?.startedAt ?? new Date().toISOString();
    this.#changed = kept?.changed ?? 0;
    for (const subject of plan.subjects) {
      const state = kept?.subjects[subject] ?? nothingDone;
      this.#subjects.set(subject, { ...state, remarks: [...state.remarks] });
    }
    this.#stop = plan.signal ?? new AbortController().signal;
    const pace = new Pace(callsInFlight, callsPerSecond, this.#stop);
    const outage = new Outage({ initialWait, longestWait, patience }, this.#stop, (wait) => {
      this.#waiting = wait;
      this.#tellProgress(true);
    });
    this.#sides = plan.sides.map((side) => new SideReader(side, pace, outage));
  }

  async run(): Promise<SweepResult> {
    const keeping = setInterval(() => {
      if (this.#unkept && this.#writing === undefined) void this.#keep();
    }, this.#plan.checkpointInterval);
    try {
      await this.#estimate();
      this.#begun = true;
      for (const subject of this.#subjects.keys()) await this.#go(subject);
    } catch (error) {
      if (!this.#stop.aborted) throw error;
    } finally {
      clearInterval(keeping);
      this.#current = undefined;
      if (this.#begun) await this.#keep();
      this.#tellProgress(true);
    }
    if (this.#keepingFailed !== undefined) throw this.#keepingFailed;
    return { finished: [...this.#subjects.values()].every(({ ended }) => ended), report: this.#report() };
  }

  /** Asks how high the ids go, of what has not been begun. */
  async #estimate(): Promise<void> {
    const [control] = this.#sides;
    for (const [subject, state] of this.#subjects) {
      if (subject === 'lists' || state.highest !== undefined || control === undefined) continue;
      this.#stop.throwIfAborted();
      state.highest = await new Listing(this.#plan, subject).highestId(control);
    }
  }

  async #go(subject: SweepSubject): Promise<void> {
    const state = this.#state(subject);
    if (state.ended || this.#stop.aborted) return;
    this.#current = subject;
    this.#tellProgress(true);
    // Enough to keep all calls busy while the first of them takes its time.
    const atOnce = this.#plan.callsInFlight * 4;
    await inOrder(
      this.#units(subject, state),
      atOnce,
      (unit) => unit.compare(),
      (unit, compared) => this.#take(state, unit, compared),
      this.#stop,
    );
    state.ended = !this.#stop.aborted;
  }

  #units(subject: SweepSubject, { last, remarks }: SubjectState): AsyncGenerator<Unit, void, undefined> {
    if (subject === 'lists') return listUnits(this.#sides, typeof last === 'string' ? last : '');
    return entityUnits(this.#plan, this.#sides, subject, { after: typeof last === 'number' ? last : 0, remarks });
  }

  /** Takes in what a unit came to: from here on it is done. */
  #take(state: MutableSubject, { key, remark }: Unit, { comparisons, changed }: Compared): void {
    for (const comparison of comparisons) this.#collector.add(comparison);
    if (changed) this.#changed += 1;
    state.last = key;
    if (remark === undefined) {
      state.done += 1;
      if (typeof key === 'number') state.lowest ??= key;
    } else {
      state.remarks.push(remark);
    }
    this.#tellProgress(false);
    if (this.#keepingFailed !== undefined) throw this.#keepingFailed;
    this.#unkept = true;
  }

  /** Writes the checkpoint, after the one that is being written. */
  async #keep(): Promise<void> {
    await this.#writing;
    if (this.#file === undefined) return;
    this.#unkept = false;
    this.#writing = this.#file.write(this.#snapshot()).catch((error: unknown) => {
      this.#keepingFailed = error as Error;
    });
    await this.#writing;
    this.#writing = undefined;
  }

  #snapshot(): SweepState {
    return {
      startedAt: this.#startedAt,
      changed: this.#changed,
      subjects: Object.fromEntries(this.#subjects),
      collector: this.#collector.toJSON(),
    };
  }

  #state(subject: SweepSubject): MutableSubject {
    const state = this.#subjects.get(subject);
    if (state === undefined) throw new TypeError(`the sweep does not go through ${subject}`);
    return state;
  }

  #tellProgress(atOnce: boolean): void {
    const { onProgress, progressInterval } = this.#plan;
    const now = performance.now();
    if (onProgress === undefined || (!atOnce && now < this.#nextProgress)) return;
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
    const stopped = this.#unfinished().length > 0;
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
      notes: [...this.#limits(), ...(stopped ? [] : ruleNotes(rules, findings)), ...this.#collector.notes()],
      unmasked,
      ...(stopped ? { stopped: true } : {}),
    };
  }

  #unfinished(): readonly SweepSubject[] {
    return this.#plan.subjects.filter((subject) => !this.#state(subject).ended);
  }

  /** What the report is not about, in sentences. */
  #limits(): string[] {
    const { depth, filters, fromId, toId, sample, seed, subjects } = this.#plan;
    const filtered = Object.entries(filters).filter(([name]) => subjects.some((subject) => subject === name));
    const unfinished = this.#unfinished();
    return [
      ...(unfinished.length === 0 ? [] : [`It was stopped before it was through with ${unfinished.join(', ')}.`]),
      ...(depth === 'rows' ? ['Of each record the row of its archive was compared, and not the whole entity.'] : []),
      ...filtered.map(([name, filter]) => `Of the ${name} only those were compared for which: ${filter}`),
      ...(fromId > 1 || toId < largestId ? [`Only ids from ${fromId} to ${toId} were compared.`] : []),
      ...(sample < 1 ? [`A sample of ${sample * 100} % was compared (seed ${seed}).`] : []),
      ...(this.#changed > 0 ? [`${this.#changed} records were changed while they were read, and read again.`] : []),
    ];
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
