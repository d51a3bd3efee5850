import { ValidationError } from '../../errors/index.js';

/**
 * A column that the server computes, as the vendor's pages on data aggregation write it: a function of columns or of
 * other functions, and modifiers.
 */
export interface AggregateColumn {
  /** `GroupBy`, `Sum`, `DatePart` … as it was written. */
  readonly name: string;
  readonly arguments: readonly string[];
  /** `Header`, `Footer`, `HideDetail`, the level of a group … as they were written. */
  readonly modifiers: readonly string[];
}

const longestColumn = 250;
/** Functions within functions: the vendor's pages nest two. */
const deepestNesting = 10;

/**
 * Reads `GroupBy(DatePart(date):Month):Footer,HideDetail`. Undefined where it is a plain column.
 *
 * Modifiers follow one another after commas in the vendor's pages for NetServer Core, and after colons in the OpenAPI
 * document.
 */
export function parseAggregate(column: string): AggregateColumn | undefined {
  const name = /^[A-Za-z]\w*(?=\()/.exec(column)?.[0];
  if (name === undefined) return undefined;
  const argumentsOf: string[] = [];
  let depth = 0;
  let start = name.length + 1;
  for (let at = name.length; at < column.length; at++) {
    const character = column[at];
    if (character === '(' && ++depth > deepestNesting) return undefined;
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
 * A column as it is sent. Columns travel in a list with commas, so modifiers follow one another after colons:
 * "Note how the modifiers stack", as the OpenAPI document has it for `Count(middleName):HideDetail:Footer`.
 */
export function wireColumn(column: string): string {
  const aggregate = parseAggregate(column);
  if (aggregate === undefined) return column;
  const inner = aggregate.arguments.map(wireColumn).join(';');
  return [`${aggregate.name}(${inner})`, ...aggregate.modifiers].join(':');
}

/**
 * What two spellings of a column have in common. The vendor's page on GroupBy asks for `GroupBy(x):Header,Footer` and
 * shows `GroupBy(x):HideDetail,Header,Footer` in the answer.
 */
export function columnIdentity(column: string): string {
  const aggregate = parseAggregate(column);
  if (aggregate === undefined) return column.toLowerCase();
  const modifiers = aggregate.modifiers.map((each) => each.toLowerCase()).filter((each) => each !== 'hidedetail');
  const inner = aggregate.arguments.map(columnIdentity).join(';');
  return [`${aggregate.name.toLowerCase()}(${inner})`, ...modifiers.sort()].join(':');
}

/** The plain column that a computed one begins with: `category` of `GroupBy(category):Header`. */
export function plainColumn(column: string): string {
  const first = parseAggregate(column)?.arguments[0];
  return first === undefined ? column : plainColumn(first);
}

// Steps of letters, digits and underscores, joined by `/`, `.` or `:`; user-defined fields (`contactUdef/SuperOffice:1`),
// and the dot syntax of the archive `Dynamic` (`category.(contact->category_idx).name`, `sale.contact_id[contact].name`).
// Each turn of the loop takes one character of a word: a loop within the loop could share a word out in countless ways.
const columnPattern = /^(?:[\p{L}_]|\(\w+->\w+\))(?:[/.:]?(?:[\p{L}\p{N}_]|\[\w+\]|\(\w+->\w+\)))*$/u;

/** @throws {ValidationError} for a text that is not the name of a column, but could pass for more in a filter */
export function checkColumn(column: unknown, path: string): asserts column is string {
  if (typeof column === 'string' && column.length <= longestColumn && columnPattern.test(column)) return;
  const given = typeof column === 'string' ? JSON.stringify(column.slice(0, 60)) : typeof column;
  throw new ValidationError(`${path}: a column has a name such as "name" or "contact/name", and this is ${given}`, {
    path,
  });
}

/**
 * Checks a column that rows are sorted by: a plain one, or one that the server computes.
 *
 * @throws {ValidationError} if it is neither
 */
export function checkSortColumn(column: unknown, path: string): asserts column is string {
  const aggregate = typeof column === 'string' && column.length <= longestColumn ? parseAggregate(column) : undefined;
  if (aggregate === undefined) checkColumn(column, path);
  // The arguments may also be numbers: `CurrencyConvert(amount;36)`.
  else for (const each of aggregate.arguments) if (!/^\d+$/.test(each)) checkSortColumn(each, path);
}
