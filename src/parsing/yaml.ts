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

/** How deep collections may nest; the recursion of the `yaml` package, and of what reads its nodes, is bounded by this. */
export const maximumYamlDepth = 100;
/** How many keys and values a document may have. */
const maximumScalars = 100_000;
/** Each alias costs a walk over the document, and a few aliases of aliases stand for billions of values. */
const maximumAliases = 100;

/**
 * `parseDocument` of the `yaml` package for text from outside, with bounded work: its tokens, which it finds without
 * recursion, are counted first, and duplicate keys are found in one pass, for which the package compares each key with
 * each.
 *
 * A document beyond a limit is empty, and says so among its errors.
 */
export function parseYaml(text: string, options: ParseOptions & SchemaOptions): Document.Parsed {
  const beyond = beyondLimits(text);
  if (beyond !== undefined) {
    const empty = parseDocument('');
    empty.errors.push(new YAMLParseError([0, 1], 'RESOURCE_EXHAUSTION', `The document ${beyond}`));
    return empty;
  }
  const document = parseDocument(text, { ...options, uniqueKeys: false });
  document.errors.push(...repeatedKeys(document.contents));
  document.errors.sort((one, other) => one.pos[0] - other.pos[0]);
  return document;
}

/** What is too large about a document; undefined for one that may be parsed. */
function beyondLimits(text: string): string | undefined {
  /** The columns at which block collections are open; one that is a sequence in a mapping shares its column. */
  const columns: number[] = [];
  let flowDepth = 0;
  let scalars = 0;
  let aliases = 0;
  /** Indicators with nothing between them, for each of which the parser calls itself, in braces too. */
  let run = 0;
  let offset = 0;
  let lineStart = 0;
  /** Does the next token begin a collection or a value, at a column of its own? */
  let begins = true;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isContent ? 'scalar' : CST.tokenType(token);
    isContent = type === 'scalar' && token === CST.SCALAR;
    if (type === 'flow-seq-start' || type === 'flow-map-start') flowDepth++;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flowDepth--;
    else if (type === 'flow-error-end') flowDepth = 0;
    else if (type === 'alias') aliases++;
    else if (isContent || type === 'single-quoted-scalar' || type === 'double-quoted-scalar') scalars++;
    if (flowDepth === 0 && begins && !passive.has(type ?? '')) {
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
    if (type === 'newline' || (type !== null && indicators.has(type))) begins = true;
    else if (!passive.has(type ?? '')) begins = false;
    if (Math.max(flowDepth + columns.length, run) > maximumYamlDepth)
      return `nests more than ${maximumYamlDepth} levels deep`;
    if (scalars > maximumScalars) return `has more than ${maximumScalars} keys and values`;
    if (aliases > maximumAliases) return `has more than ${maximumAliases} aliases`;
  }
  return undefined;
}

/** Tokens that stand between others and open nothing. */
const passive: ReadonlySet<string> = new Set([
  'space',
  'comment',
  'newline',
  'doc-mode',
  'byte-order-mark',
  'directive-line',
]);
/** Tokens after which something may begin that lies deeper. */
const indicators: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/** Marks that the lexer puts between tokens, and that are not in the text. */
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
