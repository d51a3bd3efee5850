import { keyName, type LeafReplacer } from './leaf.js';

const part =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const attribute = /(\s+)([\w.:-]+)(\s*=\s*)(["'])(.*?)\4/gsy;
const knownNamespace = /^(?:http:\/\/(?:schemas\.|www\.w3\.org\/|www\.superoffice\.(?:com|net)\/)|urn:)[\w.:/#-]*$/i;
const typeName = /^[A-Za-z_][\w.:-]{0,99}$/;

interface OpenElement {
  readonly name: string;
  /** Of a pair in a dictionary; empty before the key, and for other elements. */
  key: string;
}

/** Elements that are named after their type. */
const itemNames: ReadonlySet<string> = new Set(
  'string int long short boolean double float decimal dateTime duration guid anyType unsignedInt'.split(' '),
);

/**
 * Replaces the text of an XML document, and leaves its markup unchanged. In a dictionary, the key of a pair names its value.
 *
 * @returns undefined if the text is not XML
 */
export function replaceXmlLeaves(text: string, replace: LeafReplacer): string | undefined {
  if (!/^\uFEFF?\s*<(?:\?xml|[A-Za-z_][\w.-]*:?Envelope|[A-Za-z_][\w.-]*:Envelope)/.test(text)) return undefined;
  const open: OpenElement[] = [];
  let result = /^\uFEFF?/.exec(text)?.[0] ?? '';
  part.lastIndex = result.length;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) return undefined;
    const [whole, data, slash, name, attributes = '', empty] = match;
    if (whole.startsWith('<!--')) continue;
    if (whole.startsWith('<?')) {
      result += /^<\?xml\s/.test(whole) ? whole : '';
    } else if (name !== undefined) {
      if (slash === '/') open.pop();
      else if (empty !== '/') open.push({ name: localName(name), key: '' });
      result += slash === '/' ? whole : `<${name}${attributesOf(attributes, replace)}${empty === '/' ? ' /' : ''}>`;
    } else {
      const decoded = data ?? decode(whole);
      const field = nameIn(open);
      const [pair, last] = open.slice(-2);
      const isKey = pair !== undefined && last?.name === keyName;
      if (isKey) pair.key = decoded;
      const replaced = /^\s*$/.test(decoded)
        ? decoded
        : isKey
          ? replace.key(
              open.map(({ name: each }) => each),
              decoded,
            )
          : replace.value(field, decoded);
      result += replaced === decoded ? whole : encode(replaced);
    }
  }
  return result;
}

/** The name of the field that the text in an element belongs to. */
function nameIn(open: readonly OpenElement[]): string {
  const [pair, last] = open.slice(-2);
  const name = last?.name ?? pair?.name ?? '';
  if (last === undefined || pair === undefined) return name;
  if (name === 'Value' && pair.key !== '') return pair.key;
  return itemNames.has(name) ? nameIn(open.slice(-3, -1)) : name;
}

function attributesOf(attributes: string, replace: LeafReplacer): string {
  return attributes.replace(
    attribute,
    (_whole, space: string, name: string, equals: string, quote: string, raw: string) => {
      const value = decode(raw);
      const local = localName(name);
      const isKept =
        name === 'xmlns' || name.startsWith('xmlns:')
          ? knownNamespace.test(value)
          : (local === 'nil' && /^(?:true|false|0|1)$/.test(value)) || (local === 'type' && typeName.test(value));
      return `${space}${name}${equals}${quote}${isKept ? raw : encodeAttribute(replace.value('', value))}${quote}`;
    },
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, code?: string, name?: string) => {
      const point = hex === undefined ? Number(code ?? NaN) : parseInt(hex, 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      return name !== undefined && Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
    },
  );
}

function encodeAttribute(text: string): string {
  return encode(text).replace(/"/g, '&quot;').replace(/'/g, '&apos;');
}

// eslint-disable-next-line no-control-regex -- characters that XML cannot contain literally
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

/** Like .NET, writes characters that XML cannot contain literally as references. */
function encode(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.replace(unwritable, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}
