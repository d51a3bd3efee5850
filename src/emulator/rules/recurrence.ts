import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';

/** Monday first, as the contract declares them. */
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const weeks = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const;

/** Whether a client set a recurrence, rather than the proposal that every other appointment shows. */
export function isOwnRecurrence(recurrence: unknown): boolean {
  return isJsonObject(recurrence) && recurrence['IsRecurrence'] === true;
}

/**
 * What an appointment without a recurrence shows: the pattern that would be proposed for it, for a year from its day. As
 * recorded; the weekday is that of the day, and the cycle of a yearly pattern its month.
 */
export function proposedRecurrence(startDate: unknown): CanonicalObject {
  const given = typeof startDate === 'string' ? startDate.slice(0, 10) : '';
  const start = /^\d{4}-\d\d-\d\d$/.test(given) && !given.startsWith('0000') ? given : '0001-01-01';
  const [year = 1, month = 1, day = 1] = start.split('-').map(Number);
  const date = new Date(`${start}T00:00:00Z`);
  const Weekday = weekdays[(date.getUTCDay() + 6) % 7];
  const WeekOfMonth = weeks[Math.floor((day - 1) / 7)];
  const midnight = (text: string) => `${text}T00:00:00`;
  const yearOn = new Date(date);
  yearOn.setUTCFullYear(Math.min(year + 1, 9999));
  return {
    RecurrenceId: 0,
    StartDate: midnight(start),
    EndDate: midnight(yearOn.toISOString().slice(0, 10)),
    RecurrenceCounter: 1,
    RecurrenceEndType: 'EndDate',
    Pattern: 'Weekly',
    DayPattern: { Pattern: 'EveryCyclicDay', Cycle: 1 },
    WeekPattern: { Weekdays: Weekday, Cycle: 1 },
    MonthPattern: { Pattern: 'DayOfMonth', Cycle: 1, Day: day, Weekday, WeekOfMonth },
    YearPattern: { Pattern: 'DayOfMonth', Cycle: month, Day: day, Weekday, WeekOfMonth },
    Dates: [{ Date: midnight(start), IsConflict: false, DescriptionStyleHint: '' }],
    IsRecurrence: false,
  };
}
