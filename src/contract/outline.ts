import { ConfigurationError } from '../errors/index.js';

/** An element of a document's outer levels: where it stands, and what its tag says. */
export interface OutlineElement {
  /** With its prefix, where it has one. */
  readonly qualifiedName: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The children, where they belong to the outline too. */
  readonly children: OutlineElement[];
  /** Its place in the text, from the start tag's first character to the end tag's last. */
  readonly start: number;
  end: number;
  /** Is what lies within left to be parsed when it is asked for? */
  readonly leaf: boolean;
}

/**
 * Finds the outer elements of an XML document without parsing what lies within them: a contract of the vendor's has
 * thousands of declarations, of which a program uses a few.
 *
 * @param isLeaf whether to stop at an element, by the names of the elements around it and its own
 * @throws {ConfigurationError} where tags do not match or the document breaks off
 */
export function outlineOf(text: string, file: string, isLeaf: (path: readonly string[]) => boolean): OutlineElement {
  const open: { readonly name: string; readonly element: OutlineElement | undefined }[] = [];
  const path: string[] = [];
  let root: OutlineElement | undefined;
  let leafDepth = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    const code = text.charCodeAt(at + 1);
    if (code === exclamation || code === question) {
      at = text.indexOf('<', endOfMarkup(text, at, file));
      continue;
    }
    const end = endOfTag(text, at, file);
    if (code === slash) {
      const closed = open.pop();
      if (closed === undefined || !closesWith(text, at, end, closed.name)) throw mismatch(text, at, file, closed?.name);
      if (closed.element !== undefined) closed.element.end = end + 1;
      if (open.length < leafDepth) leafDepth = 0;
      if (leafDepth === 0) path.length = open.length;
    } else {
      const empty = text.charCodeAt(end - 1) === slash;
      const name = nameAt(text, at + 1);
      let element: OutlineElement | undefined;
      if (leafDepth === 0) {
        path[open.length] = localPart(name);
        const leaf = isLeaf(path.slice(0, open.length + 1));
        const attributes = attributesIn(text.slice(at + 1 + name.length, empty ? end - 1 : end));
        element = { qualifiedName: name, attributes, children: [], start: at, end: end + 1, leaf };
        const parent = open.at(-1)?.element;
        if (parent !== undefined) parent.children.push(element);
        else if (root === undefined) root = element;
        else throw new ConfigurationError(`${file} is not well-formed XML: it has a second root element <${name}>`);
        if (leaf && !empty) leafDepth = open.length + 1;
      }
      if (!empty) open.push({ name, element });
    }
    at = text.indexOf('<', end);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw new ConfigurationError(`${file} is not well-formed XML: <${unclosed.name}> is never closed`);
  }
  if (root === undefined) throw new ConfigurationError(`${file} is not well-formed XML: it has no element`);
  return root;
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
      `${file} is not well-formed XML: line ${lineOf(text, at)} holds markup without an end`,
    );
  }
  return end + close.length;
}

/** The place of the `>` that ends a tag; one within quotes does not. */
function endOfTag(text: string, at: number, file: string): number {
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === greaterThan) return index;
    if (code === doubleQuote || code === singleQuote) {
      index = text.indexOf(code === doubleQuote ? '"' : "'", index + 1);
      if (index === -1) break;
    }
  }
  throw new ConfigurationError(`${file} is not well-formed XML: line ${lineOf(text, at)} holds a tag without an end`);
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

const attribute = /([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/g;
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function attributesIn(tag: string): Record<string, string> {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [, name = '', , double, single] of tag.matchAll(attribute)) {
    const raw = double ?? single ?? '';
    attributes[name] = raw.includes('&')
      ? raw.replace(/&(\w+);/g, (whole, word: string) => references[word] ?? whole)
      : raw;
  }
  return attributes;
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function mismatch(text: string, at: number, file: string, open: string | undefined): ConfigurationError {
  const what = open === undefined ? 'an end tag that closes nothing' : `an end tag that does not close <${open}>`;
  return new ConfigurationError(`${file} is not well-formed XML: line ${lineOf(text, at)} holds ${what}`);
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
