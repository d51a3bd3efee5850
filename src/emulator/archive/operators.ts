/** How many values an operator takes. `flag` is for one that may go without: `stop set`. */
export type OperandCount = 'none' | 'flag' | 'one' | 'two' | 'many';

/**
 * The operators by the vendor's pages: restriction types, criteria operators, and OData filters. Each has its names, the
 * first of which it is known by here.
 */
const byCount = {
  none: `
    isNull isNotNull currentAssociate beforeToday today afterToday lastWeek thisWeek nextWeek lastMonth thisMonth nextMonth
    lastQuarter thisQuarter nextQuarter thisHalf thisYear
  `,
  flag: 'set',
  one: `
    is isNot begins notBegins contains notContains equals|=|eq unequals|<>|!=|ne less|<|lt le|<= greater|>|gt ge|>=
    date before beforeOrEqual after from to dateTime beforeTime afterTime thisPeriod thisPreviousAndNext
  `,
  two: 'between dateBetween thisAndNext thisAndPrevious nextPeriod previousPeriod',
  many: `
    in oneOf notOneOf associateIsOneOf associateIsNotOneOf intArrayAllOf intArrayNotAllOf intArrayOneOf intArrayNotAnyOf
  `,
} as const satisfies Record<OperandCount, string>;

interface Operator {
  readonly name: string;
  readonly count: OperandCount;
}

const byName: ReadonlyMap<string, Operator> = new Map(
  Object.entries(byCount).flatMap(([count, text]) =>
    text
      .trim()
      .split(/\s+/)
      .flatMap((names) => {
        const [name = '', ...others] = names.split('|');
        const operator = { name, count: count as OperandCount };
        return [name, ...others].map((each): [string, Operator] => [each.toLowerCase(), operator]);
      }),
  ),
);

/** An operator by one of its names, in any case. */
export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name.toLowerCase());
}

export function takes(count: OperandCount, given: number): boolean {
  switch (count) {
    case 'none':
      return given === 0;
    case 'flag':
      return given <= 1;
    case 'one':
      return given === 1;
    case 'two':
      return given === 2;
    case 'many':
      return given > 0;
  }
}
