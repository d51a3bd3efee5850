import { describe, expect, it } from '@jest/globals';
import { type ElementTag, elementTag, entered } from '../../../src/codec/xml/element-tag.js';
import { XmlReader } from '../../../src/codec/xml/xml-reader.js';
import { ProtocolError } from '../../../src/errors/index.js';

const instance = 'http://www.w3.org/2001/XMLSchema-instance';
const tag = elementTag('Name', 'u');
const rest = ' '.repeat(30);

/** A reader within the root element of this content. */
function within(content: string, declarations = 'xmlns="u"'): XmlReader {
  const reader = new XmlReader(`<r ${declarations}>${content}</r>${rest}`);
  reader.nextChild();
  return reader;
}

describe('the element that is expected next', () => {
  it.each<[what: string, content: string, how: number, declarations?: string]>([
    ['is entered', '<Name>x</Name>', entered.content],
    ['is entered if it is empty', '<Name/>', entered.empty],
    ['is left if it is nil', '<Name i:nil="true"/>', entered.nil, `xmlns="u" xmlns:i="${instance}"`],
    ['is left if it is nil by xsi', '<Name xsi:nil="true"/>', entered.nil, `xmlns="u" xmlns:xsi="${instance}"`],
    ['is not this one', '<Nam>x</Nam>', entered.no],
    ['is a longer one', '<Names>x</Names>', entered.no],
    ['has a blank before its end', '<Name >x</Name>', entered.no],
    ['has a stray slash', '<Name/ >', entered.no],
    ['has an attribute', '<Name z="1">x</Name>', entered.no],
    ['is nil with other quotes', "<Name i:nil='true'/>", entered.no, `xmlns="u" xmlns:i="${instance}"`],
    ['is nil by a prefix of another namespace', '<Name i:nil="true"/>', entered.no, 'xmlns="u" xmlns:i="v"'],
    ['is nil by a prefix that is not declared', '<Name i:nil="true"/>', entered.no],
    ['is in another namespace', '<Name>x</Name>', entered.no, 'xmlns="v"'],
    ['comes after a blank', ' <Name>x</Name>', entered.no],
  ])('%s', (_what, content, how, declarations = 'xmlns="u"') => {
    const reader = within(content, declarations);
    const depth = reader.depth;
    expect(reader.enter(tag)).toBe(how);
    expect(reader.depth).toBe(how === entered.content || how === entered.empty ? depth + 1 : depth);
    if (how === entered.no) return;
    if (how !== entered.nil) {
      expect([reader.name, reader.namespace, reader.nil, reader.typeName, reader.mandatory]).toEqual([
        ...['Name', 'u', false, undefined, false],
      ]);
      expect(reader.readText()).toBe(how === entered.empty ? '' : 'x');
    }
    expect(reader.nextChild()).toBe(false);
    expect(reader.depth).toBe(0);
  });

  it('is not entered within an element that is empty, nor near the end of the document', () => {
    const reader = new XmlReader(`<r xmlns="u"/><Name>x</Name>${rest}`);
    reader.nextChild();
    expect(reader.enter(tag)).toBe(entered.no);
    const short = new XmlReader('<r xmlns="u"><Name/></r>');
    short.nextChild();
    expect(short.enter(tag)).toBe(entered.no);
    expect(short.nextChild()).toBe(true);
  });

  it('is left if its end tag follows', () => {
    const reader = within('<Name></Name><Name> </Name>');
    reader.enter(tag);
    expect(reader.leave(tag)).toBe(true);
    expect(reader.depth).toBe(1);
    reader.enter(tag);
    expect(reader.leave(tag)).toBe(false);
    expect(reader.depth).toBe(2);
  });
});

describe('the content of the element that was expected', () => {
  const read = <Value>(content: string, by: (reader: XmlReader, tag: ElementTag) => Value) => {
    const reader = within(`<Name>${content}</Name><Name>next</Name>`);
    reader.enter(tag);
    const value = by(reader, tag);
    return { value, reader };
  };

  it.each<[content: string, text: string]>([
    ['', ''],
    ['x', 'x'],
    ['plain text of some length, longer than most', 'plain text of some length, longer than most'],
    ['&amp;', '&'],
    ['a\rb', 'a\nb'],
    ['a\r\nb', 'a\nb'],
    ['é', 'é'],
    ['\u007F\u0080', '\u007F\u0080'],
    ['a<!-- b -->c', 'ac'],
    ['<![CDATA[<&]]>', '<&'],
    ['a<?x y?>b', 'ab'],
    ['<![CDATA[a\r\nb]]>c', 'a\nbc'],
  ])('is the text %j', (content, text) => {
    const { value, reader } = read(content, (each) => each.readTextOf(tag));
    expect(value).toBe(text);
    expect(reader.enter(tag)).toBe(entered.content);
    expect(reader.readTextOf(tag)).toBe('next');
  });

  it.each(['<b/>', 'x<b>y</b>', 'x</Names>', 'x</Nam>', 'x</Name', '<![CDATA[x', '&x;'])(
    'is not a text if it is %s',
    (content) => {
      const reader = within(`<Name>${content}`);
      reader.enter(tag);
      expect(() => reader.readTextOf(tag)).toThrow(ProtocolError);
    },
  );

  it.each<[content: string, maximum: number, value: number | undefined]>([
    ['0', 9, 0],
    ['9', 9, 9],
    ['10', 9, undefined],
    ['007', 9, 7],
    ['999999999', 999_999_999, 999_999_999],
    ['1000000000', 2 ** 31, undefined],
    ['0000000001', 9, undefined],
    ['', 9, undefined],
    ['-1', 9, undefined],
    ['1/', 9, undefined],
    ['1:', 9, undefined],
    ['1 ', 9, undefined],
    [' 1', 9, undefined],
    ['1.0', 9, undefined],
    ['&#49;', 9, undefined],
  ])('has the digits %j with a maximum of %d: %s', (content, maximum, number) => {
    const { value, reader } = read(content, (each) => each.readDigitsOf(tag, maximum));
    expect(value).toBe(number);
    // Nothing was moved if it has none.
    if (number === undefined) reader.readText();
    expect(reader.enter(tag)).toBe(entered.content);
    expect(reader.depth).toBe(2);
  });
});

describe('an element', () => {
  it.each<[content: string, has: boolean]>([
    ['<e/>', false],
    ['<e></e>', false],
    ['<e>x</e>', false],
    ['<e><!-- <b/> --></e>', false],
    ['<e><![CDATA[<b/>]]>x<?b <c?></e>', false],
    ['<e><b/></e>', true],
    ['<e>x<!-- y --><b/></e>', true],
    ['<e><!-- no end', false],
    ['<e>no end', false],
  ])('%s has child elements: %s', (content, has) => {
    const reader = within(content);
    reader.nextChild();
    expect(reader.hasChildElements()).toBe(has);
    expect(reader.name).toBe('e');
  });

  it('is known by its name and its namespace', () => {
    const reader = within('<q:Name xmlns:q="v"/>');
    reader.nextChild();
    expect([reader.is('v', 'Name'), reader.is('u', 'Name'), reader.is('v', 'Nam'), reader.is('v', 'Names')]).toEqual([
      ...[true, false, false, false],
    ]);
    expect([reader.nameIs('Name'), reader.nameIs('Nama'), reader.nameIs('Nam')]).toEqual([true, false, false]);
  });

  it.each<[attributes: string, nil: boolean, mandatory: boolean, type: object | undefined]>([
    ['i:nil="true"', true, false, undefined],
    ['i:nil="1"', true, false, undefined],
    ['i:nil="0"', false, false, undefined],
    ['i:nil="TRUE"', false, false, undefined],
    ['i:other="true"', false, false, undefined],
    ['s:nil="true"', false, false, undefined],
    ['i:mustUnderstand="1"', false, false, undefined],
    ['s:mustUnderstand="1"', false, true, undefined],
    ['s:mustUnderstand="false"', false, false, undefined],
    ['s:other="1"', false, false, undefined],
    ['i:type="T"', false, false, { namespace: 'u', name: 'T' }],
    ['i:type="s:T"', false, false, { namespace: 'http://schemas.xmlsoap.org/soap/envelope/', name: 'T' }],
    ['i:type="x:T"', false, false, { namespace: '', name: 'T' }],
    ['i:type="q:T" xmlns:q="w"', false, false, { namespace: 'w', name: 'T' }],
    ['s:type="T"', false, false, undefined],
  ])('has the attributes %s', (attributes, nil, mandatory, type) => {
    const soap = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"';
    const reader = within(`<e ${attributes}>x</e><e/>`, `xmlns="u" xmlns:i="${instance}" ${soap}`);
    reader.nextChild();
    expect([reader.nil, reader.mandatory, reader.typeName]).toEqual([nil, mandatory, type]);
    reader.readText();
    reader.nextChild();
    expect([reader.nil, reader.mandatory, reader.typeName]).toEqual([false, false, undefined]);
  });

  it('has the namespaces of the elements around it, and not those of others', () => {
    const content =
      '<p:a xmlns:p="1" xmlns:q="2"><q:b xmlns:q="3" xmlns="v"><q:c/><d/></q:b><q:e/><f/></p:a><g/>' +
      '<a1:h xmlns:a1="5" xmlns:a2="6" xmlns:a3="7" xmlns:a4="8" xmlns:a5="9" xmlns:a6="10"><a6:i/><a1:j/></a1:h>';
    const reader = within(content);
    const found: string[] = [];
    const visit = () => {
      while (reader.nextChild()) {
        found.push(`${reader.namespace}:${reader.name}`);
        visit();
      }
    };
    visit();
    expect(found).toEqual(['1:a', '3:b', '3:c', 'v:d', '2:e', 'u:f', 'u:g', '5:h', '10:i', '5:j']);
    expect(() => within('<a xmlns:p="1"/><p:b/>').skipRest()).toThrow(/prefix p is not declared/);
    expect(() => within(`<${'n'.repeat(61)}:b/>`).skipRest()).toThrow(/n{60}… is not declared/);
    const xml = within('<xml:b/>');
    xml.nextChild();
    expect(xml.namespace).toBe('http://www.w3.org/XML/1998/namespace');
  });

  it('may be nil by a prefix that an inner element declares otherwise, and outside of it again', () => {
    const nil = '<Name i:nil="true"/>';
    const reader = within(`<e xmlns:i="other">${nil}</e>${nil}`, `xmlns="u" xmlns:i="${instance}"`);
    reader.nextChild();
    expect(reader.enter(tag)).toBe(entered.no);
    reader.skip();
    expect(reader.enter(tag)).toBe(entered.nil);
  });
});

describe('a document that cannot be read', () => {
  it.each<[xml: string, words: RegExp]>([
    ['<a>', /ends before <\/a>/],
    ['<a><b></b>', /ends before <\/a>/],
    ['</a>', /end tag has no start tag/],
    ['<a></b>', /<a> is closed by another end tag/],
    ['<a></ab>', /<a> is closed by another end tag/],
    ['<a></a x>', /<a> is closed by another end tag/],
    ['<a b="c', /ends within a tag/],
    ['<a<b>', /truncated or malformed/],
    ['<a&>', /truncated or malformed/],
    ['<a=>', /truncated or malformed/],
    ['<a', /truncated or malformed/],
    ['< a>', /no name/],
    ['<>', /no name/],
    ['<!DOCTYPE a><a/>', /document type declaration/],
    ['<![CDATA[x]]><a/>', /not allowed/],
    ['<!ELEMENT a>', /not allowed/],
    ['<!-- x ->', /not allowed/],
    ['<a><![CDATA[x', /not allowed/],
    ['<a><?x >', /not allowed/],
    ['<a>'.repeat(201), /more than 200 deep/],
    [`<${'n'.repeat(61)}>`, /<\/n{60}…>/],
    [`<${'n'.repeat(60)}>`, /<\/n{60}>/],
  ])('%s', (xml, words) => {
    const reader = new XmlReader(xml);
    const read = () => {
      while (reader.nextChild()) reader.skip();
    };
    expect(read).toThrow(ProtocolError);
    expect(() => {
      const again = new XmlReader(xml);
      while (again.nextChild()) again.skip();
    }).toThrow(words);
  });

  it.each<[xml: string, words: RegExp]>([
    ['<a>x', /ends within a value/],
    ['<a>x<b/>', /<a> must contain a value/],
    ['<a>x<!-- y', /not allowed/],
    ['<a>x<![CDATA[y', /CDATA section has no end/],
    ['<a>x<!-- y -->z', /ends within a value/],
  ])('%s', (xml, words) => {
    const reader = new XmlReader(xml);
    reader.nextChild();
    expect(() => reader.readText()).toThrow(words);
  });

  it.each<[xml: string]>([
    ['<a ></a\t\r\n >'],
    ['<a b=">"></a>'],
    ["<a b='>\"'/>"],
    ['<a b=">" c=\'>\'/>'],
    ['<a><![CDATA[<b>]]>text<!-- <c> --><?d <e>?></a>'],
    ['\uFEFF<?xml version="1.0"?> <!-- x --> <a/> <?y?> '],
    ['<a>'.repeat(200) + '</a>'.repeat(200)],
  ])('is not one like %s', (xml) => {
    const reader = new XmlReader(xml);
    expect(reader.nextChild()).toBe(true);
    reader.skip();
    expect(reader.nextChild()).toBe(false);
    expect(reader.depth).toBe(0);
  });
});
