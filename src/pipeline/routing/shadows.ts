import {
  compareOutcomes,
  ComparisonRules,
  type Difference,
  type Observation,
  observe,
  outlineOf,
} from '../../comparison/index.js';
import type { ShadowSettings } from '../../config/routes.js';
import { AuthenticationError, SuperOfficeError, TimeoutError, type TransportName } from '../../errors/index.js';
import { AnswerTooLarge, onAbort, untilAborted } from '../../http/index.js';
import type { ActiveRoute } from './active-policy.js';
import type { ShadowLimitEvent, ShadowReport, ShadowSide } from './shadow-report.js';
import { snapshot } from './snapshot.js';
import { OversizeBackoff } from './oversize-backoff.js';
import { type ShadowSkipReason, type ShadowSkips, SkippedCalls } from './skipped-calls.js';
import { isTransportFailure } from './transport-failure.js';
import { type CallOptions, type Exchange, type ExchangeName, type Execute, idOf } from '../../operations/index.js';

/** The maximum number of values in an answer that is compared; a full entity has a few hundred. */
const maxValues = 50_000;
const maxDifferences = 100;
/** Milliseconds before the shadow starts, so that the caller's request is sent first, which takes a few turns of the loop. */
const headStart = 2;
/** Milliseconds for which closing waits beyond the timeout, so that a shadow that has just begun ends by its own timeout. */
const closingGrace = 100;

/** Executes the exchanges of shadows. */
export interface ShadowPath {
  readonly execute: Execute;
  close(): Promise<void>;
}

/** A call that is made twice: by its caller and as a shadow. */
export interface ShadowedCall<Name extends ExchangeName> {
  readonly operation: string;
  readonly route: ActiveRoute;
  readonly candidate: TransportName;
  readonly exchange: Exchange<Name>;
  readonly options: CallOptions;
}

export interface ShadowParts {
  readonly settings: ShadowSettings;
  /** Separate from the callers' own path, so that a shadow that hangs holds nothing that callers need. */
  readonly path: ShadowPath;
  /** Milliseconds of the epoch. */
  readonly now: () => number;
  readonly report: (report: ShadowReport, route: ActiveRoute) => void;
  /** Called once, when the first call is not compared because enough shadows are under way. */
  readonly limited: (event: ShadowLimitEvent) => void;
  /**
   * Closes the target of the reports.
   *
   * @param skips the calls since the last report that were not compared
   */
  readonly close: (skips: ShadowSkips) => Promise<void>;
}

/** Receives the result of the caller's own call. */
export interface ControlObserver {
  answered(transport: TransportName, answer: unknown): void;
  failed(transport: TransportName, error: unknown): void;
}

type Verdict = Pick<ShadowReport, 'verdict' | 'differences' | 'explained'>;

/** One side of a comparison, with what prevents it from being compared. */
interface Side {
  readonly transport: TransportName;
  readonly observation: Observation;
  readonly isTooLarge: boolean;
  readonly isUnreachable: boolean;
}

/**
 * Makes reads a second time, beside the caller's own, and compares the answers. The caller's answer is copied and never
 * changed, and everything else happens after the caller has it.
 */
export class Shadows {
  readonly #parts: ShadowParts;
  readonly #rules: ComparisonRules;
  readonly #oversize: OversizeBackoff;
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  readonly #skipped = new SkippedCalls();
  #isLimited = false;

  constructor(parts: ShadowParts) {
    this.#parts = parts;
    this.#rules = new ComparisonRules(parts.settings.rules);
    this.#oversize = new OversizeBackoff(parts.now);
  }

  /** Starts a shadow after the caller's own call. Undefined if enough are under way, or its answers have been too large. */
  begin<Name extends ExchangeName>(call: ShadowedCall<Name>): ControlObserver | undefined {
    const { inFlight } = this.#parts.settings;
    const reason = this.#obstacleTo(call.operation);
    const exchange = reason === undefined ? exchangeSnapshot(call.exchange) : undefined;
    if (exchange === undefined) {
      this.#skipped.add(reason ?? 'size');
      if (reason === 'inFlight' && !this.#isLimited) {
        this.#isLimited = true;
        this.#parts.limited({ operation: call.operation, inFlight });
      }
      return undefined;
    }
    const start = performance.now();
    let settle: (side: Side | undefined) => void = () => undefined;
    const control = new Promise<Side | undefined>((resolve) => (settle = resolve));
    const compared = new Promise((resolve) => setTimeout(resolve, headStart))
      .then(() => this.#compare({ ...call, exchange }, control))
      .finally(() => this.#underWay.delete(compared));
    this.#underWay.add(compared);
    return {
      answered(transport, answer) {
        const milliseconds = performance.now() - start;
        const copy = snapshot(answer, maxValues);
        const observation = { side: transport, answer: copy?.value, milliseconds };
        settle({ transport, observation, isTooLarge: copy === undefined, isUnreachable: false });
      },
      failed(transport, error) {
        // An aborted call says nothing about the answer.
        if (!(error instanceof SuperOfficeError) || isRefusedCaller(error, call.options)) {
          settle(undefined);
          return;
        }
        const observation = { side: transport, error: outlineOf(error), milliseconds: performance.now() - start };
        settle({ transport, observation, isTooLarge: false, isUnreachable: isTransportFailure(error) });
      },
    };
  }

  /** Lets the shadows under way finish, and after `shadows.timeout` aborts those that have not. */
  async close(): Promise<void> {
    const abort = () => this.#stop.abort(new Error('the connection is being closed'));
    const timer = setTimeout(abort, this.#parts.settings.timeout + closingGrace);
    const stopped = new Promise<void>((resolve) => onAbort(this.#stop.signal, resolve));
    await Promise.race([Promise.all(this.#underWay), stopped]);
    clearTimeout(timer);
    this.#skipped.add('closing', this.#underWay.size);
    abort();
    await this.#parts.path.close();
    await this.#parts.close(this.#skipped.take().skippedBy);
  }

  /** A method, because the answer may change while a shadow waits. */
  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Why a call cannot be compared. */
  #obstacleTo(operation: string): ShadowSkipReason | undefined {
    if (this.#stop.signal.aborted) return 'closing';
    if (this.#underWay.size >= this.#parts.settings.inFlight) return 'inFlight';
    return this.#oversize.isPaused(operation) ? 'size' : undefined;
  }

  async #compare<Name extends ExchangeName>(call: ShadowedCall<Name>, pending: Promise<Side | undefined>) {
    const { operation, route, exchange } = call;
    try {
      // With many callers, wait until the caller's own call has been accepted before its credentials are sent again.
      if (call.options.caller !== undefined && (await pending) === undefined) return;
      const candidate = await this.#read(call, call.candidate);
      this.#oversize.count(operation, candidate.isTooLarge);
      const control = await pending;
      if (control === undefined || this.#isStopped()) return;
      const verdict = this.#verdict(operation, control, candidate);
      const confirmed =
        verdict.verdict === 'different' ? await this.#confirmed(call, verdict, control, candidate) : verdict;
      if (this.#isStopped()) return;
      const at = new Date().toISOString();
      const sides = { control: sideOf(control), candidate: sideOf(candidate) };
      const id = idOf(exchange);
      const report = { at, operation, id, route: route.index, ...sides, ...confirmed, ...this.#skipped.take() };
      this.#parts.report(report, route);
    } catch {
      // A shadow has no caller to whom its failure matters. The failures of calls are reported above.
    }
  }

  async #read<Name extends ExchangeName>(call: ShadowedCall<Name>, transport: TransportName): Promise<Side> {
    const { exchange, options } = call;
    const { timeout } = this.#parts.settings;
    let failure: unknown;
    const execute = (signal: AbortSignal) =>
      this.#parts.path.execute(exchange, { ...options, timeout, signal, call: undefined, transport });
    const observation = await observe(
      transport,
      () => withinTime(timeout, this.#stop.signal, execute),
      (error) => (failure = error),
    );
    const isTooLarge = failure instanceof AnswerTooLarge;
    return { transport, observation, isTooLarge, isUnreachable: !isTooLarge && isUnreachable(failure) };
  }

  /**
   * Reads the control again, because the record may have changed between the reads of the two sides. If it cannot be read
   * again, the difference stands.
   */
  async #confirmed<Name extends ExchangeName>(
    call: ShadowedCall<Name>,
    verdict: Verdict,
    control: Side,
    candidate: Side,
  ): Promise<Verdict> {
    const changes = await this.#changes(call, control);
    const changed = { verdict: 'changed', differences: [], explained: 0 } as const;
    if (changes.some(isOfChange)) return changed;
    // A candidate that was read before the change, and the control after it: the candidate changes.
    if (changes.length === 0) {
      const isSuspect = verdict.differences.some(isOfChange);
      const isEarlier = isSuspect && (await this.#changes(call, candidate)).some(isOfChange);
      return isEarlier ? changed : verdict;
    }
    // Places at which two answers of the control differ say nothing about the candidate.
    const unsteady = new Set(changes.map(({ pattern }) => pattern));
    const differences = verdict.differences.filter(({ pattern }) => !unsteady.has(pattern));
    return differences.length === 0 ? changed : { ...verdict, differences };
  }

  /** What is different if a side is read again; nothing if it cannot be read. */
  async #changes<Name extends ExchangeName>(call: ShadowedCall<Name>, side: Side): Promise<readonly Difference[]> {
    const again = await this.#read(call, side.transport);
    return again.isUnreachable || again.isTooLarge ? [] : compareOutcomes(side.observation, again.observation);
  }

  #verdict(operation: string, control: Side, candidate: Side): Verdict {
    if (control.isUnreachable || candidate.isUnreachable) return { verdict: 'failed', differences: [], explained: 0 };
    if (control.isTooLarge || candidate.isTooLarge) return { verdict: 'uncompared', differences: [], explained: 0 };
    const found = compareOutcomes(control.observation, candidate.observation);
    const differences = found.filter((difference) => this.#rules.explain(operation, difference) === undefined);
    return {
      verdict: differences.length === 0 ? 'equal' : 'different',
      differences: differences.slice(0, maxDifferences),
      explained: found.length - differences.length,
    };
  }
}

/** `UpdatedDate` of entities, and the column `updatedDate` of rows. */
function isTimeOfChange({ pattern }: Difference): boolean {
  return /updated(?:Date)?$/i.test(pattern);
}

/** A record was changed, deleted or created: its time of change differs, or the whole answer. */
function isOfChange(difference: Difference): boolean {
  return difference.pattern === '' || isTimeOfChange(difference);
}

/**
 * A directory locks an account after a few refusals, so credentials that were refused for a caller are not sent again. Refused
 * credentials of the connection itself are held back by the transports.
 */
function isRefusedCaller(error: unknown, { caller }: CallOptions): boolean {
  return caller !== undefined && error instanceof AuthenticationError;
}

/** Anything but a `SuperOfficeError` comes from this side of the wire. */
function isUnreachable(failure: unknown): boolean {
  if (failure === undefined) return false;
  return !(failure instanceof SuperOfficeError) || isTransportFailure(failure);
}

function sideOf({ transport, observation }: Side): ShadowSide {
  const { milliseconds } = observation;
  const error = 'error' in observation ? observation.error.name : undefined;
  return { transport, duration: Math.round(milliseconds * 100) / 100, error };
}

/** The parameters of an operation are the caller's own object, which may change while the shadow is under way. */
function exchangeSnapshot<Name extends ExchangeName>(exchange: Exchange<Name>): Exchange<Name> | undefined {
  if (exchange.name !== 'agent.call') return exchange;
  const request = exchange.request as Exchange<'agent.call'>['request'];
  const copy = snapshot(request.parameters, maxValues);
  return copy === undefined ? undefined : { ...exchange, request: { ...request, parameters: copy.value } };
}

/** Ends in time or when `outer` is aborted, even if the action ignores its signal. */
async function withinTime<Result>(
  milliseconds: number,
  outer: AbortSignal,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const giveUp = () => stop.abort(new TimeoutError(`no answer within ${milliseconds} ms`));
  const timer = setTimeout(giveUp, milliseconds).unref();
  const release = onAbort(outer, () => stop.abort(outer.reason));
  try {
    return await untilAborted(action(stop.signal), stop.signal);
  } finally {
    clearTimeout(timer);
    release();
  }
}
