/** An object or list as it is written in a program: where its parts begin. */
interface Literal {
  readonly kind: 'object' | 'list' | 'other';
  readonly parts: Part[];
}

interface Part {
  /** The name of a property; undefined in a list, and where it is no plain name. */
  readonly name: string | undefined;
  readonly start: number;
  /** What is spread into an object or a list has no name, and may be any number of parts. */
  readonly isSpread: boolean;
  /** Where the value begins. */
  value: number;
  /** The value, where it is an object or a list that is written out. */
  literal: Literal | undefined;
}

const opening: Readonly<Record<string, Literal['kind']>> = { '{': 'object', '[': 'list', '(': 'other' };
/** How deep brackets may nest, since each is read by a call of its own. What lies deeper, and all after it, has no place. */
const deepest = 200;
/** What may stand before a slash that begins a regular expression, and not a division. */
const beforePattern = /[(,=:[!&|?{};+]$/;

/**
 * Where the parts of scenarios stand in the text of a program in JavaScript or TypeScript. It reads the objects and lists
 * that are written out, and no more of the language: what a program computes has no place.
 */
export class ProgramText {
  readonly #text: string;
  readonly #objects: Literal[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    while (this.#at < text.length) {
      const start = this.#at;
      this.#read('other', 0);
      if (this.#at === start) break;
    }
  }

  /**
   * @param scenario the scenario's name, by which it is told from others in the file
   * @param ofName the place of the last property's name, and not of its value
   * @returns where the part stands in the text, or what is nearest around it; undefined where the scenario is not found
   */
  find(scenario: string, path: readonly (string | number)[], ofName = false): number | undefined {
    const all = this.#objects.filter(
      (each) => part(each, 'scenario') !== undefined && part(each, 'steps') !== undefined,
    );
    const named = all.filter((each) => this.#textAt(part(each, 'scenario')?.value) === scenario);
    const [found] = named.length > 0 ? named : all;
    if (found === undefined || (named.length !== 1 && all.length !== 1)) return undefined;
    let current: Literal | undefined = found;
    let place = part(found, 'scenario')?.value;
    for (const [index, step] of path.entries()) {
      const next: Part | undefined = current === undefined ? undefined : part(current, step);
      if (next === undefined) break;
      place = ofName && index === path.length - 1 ? next.start : next.value;
      current = next.literal;
    }
    return place;
  }

  /** Reads to the end of an object, a list, or what else is in brackets. */
  #read(kind: Literal['kind'], depth: number): Literal {
    const literal: Literal = { kind, parts: [] };
    if (depth > deepest) this.#at = this.#text.length;
    let current: Part | undefined;
    let last = '';
    for (let word = this.#next(last); word !== undefined; word = this.#next(last)) {
      const { start, text } = word;
      last = text;
      if (text === '}' || text === ']' || text === ')') break;
      if (text === ',') {
        current = undefined;
        continue;
      }
      const isNew = current === undefined;
      if (current === undefined) {
        const name = kind === 'object' ? unquoted(text) : undefined;
        current = { name, start, isSpread: text === '...', value: start, literal: undefined };
        literal.parts.push(current);
      }
      const inside = Object.hasOwn(opening, text) ? opening[text] : undefined;
      if (inside !== undefined) {
        const read = this.#read(inside, depth + 1);
        last = ')';
        if (isNew || current.value === start) current.literal = read;
      } else if (text === ':' && kind === 'object' && current.value === current.start) {
        current.value = this.#skipBlank();
      }
    }
    if (kind === 'object') this.#objects.push(literal);
    return literal;
  }

  #next(last: string): { readonly start: number; readonly text: string } | undefined {
    const start = this.#skipBlank();
    if (start >= this.#text.length) return undefined;
    const rest = (pattern: RegExp) => {
      pattern.lastIndex = start;
      return pattern.exec(this.#text)?.[0];
    };
    // What does not end is taken as far as it goes, so that no later quote in it is tried again.
    const text =
      rest(/'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?|`(?:\\[^]|[^`\\])*`?|[\w$]+|\.{3}/y) ??
      (last === '' || beforePattern.test(last)
        ? rest(/\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]?|[^/\\[\n])+(?:\/\w*)?/y)
        : undefined) ??
      this.#text.charAt(start);
    this.#at = start + text.length;
    return { start, text };
  }

  #skipBlank(): number {
    const blank = /(?:\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))*/y;
    blank.lastIndex = this.#at;
    this.#at += blank.exec(this.#text)?.[0].length ?? 0;
    return this.#at;
  }

  #textAt(offset: number | undefined): string | undefined {
    if (offset === undefined) return undefined;
    const quoted = /(['"`])((?:\\[^]|(?!\1)[^\\])*)\1/y;
    quoted.lastIndex = offset;
    return quoted.exec(this.#text)?.[2]?.replace(/\\(['"`\\])/g, '$1');
  }
}

function part({ kind, parts }: Literal, step: string | number): Part | undefined {
  if (kind === 'object') return parts.find(({ name }) => name === String(step));
  if (kind !== 'list') return undefined;
  const before = parts.slice(0, Number(step) + 1);
  return before.some(({ isSpread }) => isSpread) ? undefined : before[Number(step)];
}

function unquoted(text: string): string | undefined {
  return /^(['"])(.*)\1$/.exec(text)?.[2] ?? (/^[\w$]+$/.test(text) ? text : undefined);
}
