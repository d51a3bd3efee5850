import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError, ProtocolError, ServerError, type SuperOfficeError } from '../../../errors/index.js';
import type { SweepSubject } from '../subject-names.js';
import type { NewJob } from '../../queue/jobs.js';
import type { CoordinatorParts } from './coordinator-parts.js';
import { type RangeEnd, type RangeJob, rangeName, type RangeResult } from './messages.js';
import { patiently } from '../../queue/patience.js';
import { isForward, type KeyRange, type KnownRange, RangePlan, sameRemarks } from './range-plan.js';

/** Milliseconds between two looks at the results, and at everything else. */
const [pollInterval, checkInterval] = [100, 1_000];

/** Ranges that are planned ahead, and results that are merged before the checkpoint is written: they stay in Redis. */
const [rangesAhead, resultsKept] = [128, 64];

/** After so many invalid results the sweep fails. */
const maxInvalid = 10;

/** Another process has cancelled the sweep. */
export class SweepCancelled extends ConfigurationError {}

/**
 * Plans ranges and merges their results in order.
 *
 * What is done stands in the checkpoint alone. Everything in Redis can be lost: a range without a result is planned again,
 * and a result is merged only if it continues exactly what is done.
 */
export class Coordinator {
  readonly #parts: CoordinatorParts;
  readonly #ranges: RangePlan;
  /** Names of ranges that are merged. They stay in Redis until the checkpoint has them. */
  #merged: string[] = [];
  #nextSave = 0;
  #nextCheck = 0;
  #invalid = 0;
  #current: SweepSubject | undefined;
  #hasClaim = false;

  constructor(parts: CoordinatorParts) {
    const { plan, ledger, description } = parts;
    this.#parts = parts;
    const subjects = ledger.unfinished.map((subject) => {
      const { last = subject === 'lists' ? '' : plan.fromId - 1, highest = 0, remarks } = ledger.state(subject);
      return { subject, after: last, highest, toId: plan.toId, remarks };
    });
    this.#ranges = new RangePlan(subjects, { records: description.records, ahead: rangesAhead });
  }

  /** Returns when everything is merged; throws when the sweep should stop. */
  async run(): Promise<void> {
    const { ledger, store, jobs } = this.#parts;
    await this.#claim();
    try {
      await this.#adopt();
      while (!this.#ranges.isFinished) {
        ledger.stop.throwIfAborted();
        await this.#enqueue(this.#ranges.plan());
        if (!(await this.#mergeResults())) await sleep(pollInterval, undefined, { signal: ledger.stop });
        await this.#saveIfDue();
        await this.#checkIfDue();
      }
      await this.#save();
      await this.#patiently(() => store.clear(jobs));
    } catch (error) {
      // Workers finish what they have begun.
      if (ledger.stop.aborted) await jobs.pause().catch(() => undefined);
      throw error;
    }
  }

  /** Lets another process coordinate. */
  async end(): Promise<void> {
    if (this.#hasClaim) await this.#parts.store.release().catch(() => undefined);
  }

  async #claim(): Promise<void> {
    const { store, plan, ledger } = this.#parts;
    await store.awaitClaim(plan.tenant, (command) => this.#patiently(command), ledger.stop);
    this.#hasClaim = true;
  }

  /** Continues with what an earlier coordinator of this sweep has planned, and removes what is of another sweep. */
  async #adopt(): Promise<void> {
    const { store, jobs, description } = this.#parts;
    const earlier = await this.#patiently(async () => {
      return store.description().catch((error: unknown) => {
        if (error instanceof ProtocolError) return undefined;
        throw error;
      });
    });
    if (JSON.stringify(earlier) !== JSON.stringify(description)) {
      await this.#patiently(() => store.clear(jobs));
    }
    await this.#patiently(() => store.describe(description));
    const [known, ends] = [await this.#patiently(() => store.ranges()), await this.#patiently(() => store.ends())];
    const usable = [...known].flatMap(([name, job]): KnownRange[] => {
      if (job?.run !== description.run || name !== rangeName(job)) return [];
      const { subject, after, to, remarks } = job;
      return [{ range: { subject, after, to, remarks }, end: ends.get(name) }];
    });
    this.#ranges.adopt(usable);
    const names = new Set(this.#ranges.ranges.map(({ range }) => this.#nameOf(range)));
    await this.#patiently(() => store.forget([...known.keys()].filter((name) => !names.has(name))));
    await this.#enqueueAgain();
    await this.#patiently(() => jobs.resume());
  }

  /** Plans everything again that has no result, as if it were new: what is there already stays. */
  async #enqueueAgain(): Promise<void> {
    const waiting = this.#ranges.ranges.filter(({ end }) => end === undefined).map(({ range }) => range);
    await this.#patiently(() => this.#parts.store.describe(this.#parts.description));
    await this.#patiently(() => this.#parts.jobs.removeFailed(waiting.map((range) => this.#nameOf(range))));
    await this.#enqueue(waiting);
  }

  /** @param first before those that wait */
  async #enqueue(ranges: readonly KeyRange[], first = false): Promise<void> {
    if (ranges.length === 0) return;
    const { store, jobs } = this.#parts;
    const planned = ranges.map((range) => this.#jobOf(range));
    await this.#patiently(() => store.plan(planned));
    await this.#patiently(() => jobs.add(planned.map(newJob), first));
  }

  /** @returns whether anything was merged */
  async #mergeResults(): Promise<boolean> {
    await this.#readEnds();
    let merged = false;
    for (;;) {
      const [head] = this.#ranges.ranges;
      if (head !== undefined && head.range.subject !== this.#current) {
        this.#current = head.range.subject;
        this.#parts.ledger.begin(this.#current);
      }
      if (head?.end === undefined) return merged;
      const { remarks } = this.#parts.ledger.state(head.range.subject);
      // It was listed before it was known that the listing of a side fails.
      if (!sameRemarks(head.range.remarks, remarks)) {
        await this.#renew(head.range.subject, [...remarks]);
        return merged;
      }
      const result = await this.#resultOf(head.range, head.end);
      if (result === undefined) return merged;
      this.#merge(head.range, result);
      merged = true;
      if (this.#merged.length >= resultsKept) await this.#save();
    }
  }

  async #renew(subject: SweepSubject, remarks: readonly string[]): Promise<void> {
    const before = this.#ranges.ranges.map(({ range }) => range);
    const renewed = this.#ranges.renew(subject, remarks);
    const kept = new Set(this.#ranges.ranges.map(({ range }) => range));
    const outdated = before.filter((range) => !kept.has(range)).map((range) => this.#nameOf(range));
    await this.#patiently(() => this.#parts.store.forget(outdated));
    await this.#enqueue(renewed, true);
  }

  async #readEnds(): Promise<void> {
    const ends = await this.#patiently(() => this.#parts.store.ends());
    if (ends.size === 0) return;
    for (const { range, end } of [...this.#ranges.ranges]) {
      const name = this.#nameOf(range);
      if (end !== undefined || !ends.has(name)) continue;
      const reported = ends.get(name);
      if (reported === undefined || !isForward({ range, end: reported })) await this.#again(range);
      else await this.#enqueue(this.#ranges.ended(range, reported), true);
    }
  }

  async #resultOf(range: KeyRange, end: RangeEnd): Promise<RangeResult | undefined> {
    const { store, plan } = this.#parts;
    const job = this.#jobOf(range);
    try {
      const result = await this.#patiently(() => store.result(job));
      if (result === undefined) {
        await this.#renewed(range);
        return undefined;
      }
      const isOurs = result.collector.operations.every(({ subject, candidate }) => {
        return subject.startsWith(`${range.subject}.`) && plan.candidates.some(({ name }) => name === candidate);
      });
      if (isOurs && result.end.upTo === end.upTo && result.end.done === end.done) return result;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
    await this.#again(range);
    return undefined;
  }

  /** Something else than a worker has written the result. */
  async #again(range: KeyRange): Promise<void> {
    this.#invalid += 1;
    if (this.#invalid > maxInvalid) {
      throw new ProtocolError(
        `the queue contains invalid results, such as that of ${shown(range)}; use a Redis that nothing else writes to`,
      );
    }
    await this.#renewed(range);
  }

  /** Plans a range again whose result is lost or invalid. */
  async #renewed(range: KeyRange): Promise<void> {
    const name = this.#nameOf(range);
    const renewed = this.#ranges.again(range);
    await this.#patiently(() => this.#parts.store.forget([name]));
    if (renewed !== undefined) await this.#enqueue([renewed], true);
  }

  #merge(range: KeyRange, { end, lowest, changed, unread, remarks, collector }: RangeResult): void {
    const { ledger } = this.#parts;
    const { subject } = range;
    const last = end.upTo ?? range.to ?? ledger.state(subject).last;
    ledger.merge(subject, { last, done: end.done, lowest, changed, unread, remarks, collector });
    this.#ranges.take();
    if (!this.#ranges.remains(subject)) ledger.state(subject).ended = true;
    this.#merged.push(this.#nameOf(range));
  }

  async #saveIfDue(): Promise<void> {
    if (this.#merged.length > 0 && performance.now() >= this.#nextSave) await this.#save();
  }

  /** Redis may forget a result only once the checkpoint has it. */
  async #save(): Promise<void> {
    const { ledger, store, plan } = this.#parts;
    await ledger.writeCheckpoint();
    ledger.requireCheckpoint();
    const merged = this.#merged;
    this.#merged = [];
    this.#nextSave = performance.now() + plan.checkpointInterval;
    await this.#patiently(() => store.forget(merged));
  }

  async #checkIfDue(): Promise<void> {
    if (performance.now() < this.#nextCheck) return;
    const { store, jobs, description, notify } = this.#parts;
    if (!(await this.#patiently(() => store.claim()))) throw store.lostClaim();
    if (await this.#patiently(() => store.isCancelled(description.run))) {
      await this.#patiently(() => store.clear(jobs));
      throw new SweepCancelled('the sweep was cancelled', { path: 'queue' });
    }
    const workers = await this.#patiently(() => store.workers());
    notify({ workers: workers.size, paused: await this.#patiently(() => jobs.isPaused()) });
    await this.#checkHead();
    this.#nextCheck = performance.now() + checkInterval;
  }

  /** What the report waits for must not have failed or been lost, as in a Redis that does not save everything. */
  async #checkHead(): Promise<void> {
    const { store, jobs } = this.#parts;
    const [head] = this.#ranges.ranges;
    if (head === undefined || head.end !== undefined) return;
    const job = this.#jobOf(head.range);
    const state = await this.#patiently(() => jobs.stateOf(rangeName(job)));
    if (await this.#patiently(() => store.hasResult(job))) {
      // A result comes with its end; without it, workers would not compare the range again.
      if (await this.#patiently(() => store.hasResult(job, 'ends'))) return;
      await this.#patiently(() => store.forget([rangeName(job)]));
    }
    if (state.name === 'failed') {
      throw new ServerError(
        `workers failed to compare ${shown(head.range)}: ${state.reason}; run the same command again to try once more`,
      );
    }
    const isPlanned = await this.#patiently(() => store.isPlanned(job));
    if (state.name === 'absent' || !isPlanned) await this.#enqueueAgain();
  }

  #jobOf({ subject, after, to, remarks }: KeyRange): RangeJob {
    return { format: 1, run: this.#parts.description.run, subject, after, to, remarks: [...remarks] };
  }

  #nameOf(range: KeyRange): string {
    return rangeName(this.#jobOf(range));
  }

  #patiently<Value>(command: () => Promise<Value>): Promise<Value> {
    const { plan, ledger, notify } = this.#parts;
    const { maxWait } = plan;
    const onWait = (failure: SuperOfficeError | undefined) => {
      notify({ waiting: failure === undefined ? undefined : { reason: failure.message, milliseconds: 2_000 } });
    };
    return patiently(command, { maxWait, signal: ledger.stop, onWait });
  }
}

function newJob(range: RangeJob): NewJob {
  return { id: rangeName(range), name: range.subject, data: range };
}

function shown({ subject, after, to }: KeyRange): string {
  return subject === 'lists' ? 'the lists' : `${subject} with ids from ${Number(after) + 1} to ${String(to)}`;
}
