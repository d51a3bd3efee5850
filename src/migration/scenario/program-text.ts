/** An object or list literal in a program, and where its parts begin. */
interface Literal {
  readonly kind: 'object' | 'list' | 'other';
  readonly parts: Part[];
}

interface Part {
  /** The name of a property; undefined in a list, or if it is not a plain name. */
  readonly name: string | undefined;
  readonly start: number;
  /** A spread has no name, and may be any number of parts. */
  readonly isSpread: boolean;
  /** The start of the value. */
  value: number;
  /** The value, if it is an object or list literal. */
  literal: Literal | undefined;
}

const opening: Readonly<Record<string, Literal['kind']>> = { '{': 'object', '[': 'list', '(': 'other' };
/** The maximum nesting of brackets, since reading is recursive. Deeper parts, and all after them, have no place. */
const maxDepth = 200;
/** What can precede a slash that begins a regular expression rather than a division. */
const beforePattern = /[(,=:[!&|?{};+]$/;

/**
 * Finds the parts of scenarios in the source of a JavaScript or TypeScript program. It only reads object and list literals:
 * computed values have no place.
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
   * @param scenario the name of the scenario, since the file may contain several
   * @param ofName find the name of the last property rather than its value
   * @returns the offset of the part, or of the nearest part around it; undefined if the scenario is not found
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

  /** Reads to the closing bracket of an object, a list or an expression. */
  #read(kind: Literal['kind'], depth: number): Literal {
    const literal: Literal = { kind, parts: [] };
    if (depth > maxDepth) this.#at = this.#text.length;
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
    // An unterminated string extends to the end, so that quotes in it are not tried again.
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
