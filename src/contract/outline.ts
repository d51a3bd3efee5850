import { ConfigurationError } from '../errors/index.js';

/** An element of a document's outer levels: where it stands. */
export interface OutlineElement {
  /** With its prefix, where it has one. */
  readonly qualifiedName: string;
  /** The children, where they belong to the outline too. */
  readonly children: readonly OutlineElement[];
  /** Its place in the text: its start tag's first character, the one after its start tag, and the one after its end tag. */
  readonly start: number;
  readonly tagEnd: number;
  readonly end: number;
  /** Is what lies within left to be parsed when it is asked for? */
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

/** How deep elements may nest: what parses a declaration calls itself once a level. Those of the contract stay below 20. */
const maximumDepth = 100;

/**
 * Finds the outer elements of an XML document without parsing what lies within them: a contract of the vendor's has
 * thousands of declarations, of which a program uses a few.
 *
 * @param isLeaf whether to stop at an element, by the names of the elements around it and its own
 * @throws {ConfigurationError} where tags do not match or the document breaks off
 */
export function outlineOf(text: string, file: string, isLeaf: (path: readonly string[]) => boolean): OutlineElement {
  const open: OpenElement[] = [];
  const path: string[] = [];
  let root: OpenElement | undefined;
  /** How many elements are open within the leaf that is being passed over; their names are the parser's concern. */
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
      else if (!empty && ++within > maximumDepth) throw tooDeep(text, at, file);
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
        if (open.length > maximumDepth) throw tooDeep(text, at, file);
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

/** What an element's start tag says. */
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
  const what = open === undefined ? 'an end tag that closes nothing' : `an end tag that does not close <${open}>`;
  return new ConfigurationError(`${file} is not well-formed XML: line ${lineOf(text, at)} holds ${what}`);
}

function tooDeep(text: string, at: number, file: string): ConfigurationError {
  return new ConfigurationError(`${file}: line ${lineOf(text, at)}: elements nest more than ${maximumDepth} deep`);
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
