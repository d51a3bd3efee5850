import { sharedNamespace } from './element-tag.js';
import { unescapeText } from './xml-text.js';

/** The rest of a start tag, after its name. */
export interface Attributes {
  /** Namespace declarations, by prefix; `''` is the default namespace. */
  readonly declarations: readonly (readonly [prefix: string, namespace: string])[];
  /** The attributes with a prefix; those without one mean nothing in SOAP. */
  readonly others: readonly PrefixedAttribute[];
  /** Whether the tag ends in `/>`. */
  readonly empty: boolean;
}

export interface PrefixedAttribute {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
}

type Failure = (problem: string) => Error;

/** Limited, because the names of unknown elements include their namespaces, so a long one would be repeated for each. */
const maxNamespaceLength = 2_000;

/** A server writes the same few tags in every answer, so what they contain is kept, up to these limits. */
const maxKept = 500;
const maxKeptLength = 400;
const kept = new Map<string, Attributes>();

/** @param text what stands between the name and the `>` */
export function attributesOf(text: string, failure: Failure): Attributes {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const attributes = parse(text, failure);
  if (kept.size < maxKept && text.length <= maxKeptLength) kept.set(text, attributes);
  return attributes;
}

function parse(text: string, failure: Failure): Attributes {
  const declarations: (readonly [string, string])[] = [];
  const others: PrefixedAttribute[] = [];
  let at = 0;
  for (;;) {
    while (isBlank(text, at)) at++;
    if (at === text.length) return { declarations, others, empty: false };
    if (text.startsWith('/', at)) {
      if (at + 1 === text.length) return { declarations, others, empty: true };
      throw failure('a tag contains a stray slash');
    }
    const equal = text.indexOf('=', at);
    const name = equal === -1 ? '' : text.slice(at, equal).trim();
    let open = equal + 1;
    while (isBlank(text, open)) open++;
    const quote = text.charAt(open);
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1;
    if (close === -1 || name === '' || /[\s<>/&]/.test(name)) throw failure('an attribute is malformed');
    const raw = text.slice(open + 1, close);
    if (raw.includes('<')) throw failure('an attribute contains a "<"');
    const value = raw.includes('&') ? unescapeText(raw, failure) : raw;
    const separator = name.indexOf(':');
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      if (value.length > maxNamespaceLength)
        throw failure(`a namespace is longer than ${maxNamespaceLength} characters`);
      declarations.push([name.slice(6), sharedNamespace(value)]);
    } else if (separator !== -1) {
      others.push({ prefix: name.slice(0, separator), name: name.slice(separator + 1), value: value.trim() });
    }
    at = close + 1;
  }
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9;
}
