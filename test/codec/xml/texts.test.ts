import { describe, expect, it } from '@jest/globals';
import { attributesOf } from '../../../src/codec/xml/attributes.js';
import { defaultText, zeroText } from '../../../src/codec/xml/default-text.js';
import { elementTag, isAt, tagBytes } from '../../../src/codec/xml/element-tag.js';
import { asciiText } from '../../../src/codec/xml/short-texts.js';
import { escapeAttribute, escapeText, normaliseLines, unescapeText } from '../../../src/codec/xml/xml-text.js';
import type { TypeDescription } from '../../../src/contract/index.js';
import { UnwritableValue } from '../../../src/codec/values/index.js';

const failure = (problem: string) => new RangeError(problem);

describe('a text is written', () => {
  it.each<[text: string, written: string]>([
    ['', ''],
    ['plain ~', 'plain ~'],
    ['a&b', 'a&amp;b'],
    ['a<b', 'a&lt;b'],
    ['a>b', 'a&gt;b'],
    ['&<>&', '&amp;&lt;&gt;&amp;'],
    ['"\'', '"\''],
    ['a\tb\nc', 'a\tb\nc'],
    ['a\rb', 'a&#xD;b'],
    ['\u0000\u0008\u000B\u001F', '&#x0;&#x8;&#xB;&#x1F;'],
    ['\u007F\u0080é😀', '\u007F\u0080é😀'],
    ['\uFFFD\uFFFE\uFFFF', '\uFFFD&#xFFFE;&#xFFFF;'],
    ['x'.repeat(39) + '&', 'x'.repeat(39) + '&amp;'],
    ['x'.repeat(40) + '&', 'x'.repeat(40) + '&amp;'],
    ['x'.repeat(41), 'x'.repeat(41)],
  ])('%j as %j', (text, written) => {
    expect(escapeText(text)).toBe(written);
  });

  it.each(['\uD83D', 'a\uDE00', '\uDE00\uD83D', '\uD800', '\uDBFF', '\uDC00', '\uDFFF'])(
    'not at all with half of a character, as .NET refuses it: %j',
    (text) => {
      expect(() => escapeText(text)).toThrow(UnwritableValue);
    },
  );

  it('into an attribute with quotes, line feeds and tabs as references', () => {
    expect(escapeAttribute('a"b"\n\n\t\t&<>\'')).toBe("a&quot;b&quot;&#xA;&#xA;&#x9;&#x9;&amp;&lt;&gt;'");
  });
});

describe('a text is read', () => {
  it.each<[written: string, text: string]>([
    ['plain', 'plain'],
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['a&amp;b', 'a&b'],
    ['&amp;lt;', '&lt;'],
    ['&#65;&#x41;&#x4a;&#x4A;', 'AAJJ'],
    ['&#0;&#x0;&#xFFFF;', '\u0000\u0000\uFFFF'],
    ['&#x10FFFF;&#1114111;', '\u{10FFFF}\u{10FFFF}'],
    ['&#xD7FF;&#xE000;', '\uD7FF\uE000'],
    ['x&amp;y&amp;z', 'x&y&z'],
  ])('%s as %j', (written, text) => {
    expect(unescapeText(written, failure)).toBe(text);
  });

  it.each([
    ...['&', 'a & b', '&amp', '&;', '&x;', '&LT;', '&toString;', '&#;', '&#x;', '&#xG;', '&#1a;', '&# 65;', '&#65 ;'],
    ...['&#x110000;', '&#1114112;', '&#xD800;', '&#xDFFF;', '&#55296;', '&#x0000041;', '&#00000065;', 'x&#65x;'],
    ...['&abcdefghijklmnop;', '&#X41;', '&amp;&', '&x#65;'],
  ])('not at all from %s', (written) => {
    expect(() => unescapeText(written, failure)).toThrow(RangeError);
  });

  it.each<[written: string, text: string]>([
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a\r\rb', 'a\n\nb'],
    ['a\n\rb', 'a\n\nb'],
    ['a\r\n\r\nb', 'a\n\nb'],
    ['a\nb', 'a\nb'],
  ])('with line feeds as line breaks: %j', (written, text) => {
    expect(normaliseLines(written)).toBe(text);
  });
});

describe('the default of a type', () => {
  const primitive = (name: string) => ({ kind: 'primitive', name }) as TypeDescription;
  const enumeration = (...members: [name: string, value: number][]) =>
    ({
      ...{ kind: 'enumeration', namespace: 'u', name: 'E' },
      members: members.map(([name, value]) => ({ name, value })),
    }) as unknown as TypeDescription;

  it.each<[type: TypeDescription, text: string | undefined, zero: string | undefined]>([
    [primitive('boolean'), 'false', 'false'],
    ...['byte', 'short', 'int', 'long', 'unsignedByte', 'unsignedShort', 'unsignedInt', 'unsignedLong'].map(
      (name) => [primitive(name), '0', '0'] as [TypeDescription, string, string],
    ),
    ...['float', 'double', 'decimal', 'char'].map(
      (name) => [primitive(name), '0', '0'] as [TypeDescription, string, string],
    ),
    [primitive('dateTime'), '0001-01-01T00:00:00', '0001-01-01T00:00:00'],
    [primitive('duration'), 'PT0S', 'PT0S'],
    [primitive('guid'), '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'],
    [primitive('string'), undefined, undefined],
    [primitive('base64Binary'), undefined, undefined],
    [primitive('toString'), undefined, undefined],
    [enumeration(['One', 1], ['None', 0]), 'None', 'None'],
    // For one without a member for 0, .NET writes the first, but an absent one is 0.
    [enumeration(['One', 1], ['Two', 2]), 'One', undefined],
    [enumeration(), undefined, undefined],
    [{ kind: 'flags', namespace: 'u', name: 'F', members: [] } as unknown as TypeDescription, '', ''],
    [{ kind: 'carrier', name: 'C' } as unknown as TypeDescription, undefined, undefined],
  ])('%j is %j, and absent means %j', (type, text, zero) => {
    expect(defaultText(type)).toBe(text);
    expect(zeroText(type)).toBe(zero);
  });
});

describe('the tag of an element', () => {
  const viewOf = (text: string) => new DataView(Uint8Array.from(Buffer.from(text)).buffer);

  it.each(Array.from({ length: 20 }, (_, index) => 'abcdefghijklmnopqrst'.slice(0, index + 1)))(
    'is found where it stands, and not where any byte differs: %s',
    (text) => {
      const tag = tagBytes(text);
      expect(tag.length).toBe(text.length);
      expect(isAt(viewOf(`xyz${text}xyz`), 3, tag)).toBe(true);
      for (let index = 0; index < text.length; index++) {
        const other = `${text.slice(0, index)}_${text.slice(index + 1)}`;
        expect(isAt(viewOf(`xyz${other}xyz`), 3, tag)).toBe(false);
      }
    },
  );

  it('has a start without its end, an end, and one copy of its namespace', () => {
    const [tag, other] = [elementTag('Name', `urn:${'x'.repeat(3)}`), elementTag('Other', `urn:${'x'.repeat(3)}`)];
    expect(Buffer.from(tag.start.bytes).toString()).toBe('<Name');
    expect(Buffer.from(tag.end.bytes).toString()).toBe('</Name>');
    expect(tag).toMatchObject({ name: 'Name', namespace: 'urn:xxx' });
    expect(other.namespace).toBe(tag.namespace);
  });
});

describe('a short text', () => {
  const textOf = (text: string, before = 'ab') => {
    const bytes = Buffer.from(`${before}${text}yz__`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return asciiText(bytes, view, before.length, before.length + text.length);
  };

  it('is the text of its bytes, however often it and others of its length are read', () => {
    const letters = 'The quick brown fox jumps over the lazy dog 0123';
    for (const round of [1, 2]) {
      for (let length = 0; length <= 40; length++) {
        for (let index = 0; index < length; index++) {
          const text = letters.slice(0, length);
          const changed = `${text.slice(0, index)}${String.fromCharCode(33 + index + round)}${text.slice(index + 1)}`;
          expect(textOf(changed)).toBe(changed);
          expect(textOf(text, 'a<b>')).toBe(text);
        }
      }
    }
  });

  it('is right for thousands of texts that share the slots', () => {
    for (let round = 0; round < 2; round++) {
      for (let number = 0; number < 6_000; number++) {
        const text = `value ${number}`;
        if (textOf(text) !== text) throw new Error(`${textOf(text)} is not ${text}`);
      }
    }
  });
});

describe('the attributes of a tag', () => {
  it.each<[text: string, declarations: [string, string][], others: [string, string, string][], empty: boolean]>([
    ['', [], [], false],
    [' ', [], [], false],
    ['/', [], [], true],
    [' \t\r\n/', [], [], true],
    [' xmlns="u"', [['', 'u']], [], false],
    [" xmlns:p='u'/", [['p', 'u']], [], true],
    [' xmlns=""', [['', '']], [], false],
    [' xmlnsx="u"', [], [], false],
    [' a="1" b=\'2\'', [], [], false],
    [' i:nil="true"', [], [['i', 'nil', 'true']], false],
    [' i:nil = " true\t" /', [], [['i', 'nil', 'true']], true],
    ['\ni:type\r=\t"p:x"', [], [['i', 'type', 'p:x']], false],
    [
      ' i:a="x>y/" j:b="&lt;&amp;"',
      [],
      [
        ['i', 'a', 'x>y/'],
        ['j', 'b', '<&'],
      ],
      false,
    ],
    [
      ' i:a=\'"\' i:b="\'"',
      [],
      [
        ['i', 'a', '"'],
        ['i', 'b', "'"],
      ],
      false,
    ],
    [' i:a="1"xmlns:p="u"', [['p', 'u']], [['i', 'a', '1']], false],
    [' i:a:b="1"', [], [['i', 'a:b', '1']], false],
  ])('%j are read', (text, declarations, others, empty) => {
    const expected = { declarations, others: others.map(([prefix, name, value]) => ({ prefix, name, value })), empty };
    expect(attributesOf(text, failure)).toEqual(expected);
    // The second time it is known.
    expect(attributesOf(text, failure)).toEqual(expected);
  });

  it.each([
    ...[' a', ' a=', ' a=1', ' a=1"', ' a="', ' a=\'1"', ' ="1"', ' a b="1"', ' a<b="1"', ' a>b="1"', ' a&b="1"'],
    ...[' a/b="1"', ' a="<"', ' a="&x;"', ' /a="1"', '/ ', '//', ' a=x"1"'],
  ])('%j are refused', (text) => {
    expect(() => attributesOf(text, failure)).toThrow(RangeError);
  });

  it('may declare a namespace of 2,000 characters, and no longer one', () => {
    const of = (length: number) => attributesOf(` xmlns:p="${'u'.repeat(length)}"`, failure);
    expect(of(2_000).declarations[0]?.[1]).toHaveLength(2_000);
    expect(() => of(2_001)).toThrow(RangeError);
  });

  it('are read each time where they are long, or where there are many', () => {
    for (let round = 0; round < 2; round++) {
      for (let index = 0; index < 700; index++) {
        expect(attributesOf(` i:a="${index}"`, failure).others[0]?.value).toBe(`${index}`);
      }
      expect(attributesOf(` i:a="${'x'.repeat(500)}"`, failure).others[0]?.value).toHaveLength(500);
    }
  });
});
