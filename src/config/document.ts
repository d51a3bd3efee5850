import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import type { ConfigurationOrigin, ConfigurationProblem } from '../errors/index.js';
import { parseYaml } from '../parsing/yaml.js';
import { sourced, type Sourced } from './sourced.js';

/** More than any configuration has: a few aliases of aliases can stand for billions. */
const mostParts = 20_000;
const deepest = 100;
const tooLarge = 'is larger or deeper than a configuration is';

/** Where the parser's own words would quote the text, which may be a secret. */
const wordsWithoutText: Readonly<Record<string, string>> = {
  TAG_RESOLVE_FAILED: 'a text that needs quotes, or a tag that means nothing here',
  BAD_DQ_ESCAPE: 'there is no such escape sequence',
  BAD_DIRECTIVE: 'there is no such directive',
  BAD_ALIAS: 'this alias is not right',
  MULTIPLE_DOCS: 'there is more than one document',
};

export interface ReadDocument {
  readonly content: Sourced;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads YAML or JSON, and keeps where each setting stands. Of an empty document nothing comes. */
export function readDocument(text: string, file: string, kind: 'json' | 'yaml'): ReadDocument {
  const lines = new LineCounter();
  const at = (offset: number | undefined): ConfigurationOrigin => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { kind: 'file', file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseYaml(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: kind === 'json' ? 'json' : 'core',
  });
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    path: '',
    message: `is no ${kind === 'json' ? 'JSON' : 'YAML'}: ${wordsWithoutText[code] ?? lowered(message)}`,
    origin: at(pos[0]),
  }));
  const reader = new Reader(document, at);
  const content = faults.length > 0 ? sourced({}, at(0)) : reader.read(document.contents);
  return { content, problems: [...faults, ...reader.problems] };
}

function lowered(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

class Reader {
  readonly problems: ConfigurationProblem[] = [];
  readonly #document: Document;
  readonly #at: (offset: number | undefined) => ConfigurationOrigin;
  #parts = 0;

  constructor(document: Document, at: (offset: number | undefined) => ConfigurationOrigin) {
    this.#document = document;
    this.#at = at;
  }

  read(root: unknown): Sourced {
    // What is empty, or nothing but comments, says nothing.
    if (root === null || (isScalar(root) && root.value === null)) return sourced({}, this.#at(0));
    return this.#part(root);
  }

  #part(node: unknown, depth = 0): Sourced {
    const origin = this.#at((node as Partial<Node> | null)?.range?.[0]);
    if (++this.#parts > mostParts || depth > deepest) {
      if (this.problems.length === 0) this.#problem(tooLarge, origin);
      return { kind: 'value', value: undefined, origin };
    }
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined) this.#problem('names an anchor that is not there', origin);
      return this.#part(target, depth + 1);
    }
    if (isSeq(node)) {
      return { kind: 'array', items: node.items.map((item) => this.#part(item, depth + 1)), origin };
    }
    if (isMap(node)) {
      const members = new Map<string, Sourced>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        const nameOrigin = this.#at((key as Partial<Node> | null)?.range?.[0]);
        if (name === undefined) this.#problem('has a name that is no text', nameOrigin);
        else members.set(name, { ...this.#part(value ?? null, depth + 1), nameOrigin });
      }
      return { kind: 'object', members, origin };
    }
    return { kind: 'value', value: isScalar(node) ? node.value : null, origin };
  }

  #problem(message: string, origin: ConfigurationOrigin): void {
    this.problems.push({ path: '', message, origin });
  }
}
