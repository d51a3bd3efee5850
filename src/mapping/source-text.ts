import { isIdentifier } from '../output-text/index.js';

/** How a language writes a value. */
interface Syntax {
  readonly text: (text: string) => string;
  readonly key: (key: string) => string;
  readonly pair: string;
  readonly object: readonly [string, string];
  readonly emptyObject: string;
  readonly list: readonly [string, string];
  readonly spaced: boolean;
  readonly trailingComma: boolean;
}

const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;

const doubled = (text: string) => JSON.stringify(text).replaceAll('"', '""');

const syntaxes = {
  json: {
    text: (text) => JSON.stringify(text),
    key: (key) => JSON.stringify(key),
    pair: ': ',
    object: ['{', '}'],
    emptyObject: '{}',
    list: ['[', ']'],
    spaced: true,
    trailingComma: false,
  },
  // JSON in a verbatim string, in which a quotation mark is written twice.
  csharp: {
    text: doubled,
    key: doubled,
    pair: ': ',
    object: ['{', '}'],
    emptyObject: '{}',
    list: ['[', ']'],
    spaced: true,
    trailingComma: false,
  },
  javascript: {
    text: quoted,
    key: (key) => (isIdentifier(key) ? key : quoted(key)),
    pair: ': ',
    object: ['{', '}'],
    emptyObject: '{}',
    list: ['[', ']'],
    spaced: true,
    trailingComma: true,
  },
  php: {
    text: quoted,
    key: quoted,
    pair: ' => ',
    object: ['[', ']'],
    // An empty array would be `[]` in JSON.
    emptyObject: '(object) []',
    list: ['[', ']'],
    spaced: false,
    trailingComma: true,
  },
} as const satisfies Record<string, Syntax>;

export type SyntaxName = keyof typeof syntaxes;

/** The widest line: 80 columns, without the margin of the command and a closing bracket. */
const maxWidth = 74;

/**
 * A value as a language writes it: on one line if it is short, otherwise with one entry a line, indented by two.
 *
 * @param used the columns on the first line before the value
 */
export function sourceText(value: unknown, name: SyntaxName, used = 0, indent = ''): string {
  const syntax: Syntax = syntaxes[name];
  const line = oneLine(value, syntax);
  if (used + line.length <= maxWidth || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const [open, close] = isList ? syntax.list : syntax.object;
  const items = isList
    ? (value as readonly unknown[]).map((item) => sourceText(item, name, inner.length, inner))
    : Object.entries(value).map(([key, item]) => {
        const before = `${syntax.key(key)}${syntax.pair}`;
        return before + sourceText(item, name, inner.length + before.length, inner);
      });
  const end = syntax.trailingComma ? ',' : '';
  return `${open}\n${items.map((item) => inner + item).join(',\n')}${end}\n${indent}${close}`;
}

function oneLine(value: unknown, syntax: Syntax): string {
  if (typeof value === 'string') return syntax.text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    const [open, close] = syntax.list;
    return `${open}${value.map((item) => oneLine(item, syntax)).join(', ')}${close}`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${syntax.key(key)}${syntax.pair}${oneLine(item, syntax)}`,
  );
  if (entries.length === 0) return syntax.emptyObject;
  const space = syntax.spaced ? ' ' : '';
  return `${syntax.object[0]}${space}${entries.join(', ')}${space}${syntax.object[1]}`;
}
