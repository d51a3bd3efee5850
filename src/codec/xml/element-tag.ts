/**
 * The tags of an element that the contract expects, as numbers of four bytes each: the fastest way to compare the next
 * tag of a document with them. The last number overlaps the one before it, so that every length of four bytes or more fits.
 */
export interface ElementTag {
  readonly name: string;
  /** The shared copy of its namespace (see `internNamespace`). */
  readonly namespace: string;
  /** `<Name`, without its end, where attributes, `/` or `>` follow. */
  readonly start: TagBytes;
  /** `</Name>` */
  readonly end: TagBytes;
}

export interface TagBytes {
  readonly length: number;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

export function elementTag(name: string, namespace: string): ElementTag {
  return { name, namespace: internNamespace(namespace), start: tagBytes(`<${name}`), end: tagBytes(`</${name}>`) };
}

export function tagBytes(text: string): TagBytes {
  const bytes = Uint8Array.from(Buffer.from(text));
  const { length } = bytes;
  const view = new DataView(bytes.buffer);
  const words: number[] = [];
  for (let at = 0; at + 4 < length; at += 4) words.push(view.getInt32(at, true));
  if (length >= 4) words.push(view.getInt32(length - 4, true));
  return { length, words: Int32Array.from(words), bytes };
}

/** Whether these bytes stand at `at`. The caller makes sure that the document is long enough. */
export function isAt(view: DataView, at: number, { length, words, bytes }: TagBytes): boolean {
  const last = length - 4;
  if (last < 0) {
    for (let index = 0; index < length; index++) if (view.getUint8(at + index) !== bytes[index]) return false;
    return true;
  }
  let index = 0;
  for (let offset = 0; offset < last; offset += 4) {
    if (view.getInt32(at + offset, true) !== words[index]) return false;
    index++;
  }
  return view.getInt32(at + last, true) === words[index];
}

/** How the element that was expected next was found. */
export const entered = {
  /** It is another element, has attributes, or the document continues otherwise. Nothing was moved. */
  no: 0,
  /** It was entered, and its content follows. */
  content: 1,
  /** It was entered, and was written as `<Name/>`. */
  empty: 2,
  /** It was `<Name i:nil="true"/>`, and was left again. */
  nil: 3,
} as const;

export type Entered = (typeof entered)[keyof typeof entered];

const known = new Map<string, string>();

/**
 * The shared copy of a namespace that decoders compare with. Comparing a string with itself takes one step, whatever its
 * length.
 */
export function internNamespace(namespace: string): string {
  let interned = known.get(namespace);
  if (interned === undefined) known.set(namespace, (interned = namespace));
  return interned;
}

/** The shared copy, if the contract has this namespace; otherwise the text itself. */
export function sharedNamespace(namespace: string): string {
  return known.get(namespace) ?? namespace;
}
