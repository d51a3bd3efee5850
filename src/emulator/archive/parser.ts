import { badRequest } from '../server-error.js';

/** A value in a restriction, as it is written. */
export interface Operand {
  readonly kind: 'text' | 'number' | 'word';
  readonly text: string;
}

export interface Condition {
  readonly kind: 'condition';
  readonly column: string;
  /** In lower case. */
  readonly operator: string;
  readonly operands: readonly Operand[];
}

export interface FunctionCall {
  readonly kind: 'function';
  /** In lower case. */
  readonly name: string;
  readonly operands: readonly Operand[];
}

/** Restrictions that must hold together, or one of which must. */
export interface Junction {
  readonly kind: 'and' | 'or';
  readonly terms: readonly Restriction[];
}

/** A restriction as a tree. */
export type Restriction = Junction | Condition | FunctionCall;

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

// A text ends at a quote that is neither escaped by a backslash, which is the Archive agent's way, nor doubled, which is
// OData's. The name of a column may have steps, brackets, and joins such as `(contact->category_idx)`.
const tokens =
  /\s*(?:'((?:[^'\\]|\\[^]|'')*)'|([+-]?\d+(?:\.\d+)?(?![\w.]))|((?:[\p{L}_]|\(\w+->)(?:[\p{L}\p{N}_/.:[\]]|\(\w+->\w+\)|->\w+\))*)|(<>|!=|<=|>=|[=<>(),;]))/uy;

function tokenise(text: string): Token[] {
  const found: Token[] = [];
  tokens.lastIndex = 0;
  const end = text.trimEnd().length;
  while (tokens.lastIndex < end) {
    const at = tokens.lastIndex;
    const match = tokens.exec(text);
    if (match === null) throw syntaxError(at, 'a name, a value or an operator should stand here');
    const [, quoted, number, word, symbol] = match;
    if (quoted !== undefined)
      found.push({
        kind: 'text',
        text: quoted.replace(/\\([^])|''/g, (_, each: string | undefined) => each ?? "'"),
        at,
      });
    else if (number !== undefined) found.push({ kind: 'number', text: number, at });
    else if (word !== undefined) found.push({ kind: 'word', text: word, at });
    else found.push({ kind: 'symbol', text: symbol ?? '', at });
  }
  found.push({ kind: 'end', text: '', at: end });
  return found;
}

function syntaxError(at: number, problem: string) {
  return badRequest(`The restriction cannot be read at position ${at}: ${problem}`);
}

/** How deep brackets may nest. */
const maxDepth = 100;

/**
 * Reads what `$filter` and the Archive agent's restrictions share: conditions and functions, `and` before `or`, and
 * brackets. Null for a text that restricts nothing.
 */
export function parseRestriction(text: string): Restriction | null {
  const parser = new Parser(tokenise(text));
  return parser.isAtEnd ? null : parser.whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(found: readonly Token[]) {
    this.#tokens = found;
  }

  get isAtEnd(): boolean {
    return this.#peek().kind === 'end';
  }

  whole(): Restriction {
    const restriction = this.#any();
    if (!this.isAtEnd) throw syntaxError(this.#peek().at, 'there is more than one restriction without and or or');
    return restriction;
  }

  #any(): Restriction {
    return this.#joined('or', () => this.#joined('and', () => this.#term()));
  }

  #joined(kind: 'and' | 'or', part: () => Restriction): Restriction {
    const first = part();
    const terms = [first];
    while (this.#takeWord(kind)) terms.push(part());
    return terms.length === 1 ? first : { kind, terms };
  }

  #term(): Restriction {
    if (this.#takeSymbol('(')) {
      if (++this.#depth > maxDepth) throw syntaxError(this.#peek().at, 'the brackets nest too deep');
      const inner = this.#any();
      this.#expect(')');
      this.#depth--;
      return inner;
    }
    const name = this.#take();
    if (name.kind !== 'word') throw syntaxError(name.at, 'a column should stand here');
    if (this.#peek().text === '(' && this.#peek().kind === 'symbol') {
      return { kind: 'function', name: name.text.toLowerCase(), operands: this.#list() };
    }
    const operator = this.#take();
    if (operator.kind !== 'word' && operator.kind !== 'symbol')
      throw syntaxError(operator.at, 'an operator should stand here');
    return { kind: 'condition', column: name.text, operator: operator.text.toLowerCase(), operands: this.#operands() };
  }

  #operands(): Operand[] {
    const next = this.#peek();
    if (next.kind === 'symbol' && next.text === '(') return this.#list();
    return isOperand(next) && !isJoint(next) ? [operandOf(this.#take())] : [];
  }

  #list(): Operand[] {
    this.#expect('(');
    const operands: Operand[] = [];
    do {
      const token = this.#take();
      if (!isOperand(token)) throw syntaxError(token.at, 'a value should stand here');
      operands.push(operandOf(token));
    } while (this.#takeSymbol(',') || this.#takeSymbol(';'));
    this.#expect(')');
    return operands;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next++;
    return token;
  }

  #takeWord(word: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'word' || text.toLowerCase() !== word) return false;
    this.#next++;
    return true;
  }

  #takeSymbol(symbol: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'symbol' || text !== symbol) return false;
    this.#next++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#takeSymbol(symbol)) throw syntaxError(this.#peek().at, `${symbol} should stand here`);
  }
}

function isOperand({ kind }: Token): boolean {
  return kind === 'text' || kind === 'number' || kind === 'word';
}

function isJoint({ kind, text }: Token): boolean {
  return kind === 'word' && /^(?:and|or)$/i.test(text);
}

function operandOf({ kind, text }: Token): Operand {
  return { kind: kind === 'text' || kind === 'number' ? kind : 'word', text };
}
