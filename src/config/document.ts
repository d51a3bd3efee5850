import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import type { ConfigurationOrigin, ConfigurationProblem } from '../errors/index.js';
import { jsonProblem } from '../parsing/index.js';
import { parseYaml } from '../parsing/yaml.js';
import { withOrigin, type WithOrigin } from './with-origin.js';

/** More than any configuration has: a few aliases of aliases can expand to billions. */
const maxParts = 20_000;
const maxDepth = 100;
const tooLarge = 'is too large or nested too deeply for a configuration';

/** Replaces messages of the parser that quote the text, which may be secret. */
const wordsWithoutText: Readonly<Record<string, string>> = {
  TAG_RESOLVE_FAILED: 'a string that needs quotes, or an unknown tag',
  BAD_DQ_ESCAPE: 'unknown escape sequence',
  BAD_DIRECTIVE: 'unknown directive',
  BAD_ALIAS: 'invalid alias',
  MULTIPLE_DOCS: 'more than one document',
};

export interface ReadDocument {
  readonly content: WithOrigin;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads YAML or JSON, with the place of each setting. An empty document has no settings. */
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
    message: `is not valid ${kind === 'json' ? 'JSON' : 'YAML'}: ${wordsWithoutText[code] ?? lowered(message)}${hintOn(text, pos[0])}`,
    origin: at(pos[0]),
  }));
  // The YAML parser speaks of YAML.
  const problem = kind === 'json' && faults.length > 0 ? jsonProblem(text.replace(/^\uFEFF/, ' ')) : undefined;
  if (problem !== undefined) {
    const fault = { path: '', message: `is not valid JSON: ${problem.message}`, origin: at(problem.at) };
    return { content: withOrigin({}, at(0)), problems: [fault] };
  }
  const reader = new Reader(document, at);
  const content = faults.length > 0 ? withOrigin({}, at(0)) : reader.read(document.contents);
  return { content, problems: [...faults, ...reader.problems] };
}

/** In `{ password: ${NAME} }` the inner braces are those of YAML. */
function hintOn(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = text.slice(start).split('\n', 1);
  const at = line.search(/[\s:[,]\$\{/);
  const isWithin = at >= 0 && /[{[]/.test(line.slice(0, at + 1));
  return isWithin ? "; within braces, put ${NAME} into quotes: '${NAME}'" : '';
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

  read(root: unknown): WithOrigin {
    // Empty, or only comments.
    if (root === null || (isScalar(root) && root.value === null)) return withOrigin({}, this.#at(0));
    return this.#part(root);
  }

  #part(node: unknown, depth = 0): WithOrigin {
    const origin = this.#at((node as Partial<Node> | null)?.range?.[0]);
    if (++this.#parts > maxParts || depth > maxDepth) {
      if (this.problems.length === 0) this.#problem(tooLarge, origin);
      return { kind: 'value', value: undefined, origin };
    }
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined) this.#problem('uses an anchor that does not exist', origin);
      return this.#part(target, depth + 1);
    }
    if (isSeq(node)) {
      return { kind: 'array', items: node.items.map((item) => this.#part(item, depth + 1)), origin };
    }
    if (isMap(node)) {
      const members = new Map<string, WithOrigin>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        const nameOrigin = this.#at((key as Partial<Node> | null)?.range?.[0]);
        if (name === undefined) this.#problem('has a name that is not a string', nameOrigin);
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
