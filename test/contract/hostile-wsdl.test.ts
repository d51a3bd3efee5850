import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { ConfigurationError } from '../../src/index.js';
import { contractText } from '../../src/generate/typescript.js';
import { smallWsdl } from '../fuzz/grammars.js';

const folder = mkdtempSync(join(tmpdir(), 'wsdl-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads a whole contract, as `contract pull` and `contract generate` do. */
function readThrough(wsdl: string): string {
  writeFileSync(join(folder, 'Fuzz.wsdl'), wsdl);
  return contractText(Contract.fromFolder(folder));
}

const element = (type: string) => `<xs:element name="x" type="t:${type}"/>`;
const many = (name: string) => ` maxOccurs="unbounded" name="${name}"`;
const shapes: Readonly<Record<string, (name: string, other: string) => string>> = {
  'an array': (name, other) =>
    `<xs:complexType name="${name}"><xs:sequence><xs:element${many('x')} type="t:${other}"/></xs:sequence></xs:complexType>`,
  'an extension': (name, other) =>
    `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="t:${other}"/></xs:complexContent></xs:complexType>`,
  'a restriction': (name, other) => `<xs:simpleType name="${name}"><xs:restriction base="t:${other}"/></xs:simpleType>`,
  'a dictionary': (name, other) =>
    `<xs:complexType name="${name}"><xs:sequence><xs:element${many('p')}><xs:complexType><xs:sequence>` +
    `<xs:element name="Key" type="xs:string"/><xs:element name="Value" type="t:${other}"/>` +
    `</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>`,
};
const last = '<xs:complexType name="Z"><xs:sequence/></xs:complexType>';

describe.each(Object.keys(shapes))('a type that is %s', (what) => {
  const shape = shapes[what] ?? (() => '');

  it('of itself is refused', () => {
    expect(() => readThrough(smallWsdl(shape('A', 'A')))).toThrow(ConfigurationError);
    expect(() => readThrough(smallWsdl(shape('A', 'B') + shape('B', 'C') + shape('C', 'A')))).toThrow(
      ConfigurationError,
    );
  });

  it('of thousands of nested others is refused', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => shape(index === 0 ? 'A' : `A${index}`, `A${index + 1}`));
    expect(() => readThrough(smallWsdl(chain.join('') + shape('A5000', 'Z') + last))).toThrow(ConfigurationError);
  });
});

describe('a contract', () => {
  it('may have carriers nested to any depth', () => {
    const carriers = Array.from(
      { length: 5_000 },
      (_, index) =>
        `<xs:complexType name="${index === 0 ? 'A' : `A${index}`}"><xs:sequence>${element(`A${index + 1}`)}</xs:sequence></xs:complexType>`,
    );
    const text = readThrough(
      smallWsdl(
        `${carriers.join('')}<xs:complexType name="A5000"><xs:sequence>${element('A')}</xs:sequence></xs:complexType>`,
      ),
    );
    expect(text).toContain('A4999');
  });

  it.each([
    ['elements that nest without end', (wsdl: string) => wsdl.replace('<xs:sequence>', '<xs:sequence>'.repeat(5_000))],
    [
      'elements that nest too deep outside types',
      (wsdl: string) =>
        wsdl.replace('<w:message', `${'<w:message>'.repeat(500)}${'</w:message>'.repeat(500)}<w:message`),
    ],
    [
      'thousands of namespaces',
      (wsdl: string) =>
        wsdl.replace(
          '<xs:schema',
          `<xs:schema ${Array.from({ length: 5_000 }, (_, index) => `xmlns:p${index}="u"`).join(' ')}`,
        ),
    ],
    ['a tag of one long name', (wsdl: string) => wsdl.replace('<xs:schema', `<xs:schema ${'a'.repeat(300_000)}`)],
  ])('with %s is refused', (_what, change) => {
    expect(() => readThrough(change(smallWsdl(last.replace('"Z"', '"A"'))))).toThrow(ConfigurationError);
  });
});

describe('a declaration that is not well-formed', () => {
  const declaration = (content: string) =>
    `<xs:complexType name="A"><xs:sequence>${content}</xs:sequence></xs:complexType>`;

  it('is accepted once it is well-formed', () => {
    expect(readThrough(smallWsdl(declaration('<!-- text --><xs:element name="x" type="xs:string"/>')))).toContain('x');
  });

  it.each([
    ['an element that is closed by another name', '<xs:element name="x" type="xs:string"></xs:elemen>'],
    ['an element that is not closed', '<xs:element name="x" type="xs:string">'],
    ['an attribute without a value', '<xs:element name type="xs:string"/>'],
    ['an attribute without quotes', '<xs:element name=x type="xs:string"/>'],
    ['an attribute without a closing quote', '<xs:element name="x type="xs:string"/>'],
    ['an attribute twice', '<xs:element name="x" name="y" type="xs:string"/>'],
    ['attributes without a space between them', '<xs:element name="x"type="xs:string"/>'],
    ['a name that starts with a digit', '<1element/>'],
    ['an ampersand that starts no reference', '<xs:documentation>this & that</xs:documentation>'],
    ['a control character', '<xs:documentation>a\u0001b</xs:documentation>'],
  ])('because of %s is refused', (_what, content) => {
    expect(() => readThrough(smallWsdl(declaration(content)))).toThrow(ConfigurationError);
  });
});
