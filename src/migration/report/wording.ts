import { causes } from '../../comparison/index.js';
import type { Example, Totals } from './model.js';
import type { Place } from './places.js';

/** `1,234`. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** `1 finding`, `2 findings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** The name of a transport in a sentence: `SOAP`, `REST`, `Agents`. */
export function side(name: string): string {
  return name === 'soap' || name === 'rest' ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `99.9 %`; rounds to 100 % or 0 % only if that is exact. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (part / whole) * 100;
  if (percent === 100 || percent === 0) return `${percent} %`;
  return `${Math.min(99.9, Math.max(0.1, Number(percent.toFixed(1))))} %`;
}

/** `850 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `SOAP gave no answer to 2 reads`: nothing was compared there. */
export function unreadText(control: string, reads: number): string {
  return `${side(control)} gave no answer to ${counted(reads, 'read')}`;
}

/** The first few names, and how many more there are. */
export function firstAndMore(names: readonly string[], most = 3): string {
  const more = names.length - most;
  const first = names.slice(0, most).map(shortName);
  return listed(more > 0 ? [...first, `${count(more)} more`] : first);
}

/** The longest name in a sentence. */
const maxName = 200;

/** A name that leaves room for the others: servers and scenarios can use names of any length. */
function shortName(name: string): string {
  return name.length <= maxName ? name : `${name.slice(0, maxName)}…`;
}

/** The comparisons without an unexplained difference. */
export function agreed(totals: Totals): number {
  return totals.compared - totals.different;
}

/** `99.9 % agree`. */
export function agreementOf(totals: Totals): string {
  return totals.compared === 0 ? 'none made' : `${share(agreed(totals), totals.compared)} agree`;
}

/** A value as shown in a report: JSON, or a dash if there is none. */
export function shown(value: unknown): string {
  return value === undefined
    ? '–'
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value, null, 1)
      : JSON.stringify(value);
}

/** An example in a line: `5: SOAP "Acme", REST "ACME"`; the reports of shadow calls have no values. */
export function exampleText(
  { key, path, control, candidate }: Example,
  sides: readonly [control: string, candidate: string],
  write: (value: unknown) => string,
): string {
  if (control === undefined && candidate === undefined) return `${key}: ${placeOf(path)}`;
  return `${key}: ${side(sides[0])} ${write(control)}, ${side(sides[1])} ${write(candidate)}`;
}

/** A field, or the whole answer. */
export function placeOf(pattern: string): string {
  if (pattern === '') return 'the whole answer';
  return pattern === '[*]' ? 'entries' : pattern;
}

/** `Name of contacts`. */
export function whereOf({ entity, field }: Pick<Place, 'entity' | 'field'>): string {
  return `${placeOf(field)} of ${entity}`;
}

/** `the same date and time, shifted (+1 hour)`. */
export function whatOf({ cause, detail }: Pick<Place, 'cause' | 'detail'>): string {
  return `${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
}

/** `seen in 28 calls of 7 operations: contacts.find, contacts.get and 5 more`. */
export function seenIn(
  { answers, operations }: Pick<Place, 'answers' | 'operations'>,
  named = operations.length,
): string {
  const which = firstAndMore(
    operations.map(({ subject }) => subject),
    named,
  );
  const [only] = operations;
  return operations.length === 1 && only !== undefined
    ? `seen in ${counted(answers, 'call')} of ${only.subject}`
    : `seen in ${counted(answers, 'call')} of ${counted(operations.length, 'operation')}: ${which}`;
}
