import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowTest } from '../../src/emulator/archive/evaluator.js';
import { parseRestriction } from '../../src/emulator/archive/parser.js';

function holds(condition: string, day: string, today = '2025-10-15'): boolean {
  const restriction = parseRestriction(`date ${condition}`);
  if (restriction === null) throw new Error('there is a condition');
  const circumstances = { now: `${today}T10:00:00`, associateId: 18 };
  const read = () => ({ raw: `${day}T00:00:00` });
  return rowTest(restriction, () => ({ type: 'date' as const, read }), circumstances)({});
}

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * The examples of the vendor's page on date ranges, for 15/10/2025. Its weeks begin on a Tuesday and two of its quarters
 * on the 1st of June, which are slips: 14/10/2025 is a Tuesday, and the page itself says Monday.
 */
const ranges: [condition: string, first: string, last: string][] = [
  ['thisAndNext (10, days)', '2025-10-15', '2025-10-25'],
  ['thisAndNext (2, weeks)', '2025-10-13', '2025-11-02'],
  ['thisAndNext (2, months)', '2025-10-01', '2025-12-31'],
  ['thisAndNext (1, quarter)', '2025-10-01', '2026-03-31'],
  ['thisAndNext (2, years)', '2025-01-01', '2027-12-31'],
  ['thisAndPrevious (5, days)', '2025-10-10', '2025-10-15'],
  ['thisAndPrevious (3, weeks)', '2025-09-22', '2025-10-19'],
  ['thisAndPrevious (4, months)', '2025-06-01', '2025-10-31'],
  ['thisAndPrevious (2, quarters)', '2025-04-01', '2025-12-31'],
  ['thisAndPrevious (2, years)', '2023-01-01', '2025-12-31'],
  ['previousPeriod (14, days)', '2025-10-01', '2025-10-14'],
  ['previousPeriod (2, weeks)', '2025-09-29', '2025-10-12'],
  ['previousPeriod (6, months)', '2025-04-01', '2025-09-30'],
  ['previousPeriod (1, quarter)', '2025-07-01', '2025-09-30'],
  ['previousPeriod (2, years)', '2023-01-01', '2024-12-31'],
  ['thisPeriod week', '2025-10-13', '2025-10-19'],
  ['thisPeriod month', '2025-10-01', '2025-10-31'],
  ['thisPeriod quarter', '2025-10-01', '2025-12-31'],
  ['thisPeriod halfyear', '2025-07-01', '2025-12-31'],
  ['thisPeriod year', '2025-01-01', '2025-12-31'],
  ['nextPeriod (3, days)', '2025-10-16', '2025-10-18'],
  ['nextPeriod (4, weeks)', '2025-10-20', '2025-11-16'],
  ['nextPeriod (1, month)', '2025-11-01', '2025-11-30'],
  ['nextPeriod (2, quarters)', '2026-01-01', '2026-06-30'],
  ['nextPeriod (3, years)', '2026-01-01', '2028-12-31'],
  ['thisPreviousAndNext days', '2025-10-14', '2025-10-16'],
  ['thisPreviousAndNext week', '2025-10-06', '2025-10-26'],
  ['thisPreviousAndNext month', '2025-09-01', '2025-11-30'],
  ['thisPreviousAndNext quarter', '2025-07-01', '2026-03-31'],
  ['thisPreviousAndNext year', '2024-01-01', '2026-12-31'],
];

describe('a period is what the vendor’s examples say', () => {
  it.each(ranges)('%s: from %s to %s', (condition, first, last) => {
    const days = [shifted(first, -1), first, last, shifted(last, 1)];
    expect(days.map((day) => holds(condition, day))).toEqual([false, true, true, false]);
  });
});

/** The vendor's table of what the legacy operators become. */
const converted: [legacy: string, now: string][] = [
  ['lastWeek', 'previousPeriod (1, week)'],
  ['thisWeek', 'thisPeriod week'],
  ['nextWeek', 'nextPeriod (1, week)'],
  ['lastMonth', 'previousPeriod (1, month)'],
  ['thisMonth', 'thisPeriod month'],
  ['nextMonth', 'nextPeriod (1, month)'],
  ['lastQuarter', 'previousPeriod (1, quarter)'],
  ['thisQuarter', 'thisPeriod quarter'],
  ['nextQuarter', 'nextPeriod (1, quarter)'],
  ['thisHalf', 'thisPeriod halfyear'],
  ['thisYear', 'thisPeriod year'],
];

describe('a legacy operator means what it is converted to, on any day', () => {
  const days = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it.each(converted)('%s: %s', (legacy, now) => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (today, offset) => {
        const day = shifted(today, offset);
        expect(holds(now, day, today)).toBe(holds(legacy, day, today));
      }),
      { numRuns: 200 },
    );
  });
});
