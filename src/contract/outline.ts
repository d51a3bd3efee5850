import { ConfigurationError } from '../errors/index.js';

/** An element in the outer levels of a document, and its position. */
export interface OutlineElement {
  /** With its prefix, if it has one. */
  readonly qualifiedName: string;
  /** The children, if they belong to the outline. */
  readonly children: readonly OutlineElement[];
  /** Its position in the text: of the start tag, after the start tag, and after the end tag. */
  readonly start: number;
  readonly tagEnd: number;
  readonly end: number;
  /** Whether its contents are parsed only when needed. */
  readonly leaf: boolean;
}

interface OpenElement {
  readonly qualifiedName: string;
  readonly children: OutlineElement[];
  readonly start: number;
  readonly tagEnd: number;
  end: number;
  readonly leaf: boolean;
}

const noChildren: OutlineElement[] = [];

/** The maximum nesting, because the parser of a declaration recurses once a level. The contract stays below 20. */
const maxDepth = 100;

/**
 * Finds the outer elements of an XML document without parsing their contents, because the vendor's contract has thousands
 * of declarations, of which a program uses a few.
 *
 * @param isLeaf whether to stop at an element, given the names of the elements around it and its own
 * @throws {ConfigurationError} if tags do not match or the document is truncated
 */
export function outlineOf(text: string, file: string, isLeaf: (path: readonly string[]) => boolean): OutlineElement {
  const open: OpenElement[] = [];
  const path: string[] = [];
  let root: OpenElement | undefined;
  /** How many elements are open within the leaf that is being skipped; the parser checks their names later. */
  let within = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    const code = text.charCodeAt(at + 1);
    if (code === exclamation || code === question) {
      at = text.indexOf('<', endOfMarkup(text, at, file));
      continue;
    }
    const end = endOfTag(text, at, file);
    const empty = text.charCodeAt(end - 1) === slash;
    if (within > 0 && (code !== slash || within > 1)) {
      if (code === slash) within--;
      else if (!empty && ++within > maxDepth) throw tooDeep(text, at, file);
    } else if (code === slash) {
      const closed = open.pop();
      if (closed === undefined || !closesWith(text, at, end, closed.qualifiedName)) {
        throw mismatch(text, at, file, closed?.qualifiedName);
      }
      closed.end = end + 1;
      within = 0;
      path.length = open.length;
    } else {
      const qualifiedName = nameAt(text, at + 1);
      path[open.length] = localPart(qualifiedName);
      const leaf = isLeaf(path);
      const children = leaf || empty ? noChildren : [];
      const element: OpenElement = { qualifiedName, children, start: at, tagEnd: end + 1, end: end + 1, leaf };
      const parent = open.at(-1);
      if (parent !== undefined) parent.children.push(element);
      else if (root === undefined) root = element;
      else
        throw new ConfigurationError(`${file} is not well-formed XML: it has a second root element <${qualifiedName}>`);
      if (empty) path.length = open.length;
      else {
        open.push(element);
        if (open.length > maxDepth) throw tooDeep(text, at, file);
        if (leaf) within = 1;
      }
    }
    at = text.indexOf('<', end);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw new ConfigurationError(`${file} is not well-formed XML: <${unclosed.qualifiedName}> is never closed`);
  }
  if (root === undefined) throw new ConfigurationError(`${file} is not well-formed XML: it has no element`);
  return root;
}

/** The attributes in an element's start tag. */
export function attributesOf(text: string, { qualifiedName, start, tagEnd }: OutlineElement): Record<string, string> {
  return attributesIn(text.slice(start + 1 + qualifiedName.length, tagEnd - 1));
}

const exclamation = 33;
const question = 63;
const slash = 47;
const doubleQuote = 34;
const singleQuote = 39;
const greaterThan = 62;

function endOfMarkup(text: string, at: number, file: string): number {
  const close = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<![CDATA[', at)
      ? ']]>'
      : text.startsWith('<?', at)
        ? '?>'
        : undefined;
  const end = close === undefined ? -1 : text.indexOf(close, at + 2);
  if (close === undefined || end === -1) {
    throw new ConfigurationError(
      `${file} is not well-formed XML: line ${lineOf(text, at)} contains markup without an end`,
    );
  }
  return end + close.length;
}

/** The index of the `>` that ends a tag; a `>` within quotes does not end it. */
function endOfTag(text: string, at: number, file: string): number {
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === greaterThan) return index;
    if (code === doubleQuote || code === singleQuote) {
      index = text.indexOf(code === doubleQuote ? '"' : "'", index + 1);
      if (index === -1) break;
    }
  }
  throw new ConfigurationError(
    `${file} is not well-formed XML: line ${lineOf(text, at)} contains a tag without an end`,
  );
}

function closesWith(text: string, at: number, end: number, name: string): boolean {
  return text.startsWith(name, at + 2) && text.slice(at + 2 + name.length, end).trim() === '';
}

function nameAt(text: string, start: number): string {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if (!(code > 32) || code === slash || code === greaterThan) break;
    end++;
  }
  return text.slice(start, end);
}

// Sticky, so that a name without a value is not tried again from each of its characters.
const attribute = /\s*([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/gy;
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function attributesIn(tag: string): Record<string, string> {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [, name = '', , double, single] of tag.matchAll(attribute)) {
    const raw = double ?? single ?? '';
    attributes[name] = raw.includes('&')
      ? raw.replace(
          /&(\w+);/g,
          (whole, word: string) => (Object.hasOwn(references, word) ? references[word] : undefined) ?? whole,
        )
      : raw;
  }
  return attributes;
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function mismatch(text: string, at: number, file: string, open: string | undefined): ConfigurationError {
  const problem = open === undefined ? 'an end tag without a start tag' : `an end tag that does not close <${open}>`;
  return new ConfigurationError(`${file} is not well-formed XML: line ${lineOf(text, at)} contains ${problem}`);
}

function tooDeep(text: string, at: number, file: string): ConfigurationError {
  return new ConfigurationError(`${file}: line ${lineOf(text, at)}: elements are nested more than ${maxDepth} deep`);
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
