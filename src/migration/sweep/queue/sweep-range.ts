import { ComparisonRules } from '../../../comparison/index.js';
import { ParityCollector } from '../../report/collector.js';
import { inOrder } from '../in-order.js';
import type { SweepPlan } from '../options.js';
import type { SideReader } from '../side.js';
import { nothingUnread, unreadOf, withUnread } from '../unread.js';
import { remarkOn, type Unit, unitsAfter, unitsAtOnce } from '../units.js';
import type { RangeJob, RangeResult } from './messages.js';

/** When a worker reports a part of a range. */
export interface RangeLimits {
  /** After so many records. */
  readonly records: number;
  /** After so many milliseconds, so that little is lost when a worker is killed. */
  readonly milliseconds: number;
}

/**
 * Compares the records of a range, or of its beginning if they are many.
 *
 * @param stop abort it to report what is done
 * @returns undefined if it was stopped before anything was done
 */
export async function sweepRange(
  plan: SweepPlan,
  sides: readonly SideReader[],
  { subject, after, to, remarks }: RangeJob,
  limits: RangeLimits,
  stop: AbortSignal,
): Promise<RangeResult | undefined> {
  const collector = new ParityCollector({
    rules: new ComparisonRules(plan.rules),
    unmasked: plan.unmasked,
    partial: true,
  });
  const failed = new Set(sides.flatMap(({ name }, side) => (remarks.includes(remarkOn(name, 'failed')) ? [side] : [])));
  const found: string[] = [];
  let [done, changed] = [0, 0];
  let unread = nothingUnread;
  let lowest: number | undefined;
  let last: number | string = after;
  const end = performance.now() + limits.milliseconds;
  // A function, because the compiler does not know that the generator changes it.
  let isLimited = false;
  const isPartial = () => isLimited || stop.aborted;
  async function* limited(units: AsyncIterable<Unit>): AsyncGenerator<Unit, void, undefined> {
    let count = 0;
    for await (const unit of units) {
      isLimited = count > 0 && (count >= limits.records || performance.now() > end || collector.isLarge);
      if (isLimited) return;
      yield unit;
      if (unit.remark === undefined) count += 1;
    }
  }
  await inOrder(
    limited(unitsAfter({ ...plan, toId: to ?? plan.toId }, sides, subject, { last: after, remarks, failed })),
    unitsAtOnce(plan),
    (unit) => unit.compare(),
    ({ key, remark }, compared) => {
      for (const comparison of compared.comparisons) collector.add(comparison);
      if (compared.changed) changed += 1;
      unread = withUnread(unread, unreadOf(compared.unread));
      last = key;
      if (remark === undefined) {
        done += 1;
        if (typeof key === 'number') lowest ??= key;
      } else {
        found.push(remark);
      }
    },
    stop,
  );
  if (isPartial() && last === after) return undefined;
  return {
    format: 1,
    end: { ...(isPartial() ? { upTo: last } : {}), done },
    lowest,
    changed,
    unread,
    remarks: found,
    collector: collector.toJSON(),
  };
}
