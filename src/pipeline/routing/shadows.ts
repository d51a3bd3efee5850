import { type CallOutcome, compareOutcomes, ComparisonRules, outcomeOf, outlineOf } from '../../comparison/index.js';
import type { ShadowSettings } from '../../config/routes.js';
import { SuperOfficeError, TimeoutError, type TransportName } from '../../errors/index.js';
import { AnswerTooLarge, onAbort } from '../../http/index.js';
import type { ActiveRoute } from './active-policy.js';
import type { ShadowReport, ShadowSide } from './shadow-report.js';
import { snapshot } from './snapshot.js';
import { OversizeBackoff } from './oversize-backoff.js';
import { isTransportFailure } from './transport-failure.js';
import { type CallOptions, type Exchange, type ExchangeName, type Execute, idOf } from '../../operations/index.js';

/** Values in an answer that is kept to be compared; a full entity has a few hundred. */
const largestSnapshot = 50_000;
const differencesReported = 100;
/** Milliseconds in which the caller's request leaves, before anything is done for the shadow: it takes a few turns of the loop. */
const headStart = 2;

/** What makes the exchanges of shadows. */
export interface ShadowPath {
  readonly execute: Execute;
  close(): Promise<void>;
}

/** A call that is made twice. */
export interface ShadowedCall<Name extends ExchangeName> {
  readonly operation: string;
  readonly route: ActiveRoute;
  readonly candidate: TransportName;
  readonly exchange: Exchange<Name>;
  readonly options: CallOptions;
}

export interface ShadowParts {
  readonly settings: ShadowSettings;
  /** A way to the server of its own, so that a shadow that hangs holds nothing that callers need. */
  readonly path: ShadowPath;
  /** Milliseconds of the epoch. */
  readonly now: () => number;
  readonly report: (report: ShadowReport, route: ActiveRoute) => void;
  /** Closes what reports go to. */
  readonly close: () => Promise<void>;
}

/** The caller's side: what it came to, told when the caller is answered. */
export interface ControlObserver {
  answered(transport: TransportName, answer: unknown): void;
  failed(transport: TransportName, error: unknown): void;
}

type Verdict = Pick<ShadowReport, 'verdict' | 'differences' | 'explained'>;

interface Side extends ShadowSide {
  /** Undefined where it was too large to be kept. */
  readonly outcome: CallOutcome | undefined;
  readonly unreachable: boolean;
}

/**
 * Makes reads a second time, beside the caller's, and compares. The caller's answer is never touched: it is copied, and
 * all else is done when the caller has it.
 */
export class Shadows {
  readonly #parts: ShadowParts;
  readonly #rules: ComparisonRules;
  readonly #oversize: OversizeBackoff;
  readonly #stop = new AbortController();
  #underWay = 0;
  #skipped = 0;

  constructor(parts: ShadowParts) {
    this.#parts = parts;
    this.#rules = new ComparisonRules(parts.settings.rules);
    this.#oversize = new OversizeBackoff(parts.now);
  }

  /** Starts a shadow, once the caller's own call is on its way. Undefined where enough are under way, or its answers are too large. */
  begin<Name extends ExchangeName>(call: ShadowedCall<Name>): ControlObserver | undefined {
    const isFull = this.#underWay >= this.#parts.settings.inFlight || this.#oversize.isPaused(call.operation);
    const exchange = isFull ? undefined : exchangeSnapshot(call.exchange);
    if (exchange === undefined || this.#stop.signal.aborted) {
      this.#skipped++;
      return undefined;
    }
    this.#underWay++;
    const start = performance.now();
    let settle: (side: Side | undefined) => void = () => undefined;
    const control = new Promise<Side | undefined>((resolve) => (settle = resolve));
    setTimeout(() => void this.#compare({ ...call, exchange }, control), headStart);
    return {
      answered(transport, answer) {
        const duration = performance.now() - start;
        const kept = snapshot(answer, largestSnapshot);
        const outcome = kept === undefined ? undefined : { answer: kept.value };
        settle({ transport, duration, error: undefined, outcome, unreachable: false });
      },
      failed(transport, error) {
        // Whoever gives a call up says nothing of the answer.
        if (!(error instanceof SuperOfficeError)) {
          settle(undefined);
          return;
        }
        const duration = performance.now() - start;
        const outcome = { error: outlineOf(error) };
        settle({ transport, duration, error: error.name, outcome, unreachable: isTransportFailure(error) });
      },
    };
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('the connection is being closed'));
    await this.#parts.path.close();
    await this.#parts.close();
  }

  async #compare<Name extends ExchangeName>(call: ShadowedCall<Name>, pending: Promise<Side | undefined>) {
    try {
      const candidate = await this.#ask(call);
      const control = await pending;
      if (control === undefined || this.#stop.signal.aborted) return;
      const { operation, route, exchange } = call;
      const { verdict, differences, explained } = this.#verdict(operation, control, candidate);
      const skipped = this.#skipped;
      this.#skipped = 0;
      const at = new Date().toISOString();
      const sides = { control: sideOf(control), candidate: sideOf(candidate) };
      const id = idOf(exchange);
      const report = { at, operation, id, route: route.index, ...sides, verdict, differences, explained, skipped };
      this.#parts.report(report, route);
    } catch {
      // A shadow has no caller whom its failure could tell anything; what can fail here is told above.
    } finally {
      this.#underWay--;
    }
  }

  async #ask<Name extends ExchangeName>(call: ShadowedCall<Name>): Promise<Side> {
    const { operation, candidate, exchange, options } = call;
    const { timeout } = this.#parts.settings;
    const start = performance.now();
    let failure: unknown;
    const late = new TimeoutError(`no answer within ${timeout} ms`);
    const outcome = await withinTime(timeout, late, this.#stop.signal, async (signal) =>
      outcomeOf(async () => {
        try {
          const own = { ...options, timeout, signal, call: undefined, transport: candidate };
          return await this.#parts.path.execute(exchange, own);
        } catch (error) {
          failure = error;
          throw error;
        }
      }),
    ).catch((error: unknown): CallOutcome => {
      failure = error;
      return { error: outlineOf(error) };
    });
    const duration = performance.now() - start;
    const error = 'error' in outcome ? outcome.error.name : undefined;
    const sides = { transport: candidate, duration, error };
    this.#oversize.count(operation, failure instanceof AnswerTooLarge);
    if (failure instanceof AnswerTooLarge) return { ...sides, outcome: undefined, unreachable: false };
    return { ...sides, outcome, unreachable: isUnreachable(failure) };
  }

  #verdict(operation: string, control: Side, candidate: Side): Verdict {
    if (control.unreachable || candidate.unreachable) return { verdict: 'failed', differences: [], explained: 0 };
    if (control.outcome === undefined || candidate.outcome === undefined) {
      return { verdict: 'uncompared', differences: [], explained: 0 };
    }
    const found = compareOutcomes(control.outcome, candidate.outcome);
    const differences = found.filter((difference) => this.#rules.explain(operation, difference) === undefined);
    return {
      verdict: differences.length === 0 ? 'equal' : 'different',
      differences: differences.slice(0, differencesReported),
      explained: found.length - differences.length,
    };
  }
}

/** What is no `SuperOfficeError` comes from this side of the wire. */
function isUnreachable(failure: unknown): boolean {
  if (failure === undefined) return false;
  return !(failure instanceof SuperOfficeError) || isTransportFailure(failure);
}

function sideOf({ transport, duration, error }: Side): ShadowSide {
  return { transport, duration: Math.round(duration * 100) / 100, error };
}

/** The parameters of an operation are the caller's own object, which may change while the shadow is on its way. */
function exchangeSnapshot<Name extends ExchangeName>(exchange: Exchange<Name>): Exchange<Name> | undefined {
  if (exchange.name !== 'agent.call') return exchange;
  const request = exchange.request as Exchange<'agent.call'>['request'];
  const kept = snapshot(request.parameters, largestSnapshot);
  return kept === undefined ? undefined : { ...exchange, request: { ...request, parameters: kept.value } };
}

/** Ends by itself, whether the action heeds the signal or not. */
async function withinTime<Result>(
  milliseconds: number,
  late: Error,
  outer: AbortSignal,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const end = () => stop.abort(outer.reason ?? late);
  const timer = setTimeout(() => stop.abort(late), milliseconds);
  timer.unref();
  const release = onAbort(outer, end);
  try {
    return await Promise.race([
      action(stop.signal),
      new Promise<never>((_resolve, reject) => {
        stop.signal.addEventListener('abort', () => reject(stop.signal.reason as Error), { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    release();
  }
}
