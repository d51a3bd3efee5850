import { type XmlElement, parseXml } from './independent-wire.js';

/** A value in a JSON or XML text, read without a contract and without code of `src`. */
export interface Said {
  readonly isNull: boolean;
  /** Undefined if it has parts. */
  readonly scalar: string | number | boolean | undefined;
  readonly parts: readonly Said[];
  /** By the names of fields, or the keys of a dictionary; several if the text has one more than once. */
  named(name: string): readonly Said[];
  /** The whole value, to compare. */
  readonly print: string;
}

function fromJson(value: unknown): Said {
  const isObject = typeof value === 'object' && value !== null;
  return {
    isNull: value === null,
    scalar: isObject || value === null ? undefined : (value as string | number | boolean),
    parts: Array.isArray(value) ? value.map(fromJson) : [],
    named: (name) =>
      isObject && Object.hasOwn(value, name) ? [fromJson((value as Record<string, unknown>)[name])] : [],
    print: JSON.stringify(value),
  };
}

const localOf = (name: string) => name.slice(name.indexOf('}') + 1);

function fromXml(element: XmlElement): Said {
  const { children } = element;
  return {
    isNull: element.nil === 'true' || element.nil === '1',
    scalar: children.length === 0 ? outOfPrivateUse(element.text) : undefined,
    get parts() {
      return children.map(fromXml);
    },
    named(name) {
      const fields = children.filter((child) => localOf(child.name) === name);
      if (fields.length > 0) return fields.map(fromXml);
      const part = (pair: XmlElement, wanted: string) => pair.children.find((each) => localOf(each.name) === wanted);
      return children.flatMap((pair) => {
        const value = part(pair, 'Key')?.text === name ? part(pair, 'Value') : undefined;
        return value === undefined ? [] : [fromXml(value)];
      });
    },
    get print() {
      return printed(element);
    },
  };
}

function printed({ name, nil, type, text, children }: XmlElement): string {
  const content = children.length === 0 ? text : children.map(printed).join('');
  return `<${name} ${nil ?? ''} ${type ?? ''}>${content}</>`;
}

/**
 * The whole of a text. Undefined where it is not UTF-8, not JSON, or not well-formed XML; a SOAP envelope is read down to
 * the first output of its operation, and has to say that the call succeeded.
 */
export function readSaid(body: Buffer, isSoap: boolean): Said | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (!isSoap) return fromJson(JSON.parse(text));
    const envelope = parseXml(text.replace(controls, inPrivateUse));
    const [header, content] = ['Header', 'Body'].map((name) => only(envelope, name));
    const wrapper = content?.children[0];
    if (content?.children.length !== 1 || wrapper === undefined || localOf(wrapper.name) === 'Fault') return undefined;
    if (header === undefined || only(header, 'Succeeded')?.text.trim() !== 'true') return undefined;
    const response = only(wrapper, 'Response');
    return response === undefined ? nothing : fromXml(response);
  } catch {
    return undefined;
  }
}

/** Characters that XML excludes, which are read as text: they pass the parser as others do that no answer has. */
// eslint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0B\x0C\x0E-\x1F]/g;
const privateUse = 0xe000;
const inPrivateUse = (character: string) => String.fromCharCode(privateUse + character.charCodeAt(0));
const outOfPrivateUse = (text: string) =>
  text.replace(/[\uE000-\uE01F]/g, (character) => String.fromCharCode(character.charCodeAt(0) - privateUse));

const nothing: Said = { isNull: false, scalar: undefined, parts: [], named: () => [], print: '' };

function only(element: XmlElement, name: string): XmlElement | undefined {
  const found = element.children.filter((each) => localOf(each.name) === name);
  return found.length === 1 ? found[0] : undefined;
}

export interface Comparison {
  /** The library's results from the original text, and from the changed one. */
  readonly expected: unknown;
  readonly result: unknown;
  readonly original: Said | undefined;
  readonly changed: Said | undefined;
}

/**
 * Where a result is neither what it was before the text was changed, nor what the changed text says; none where all of it
 * is. A field that the text does not have is null, since older servers do not have every field of the contract.
 */
export function* unexplained({ expected, result, original, changed }: Comparison, path = ''): Generator<string> {
  const isSame = original?.print === changed?.print;
  if (isSame || changed === undefined) {
    if (!equal(expected, result)) yield `${path}: ${shown(result)} instead of ${shown(expected)}, for no reason`;
    return;
  }
  if (result === null || result === undefined) {
    if (!changed.isNull && changed !== nothing)
      yield `${path}: null where the text says ${changed.print.slice(0, 200)}`;
  } else if (Array.isArray(result)) {
    if (changed.isNull || changed.parts.length !== result.length) yield `${path}: another number of items`;
    for (const [index, item] of result.entries()) {
      yield* unexplained(
        {
          expected: (expected as readonly unknown[] | null)?.[index],
          result: item,
          original: original?.parts[index],
          changed: changed.parts[index] ?? nothing,
        },
        `${path}/${index}`,
      );
    }
  } else if (typeof result === 'object') {
    if (changed.isNull || (changed.scalar !== undefined && changed.scalar !== '')) {
      yield `${path}: an object where the text says ${changed.print.slice(0, 200)}`;
      return;
    }
    for (const [name, value] of Object.entries(result) as [string, unknown][]) {
      const [first, ...more] = changed.named(name);
      const [before] = original?.named(name) ?? [];
      const known = (expected as Readonly<Record<string, unknown>> | null | undefined)?.[name];
      if (more.length > 0 && !equal(known, value))
        yield `${path}/${name}: taken from a text that has it more than once`;
      if (first === undefined && before === undefined && equal(known, value)) continue;
      yield* unexplained(
        { expected: known, result: value, original: before, changed: first ?? nothing },
        `${path}/${name}`,
      );
    }
  } else if (rights.test(path) && !changed.isNull && typeof result === 'string') {
    if (!setOfNames.test(result)) yield `${path}: ${shown(result)}, which is not a set`;
  } else if (!says(changed, result as string | number | boolean)) {
    yield `${path}: ${shown(result)} where the text says ${changed.print.slice(0, 200)}`;
  }
}

function says({ isNull, scalar }: Said, value: string | number | boolean): boolean {
  if (isNull || scalar === undefined) return false;
  if (scalar === value || String(scalar) === value) return true;
  if (typeof scalar !== 'string') return false;
  if (typeof value === 'boolean') return ['true', '1'].includes(scalar.trim()) === value;
  if (typeof value === 'number') return Number(scalar) === value;
  // Members of a set stand between blanks in XML, and commas elsewhere; JSON also has their number, or their initials.
  return scalar.trim().split(' ').join(', ') === value || (/^(?:\d+|[A-Z]+)$/.test(scalar) && members.test(value));
}

/**
 * Sets of rights. .NET reads letters, numbers and aliases as members, in any case and order, for which one needs its tables;
 * here what comes of them only has to be a set.
 */
const rights = /\/(?:Mask|FieldRight)$/;
const setOfNames = /^(?:\w+(?:, \w+)*)?$/;

/** The names of the members of an enumeration. */
const members = /^[A-Z]\w+(?:, [A-Z]\w+)*$/;

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const shown = (value: unknown): string => ((JSON.stringify(value) as string | undefined) ?? 'nothing').slice(0, 200);
