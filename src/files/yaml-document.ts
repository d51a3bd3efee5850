import { type Document, type LineCounter, parseDocument, Parser } from 'yaml';

/** Deeper than anything that a person writes. What reads a document goes through it by recursion. */
export const deepestYaml = 100;

export interface YamlOptions {
  readonly lineCounter: LineCounter;
  readonly schema: 'core' | 'json';
}

/**
 * Reads YAML, or JSON, which is a part of it.
 *
 * @throws {RangeError} where it is nested deeper than what a person writes; found before anything recursive runs
 */
export function readYamlDocument(text: string, options: YamlOptions): Document.Parsed {
  if (isTooDeep(text)) throw new RangeError(`is nested deeper than ${deepestYaml}`);
  return parseDocument(text, { prettyErrors: false, ...options });
}

const mostOpened = 10_000;

/** How many brackets are open at once, wherever they stand. */
function opened(text: string): number {
  let open = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    most = Math.max(most, open);
  }
  return most;
}

/** A part of what the parser sees, which goes by no recursion. */
interface Token {
  readonly value?: Token | null;
  readonly items?: readonly { readonly key?: Token | null; readonly value?: Token | null }[];
}

function isTooDeep(text: string): boolean {
  if (text.length < deepestYaml) return false;
  // The parser takes its time over what is absurd.
  if (opened(text) > mostOpened || /(?:[-?] ){200}/.test(text)) return true;
  for (const document of new Parser().parse(text)) {
    let level: readonly Token[] = [document as Token];
    // A document and its items are levels, too.
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > deepestYaml) return true;
      level = level.flatMap(inside);
    }
  }
  return false;
}

function inside({ value, items = [] }: Token): Token[] {
  return [value, ...items.flatMap((item) => [item.key, item.value])].filter(
    (token): token is Token => typeof token === 'object' && token !== null,
  );
}
