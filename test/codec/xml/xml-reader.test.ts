import { describe, expect, it } from '@jest/globals';
import { ProtocolError } from '../../../src/errors/index.js';
import { XmlReader } from '../../../src/codec/xml/xml-reader.js';

/** The document as nested arrays: name, namespace, then text or children. */
function tree(xml: string): unknown {
  const reader = new XmlReader(xml);
  reader.nextChild();
  const result = element(reader);
  expect(reader.nextChild()).toBe(false);
  return result;
}

function element(reader: XmlReader): unknown[] {
  const { name, namespace } = reader;
  if (reader.nil) {
    reader.skip();
    return [name, namespace, null];
  }
  if (name === 'text') return [name, namespace, reader.readText()];
  const children: unknown[] = [];
  while (reader.nextChild()) children.push(element(reader));
  return [name, namespace, ...children];
}

const textOf = (xml: string) => (tree(xml) as unknown[])[2];

describe('reading XML', () => {
  it('resolves prefixes and default namespaces where they are declared, and forgets them after', () => {
    const xml = '<a xmlns="u" xmlns:p="v"><p:b xmlns="w"><c/></p:b><d/><p:text xmlns:p="x">1</p:text><p:e/></a>';
    expect(tree(xml)).toEqual(['a', 'u', ['b', 'v', ['c', 'w']], ['d', 'u'], ['text', 'x', '1'], ['e', 'v']]);
  });

  it('replaces entities and character references, and nothing else', () => {
    expect(textOf('<text>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;&#xD;&#10;</text>')).toBe('<&>"\'A😀\r\n');
  });

  it('turns every line break into a line feed, unless it was written as a reference', () => {
    expect(textOf('<text>a\r\nb\rc&#xD;d</text>')).toBe('a\nb\nc\rd');
  });

  it('joins CDATA, comments and text', () => {
    expect(textOf('<text> a<!-- x -->b<![CDATA[<&]]>c<?pi?> </text>')).toBe(' ab<&c ');
  });

  it('keeps leading and trailing blanks, and distinguishes empty from nil', () => {
    expect(textOf('<text>  </text>')).toBe('  ');
    expect(textOf('<text/>')).toBe('');
    expect(tree('<b xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>')).toEqual(['b', '', null]);
    expect(tree('<b i:nil="1" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"></b>')).toEqual(['b', '', null]);
  });

  it('skips a byte order mark, the declaration, comments and processing instructions', () => {
    expect(tree('\uFEFF<?xml version="1.0"?><!-- a --><b><?c d?></b><!-- e -->')).toEqual(['b', '']);
  });

  it.each([
    ['a document type declaration', '<!DOCTYPE a [<!ENTITY x "y">]><a/>'],
    ['an undefined entity', '<text>&x;</text>'],
    ['a reference beyond Unicode', '<text>&#x110000;</text>'],
    ['a reference to a surrogate', '<text>&#xD800;</text>'],
    ['a lone ampersand', '<text>a & b</text>'],
    ['the wrong end tag', '<a><b></a></b>'],
    ['a longer end tag', '<a></ab>'],
    ['a missing end tag', '<a><b></b>'],
    ['a broken start tag', '<a><b'],
    ['a broken end tag', '<a></a'],
    ['an attribute without a value', '<a b></a>'],
    ['an attribute without an end', '<a b="></a>'],
    ['an undeclared prefix', '<p:a/>'],
    ['an element within a value', '<text><b/></text>'],
    ['a value without an end', '<text>abc'],
    ['a CDATA section without an end', '<text><![CDATA[abc</text>'],
    ['a comment without an end', '<a><!-- </a>'],
    ['an empty name', '<a>< /></a>'],
    ['a second root', '<a/><b/>'],
    ['elements nested without end', '<a>'.repeat(300)],
  ])('refuses %s', (_what, xml) => {
    expect(() => {
      const reader = new XmlReader(xml);
      const read = () => {
        while (reader.nextChild()) {
          if (reader.name === 'text') reader.readText();
          else read();
        }
      };
      if (!reader.nextChild()) return;
      if (reader.name === 'text') reader.readText();
      else read();
      if (reader.nextChild()) throw reader.fail('something follows');
    }).toThrow(ProtocolError);
  });

  it('ends in an error or at the end for every way of cutting a document short', () => {
    const whole = '<a xmlns="u" b="c"><text>x&amp;y</text><d/><!-- e --></a>';
    for (let length = 1; length < whole.length; length++) expect(() => tree(whole.slice(0, length))).toThrow();
  });
});
