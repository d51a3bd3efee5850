import {
  CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  parseDocument,
  type ParsedNode,
  type ParseOptions,
  type SchemaOptions,
  YAMLParseError,
} from 'yaml';

/** The maximum nesting of collections. It limits the recursion of the `yaml` package and of code that reads its nodes. */
export const maximumYamlDepth = 100;
/** The maximum number of keys and values in a document. */
const maximumScalars = 100_000;
/** Resolving an alias walks the document, and a few aliases of aliases expand to billions of values. */
const maximumAliases = 100;

/**
 * `parseDocument` of the `yaml` package for untrusted text, with limited work: the tokens are counted first, without
 * recursion, and duplicate keys are found in one pass, whereas the package compares all pairs of keys.
 *
 * A document beyond a limit is returned empty, with an error that says so.
 */
export function parseYaml(text: string, options: ParseOptions & SchemaOptions): Document.Parsed {
  const beyond = beyondLimits(text);
  if (beyond !== undefined) return refused(beyond);
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { ...options, uniqueKeys: false });
  } catch (error) {
    // Text that is no YAML may nest in a way that `beyondLimits` does not count.
    if (error instanceof RangeError) return refused(nestsTooDeep);
    throw error;
  }
  for (const error of repeatedKeys(document.contents)) document.errors.push(error);
  document.errors.sort((one, other) => one.pos[0] - other.pos[0]);
  return document;
}

const nestsTooDeep = `nests more than ${maximumYamlDepth} levels deep`;

function refused(why: string): Document.Parsed {
  const empty = parseDocument('');
  empty.errors.push(new YAMLParseError([0, 1], 'RESOURCE_EXHAUSTION', `The document ${why}`));
  return empty;
}

/** The limit that a document exceeds; undefined if it may be parsed. */
function beyondLimits(text: string): string | undefined {
  /** The columns of the open block collections; a sequence in a mapping may share its column. */
  const columns: number[] = [];
  const flow = new FlowNesting();
  let scalars = 0;
  let aliases = 0;
  /** The number of consecutive indicators: the parser recurses for each, in braces too. */
  let run = 0;
  /** How often `: :` is in the text. Each nests a mapping at the column of its line, so the next line nests in it. */
  let doubled = 0;
  let last: string | null = null;
  let offset = 0;
  let lineStart = 0;
  /** Whether the next token starts a collection or a value at its own column. */
  let begins = true;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isContent ? 'scalar' : CST.tokenType(token);
    isContent = type === 'scalar' && token === CST.SCALAR;
    flow.add(type);
    if (type === 'alias') aliases++;
    else if (isContent || type === 'single-quoted-scalar' || type === 'double-quoted-scalar') scalars++;
    if (!flow.isOpen && begins && !passive.has(type ?? '')) {
      const column = offset - lineStart;
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
    }
    if (!isControl(token)) {
      offset += token.length;
      const lastBreak = token.lastIndexOf('\n');
      if (lastBreak !== -1) lineStart = offset - token.length + lastBreak + 1;
    }
    if (type !== null && indicators.has(type)) run++;
    else if (!passive.has(type ?? '')) run = 0;
    if (type === 'map-value-ind' && last === type) doubled++;
    if (!passive.has(type ?? '')) last = type;
    if (type === 'newline' || (type !== null && indicators.has(type))) begins = true;
    else if (!passive.has(type ?? '')) begins = false;
    if (Math.max(flow.depth + columns.length, run, doubled) > maximumYamlDepth) return nestsTooDeep;
    if (scalars > maximumScalars) return `has more than ${maximumScalars} keys and values`;
    if (aliases > maximumAliases) return `has more than ${maximumAliases} aliases`;
  }
  return undefined;
}

/**
 * How deep brackets and braces nest. Within one of them, `{a: b: c: d}` nests a mapping in each value that has a colon after
 * it, up to the next comma.
 */
class FlowNesting {
  /** The indicators since the last comma, for each open bracket. */
  readonly #indicators: number[] = [];
  #inValues = 0;

  get isOpen(): boolean {
    return this.#indicators.length > 0;
  }

  get depth(): number {
    return this.#indicators.length + this.#inValues;
  }

  add(type: string | null): void {
    if (type === 'flow-seq-start' || type === 'flow-map-start') this.#indicators.push(0);
    else if (!this.isOpen) return;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') this.#close();
    else if (type === 'flow-error-end') {
      this.#indicators.length = 0;
      this.#inValues = 0;
    } else if (type === 'comma') {
      this.#close();
      this.#indicators.push(0);
    } else if (type !== null && indicators.has(type)) {
      const count = this.#indicators.pop() ?? 0;
      this.#indicators.push(count + 1);
      if (count > 0) this.#inValues++;
    }
  }

  #close(): void {
    this.#inValues -= Math.max(0, (this.#indicators.pop() ?? 0) - 1);
  }
}

/** Tokens that open nothing. */
const passive: ReadonlySet<string> = new Set([
  'space',
  'comment',
  'newline',
  'doc-mode',
  'byte-order-mark',
  'directive-line',
]);
/** Tokens that may be followed by something deeper. */
const indicators: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/** Markers that the lexer inserts between tokens, which are not in the text. */
function isControl(token: string): boolean {
  return token === CST.SCALAR || token === CST.DOCUMENT || token === CST.FLOW_END;
}

function* repeatedKeys(root: ParsedNode | null): Generator<YAMLParseError> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isSeq(node)) for (const item of node.items) waiting.push(item);
    if (!isMap(node)) continue;
    const names = new Set<unknown>();
    for (const { key, value } of node.items) {
      waiting.push(key, value);
      if (!isScalar(key)) continue;
      const [start = 0] = key.range ?? [];
      if (names.has(key.value))
        yield new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', 'Map keys must be unique');
      names.add(key.value);
    }
  }
}
