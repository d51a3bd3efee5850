/** The kinds of period, by number and by all their names on the vendor's page on operators. */
const periodNames: Readonly<Record<string, Period>> = Object.fromEntries(
  (
    [
      ['day', '1 day days'],
      ['week', '2 week weeks wk wks'],
      ['month', '3 month months mon mos'],
      ['quarter', '4 quarter quarters qtr qtrs'],
      ['halfYear', '5 halfyear halfyears hyr hyrs'],
      ['year', '6 year years yr yrs'],
    ] as const
  ).flatMap(([period, names]) => names.split(' ').map((name) => [name, period])),
);

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year';

export function periodOf(name: string): Period | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(periodNames, key) ? periodNames[key] : undefined;
}

const monthsIn: Readonly<Partial<Record<Period, number>>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The first day of the period that is so many periods from the one with `today` in it. */
function startOf(period: Period, today: string, offset: number): string {
  const [year = 0, month = 1, day = 1] = today.slice(0, 10).split('-').map(Number);
  const months = monthsIn[period];
  const date =
    months === undefined
      ? new Date(Date.UTC(year, month - 1, day + offset * (period === 'week' ? 7 : 1)))
      : new Date(Date.UTC(year, month - 1 - ((month - 1) % months) + offset * months, 1));
  // A week begins on Monday.
  if (period === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Is a day within the periods from `first` to `last`, counted from the one with `today` in it? */
export function isWithin(day: string, period: Period, today: string, first: number, last: number): boolean {
  return day >= startOf(period, today, first) && day < startOf(period, today, last + 1);
}
