import { envelopeOf, output } from '../fuzz/grammars.js';

/** Text of about so many bytes, of the kind that costs a reader most. */
export type MakeText = (bytes: number) => string;

export const begun = (part: string) => (bytes: number) => part.repeat(Math.ceil(bytes / part.length));
export const within = (before: string, part: string, after: string) => (bytes: number) =>
  before + begun(part)(bytes) + after;
/** Parts that differ in their number. */
export const numbered = (before: string, part: (index: number) => string, after: string) => (bytes: number) => {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) length += parts[parts.push(part(index)) - 1]?.length ?? 1;
  return before + parts.join('') + after;
};

/** An envelope with this before the content, and this within it. */
const soap = (attributes: string, content: string) =>
  envelopeOf(
    '',
    `<${output.name} xmlns="${output.namespace}"${attributes}><Response>${content}</Response></${output.name}>`,
  );
export const marker = '\u0001';
const [soapBefore = '', soapAfter = ''] = soap('', marker).split(marker);
const [tagBefore = '', tagAfter = ''] = soap(` ${marker}`, '').split(marker);
export const xmlTexts: Readonly<Record<string, MakeText>> = {
  'namespace declarations on one element': numbered(tagBefore, (index) => ` xmlns:p${index}="u"`, tagAfter),
  'declarations and as many prefixes': (bytes) =>
    soap(numbered('', (index) => ` xmlns:p${index}="u"`, '')(bytes / 2), begun('<p0:b/>')(bytes / 2)),
  'a declaration on each element': numbered(soapBefore, (index) => `<p${index}:b xmlns:p${index}="u"/>`, soapAfter),
  'declarations around others': (bytes) =>
    soap(numbered('', (index) => ` xmlns:p${index}="u"`, '')(bytes / 2), begun('<b xmlns:q="u"/>')(bytes / 2)),
  'long namespaces': (bytes) => soap(` xmlns:p="${'u'.repeat(2_000)}"`, begun('<b><p:b>1</p:b></b>')(bytes)),
  'names in long namespaces': (bytes) =>
    soap(` xmlns:p="${'u'.repeat(2_000)}"`, `<b>${numbered('', (index) => `<p:b${index}/>`, '')(bytes)}</b>`),
  'types in long namespaces': (bytes) =>
    soap(` xmlns:p="${'u'.repeat(2_000)}"`, `<b>${begun('<b i:type="p:x"><c/></b>')(bytes)}</b>`),
  attributes: numbered(tagBefore, (index) => ` b${index}="x"`, tagAfter),
  'prefixed attributes': numbered(tagBefore, (index) => ` i:b${index}="x"`, tagAfter),
  'a long attribute': within(`${tagBefore} x="`, ' ', `"${tagAfter}`),
  'attributes without a value': within(tagBefore, ' a', tagAfter),
  entities: within(`${soapBefore}<Description>`, '&amp;', `</Description>${soapAfter}`),
  'references to characters': within(`${soapBefore}<Description>`, '&#x0041;', `</Description>${soapAfter}`),
  'CDATA sections': within(`${soapBefore}<Description>`, '<![CDATA[x]]>', `</Description>${soapAfter}`),
  'CDATA sections without an end': within(soapBefore, '<![CDATA[', soapAfter),
  'comments in a value': within(`${soapBefore}<Description>`, '<!---->', `</Description>${soapAfter}`),
  'comments in an unknown value': within(`${soapBefore}<Unknown>`, '<!---->', `</Unknown>${soapAfter}`),
  'comments between elements': within(soapBefore, '<!----><b/>', soapAfter),
  'comments without an end': within(soapBefore, '<!--', soapAfter),
  'comments before the envelope': (bytes) => begun('<!---->')(bytes) + soap('', ''),
  instructions: within(soapBefore, '<?x?>', soapAfter),
  'instructions without an end': within(soapBefore, '<?', soapAfter),
  'nesting again and again': within(soapBefore, '<b>'.repeat(180) + '</b>'.repeat(180), soapAfter),
  'unknown elements of one name': within(`${soapBefore}<Unknown>`, '<a/>', `</Unknown>${soapAfter}`),
  'unknown elements of many names': numbered(
    `${soapBefore}<Unknown>`,
    (index) => `<a${index}/>`,
    `</Unknown>${soapAfter}`,
  ),
  'unknown fields': numbered(soapBefore, (index) => `<a${index}>1</a${index}>`, soapAfter),
  'the same field': within(soapBefore, '<Description>x</Description>', soapAfter),
  'line breaks': within(`${soapBefore}<Description>`, '\r\n', `</Description>${soapAfter}`),
  'a long name': (bytes) => soap('', `<${'n'.repeat(bytes / 2)}></${'n'.repeat(bytes / 2)}>`),
  'start tags alone': within(soapBefore, '<a>', ''),
  blanks: within(soapBefore, ' ', soapAfter),
};

/** Long texts on which patterns that begin at every character take their time. */
export const texts: Readonly<Record<string, MakeText>> = {
  blanks: within('a', ' ', 'a'),
  'line breaks': within('a', '\n', 'a'),
  'carriage returns': within('a', '\r', 'a'),
  'line separators': within('a', '\u2028', 'a'),
  digits: within('', '1', '!'),
  zeros: within('', '0', '!'),
  letters: within('', 'a', '!'),
  'dotted words': within('', 'a.', '!'),
  'opening brackets': begun('['),
  'indexed words': within('', 'a[b]', '!'),
  quotes: begun("'"),
  'escaped quotes': begun("'a\\"),
  'double quotes': begun('"'),
  'languages without an end': begun('NO:"'),
  languages: begun('NO:"a";'),
  'a broken list of languages': within('NO:"a";', 'US:"";', 'x'),
  addresses: begun('http://'),
  'Path words': begun('Path a'),
  commas: begun(','),
  colons: begun(':'),
  slashes: begun('/a'),
  'hash signs': begun('##a'),
  references: begun('${'),
  ampersands: begun('&'),
  'per cent signs': begun('%41'),
  backslashes: begun('\\'),
  'cut signs': begun('…'),
  markup: begun('<a '),
  'comment signs': begun('<!--'),
  'Base64 letters': within('', 'QUJD', '!'),
  'large letters': within('', 'Å', '!'),
};
