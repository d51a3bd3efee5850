import { ValidationError } from '../../errors/index.js';

/**
 * A column that the server computes (the vendor's pages on data aggregation): a function of columns or other functions,
 * with modifiers.
 */
export interface AggregateColumn {
  /** `GroupBy`, `Sum`, `DatePart` …, as written. */
  readonly name: string;
  readonly arguments: readonly string[];
  /** `Header`, `Footer`, `HideDetail`, the level of a group …, as written. */
  readonly modifiers: readonly string[];
}

const maxColumnLength = 250;
/** The nesting of functions; the vendor's pages nest two. */
const maxNesting = 10;

/**
 * Parses `GroupBy(DatePart(date):Month):Footer,HideDetail`. Undefined for a plain column.
 *
 * Modifiers are separated by commas on the vendor's pages for NetServer Core, and by colons in the OpenAPI document.
 */
export function parseAggregate(column: string): AggregateColumn | undefined {
  const name = /^[A-Za-z]\w*(?=\()/.exec(column)?.[0];
  if (name === undefined) return undefined;
  const argumentsOf: string[] = [];
  let depth = 0;
  let start = name.length + 1;
  for (let at = name.length; at < column.length; at++) {
    const character = column[at];
    if (character === '(' && ++depth > maxNesting) return undefined;
    if (character === ';' && depth === 1) {
      argumentsOf.push(column.slice(start, at));
      start = at + 1;
    }
    if (character !== ')' || --depth > 0) continue;
    argumentsOf.push(column.slice(start, at));
    const modifiers = modifiersIn(column.slice(at + 1));
    if (modifiers === undefined || argumentsOf.includes('')) return undefined;
    return { name, arguments: argumentsOf, modifiers };
  }
  return undefined;
}

function modifiersIn(text: string): readonly string[] | undefined {
  if (text === '') return [];
  return /^(?::\w+(?:,\w+)*)+$/.test(text) ? text.slice(1).split(/[:,]/) : undefined;
}

/**
 * A column as it is sent. Commas separate the columns, so modifiers are separated by colons: "Note how the modifiers
 * stack", says the OpenAPI document about `Count(middleName):HideDetail:Footer`.
 */
export function wireColumn(column: string): string {
  const aggregate = parseAggregate(column);
  if (aggregate === undefined) return column;
  const inner = aggregate.arguments.map(wireColumn).join(';');
  return [`${aggregate.name}(${inner})`, ...aggregate.modifiers].join(':');
}

/**
 * A form that is the same for all spellings of a column. The vendor's page on GroupBy requests `GroupBy(x):Header,Footer`
 * and shows `GroupBy(x):HideDetail,Header,Footer` in the answer.
 */
export function columnIdentity(column: string): string {
  const aggregate = parseAggregate(column);
  if (aggregate === undefined) return column.toLowerCase();
  const modifiers = aggregate.modifiers.map((each) => each.toLowerCase()).filter((each) => each !== 'hidedetail');
  const inner = aggregate.arguments.map(columnIdentity).join(';');
  return [`${aggregate.name.toLowerCase()}(${inner})`, ...modifiers.sort()].join(':');
}

/** The first plain column in a computed one: `category` of `GroupBy(category):Header`. */
export function plainColumn(column: string): string {
  const first = parseAggregate(column)?.arguments[0];
  return first === undefined ? column : plainColumn(first);
}

// Steps of letters, digits and underscores, joined by `/`, `.` or `:`; user-defined fields (`contactUdef/SuperOffice:1`),
// and the dot syntax of the archive `Dynamic` (`category.(contact->category_idx).name`, `sale.contact_id[contact].name`).
// The loop matches one character at a time: a nested loop could divide a word in countless ways, and backtrack.
const columnPattern = /^(?:[\p{L}_]|\(\w+->\w+\))(?:[/.:]?(?:[\p{L}\p{N}_]|\[\w+\]|\(\w+->\w+\)))*$/u;

/** @throws {ValidationError} for anything but the name of a column, which could change the meaning of a filter */
export function checkColumn(column: unknown, path: string): asserts column is string {
  if (typeof column === 'string' && column.length <= maxColumnLength && columnPattern.test(column)) return;
  const found = typeof column === 'string' ? JSON.stringify(column.slice(0, 60)) : typeof column;
  throw new ValidationError(`${path}: must be a column such as "name" or "contact/name", but is ${found}`, { path });
}

/**
 * Checks a column to sort by: a plain one, or one that the server computes.
 *
 * @throws {ValidationError} if it is neither
 */
export function checkSortColumn(column: unknown, path: string): asserts column is string {
  const aggregate = typeof column === 'string' && column.length <= maxColumnLength ? parseAggregate(column) : undefined;
  if (aggregate === undefined) checkColumn(column, path);
  // The arguments may also be numbers: `CurrencyConvert(amount;36)`.
  else for (const each of aggregate.arguments) if (!/^\d+$/.test(each)) checkSortColumn(each, path);
}
