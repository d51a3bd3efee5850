const dayLength = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

interface Day {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly date: Date;
}

/** From 0 for Monday. */
const fromMonday = ({ date }: Day) => (date.getUTCDay() + 6) % 7;
const quarter = ({ month }: Day) => Math.ceil(month / 3);
const monday = (day: Day) => new Date(day.date.getTime() - fromMonday(day) * dayLength);

/** The week by ISO 8601, and the year that it belongs to: that of its Thursday. */
function week(day: Day): { readonly year: number; readonly number: number } {
  const thursday = new Date(monday(day).getTime() + 3 * dayLength);
  const year = thursday.getUTCFullYear();
  return { year, number: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayLength / 7) + 1 };
}

const isoDate = (date: Date) => date.toISOString().slice(0, 10);

/** The modifiers of `DatePart`, by the vendor's page on data aggregation and the OpenAPI document. */
const parts: Readonly<Record<string, (day: Day) => number | string>> = {
  year: ({ year }) => year,
  quarter,
  month: ({ month }) => month,
  day: ({ day }) => day,
  hour: ({ hour }) => hour,
  dayofyear: ({ date, year }) => Math.round((date.getTime() - Date.UTC(year, 0, 1)) / dayLength) + 1,
  dayofweek: ({ date }) => date.getUTCDay(),
  dayofweekfrommonday: fromMonday,
  weekno: (day) => week(day).number,
  yearquarter: (day) => `${day.year}/${quarter(day)}`,
  yearmonth: ({ year, month }) => `${year}/${two(month)}`,
  yearweekno: (day) => `${week(day).year}/${two(week(day).number)}`,
  yearweekasisodate: (day) => isoDate(monday(day)),
  isodate: ({ date }) => isoDate(date),
  isodatehour: ({ date, hour }) => `${isoDate(date)}T${two(hour)}`,
};

/** @param name in lower case */
export function isDatePart(name: string): boolean {
  return Object.hasOwn(parts, name);
}

export function datePart(name: string, moment: string): number | string {
  const [year = 0, month = 1, day = 1, hour = 0] = moment.split(/[-T:]/).map(Number);
  return parts[name]?.({ year, month, day, hour, date: new Date(Date.UTC(year, month - 1, day)) }) ?? '';
}
