import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type CarrierType, Contract } from '../../src/contract/index.js';
import { smallWsdl } from '../fuzz/grammars.js';

const folder = mkdtempSync(join(tmpdir(), 'derived-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The carrier A of a document with these declarations, which the one operation takes. */
function carrierA(declarations: string): CarrierType {
  writeFileSync(join(folder, 'Fuzz.wsdl'), smallWsdl(declarations));
  const type = Contract.fromFolder(folder).agent('Fuzz').operations.get('Ask')?.input.fields[0]?.type;
  if (type?.kind !== 'carrier') throw new Error('A is not a carrier');
  return type;
}

const fields = '<xs:sequence><xs:element name="Id" type="xs:int"/></xs:sequence>';
const base = `<xs:complexType name="A">${fields}</xs:complexType>`;
const derived = (name: string, from: string, prefix = 'xs:') =>
  `<xs:complexType name="${name}"><${prefix}complexContent><${prefix}extension base="t:${from}">` +
  `${fields.replace('Id', `${name}Id`)}</${prefix}extension></${prefix}complexContent></xs:complexType>`;

describe('the carriers derived from one', () => {
  it('are found wherever they are declared, and those derived from them too', () => {
    const type = carrierA(
      derived('C', 'B') + base + derived('B', 'A') + '<xs:complexType name="Z"><xs:sequence/></xs:complexType>',
    );
    expect(type.derived.map(({ name }) => name)).toEqual(['B', 'C']);
  });

  it('do not include those that only mention the word', () => {
    const type = carrierA(
      `${base}<xs:complexType name="B"><!-- <xs:extension base="t:A"/> -->${fields.replace('Id', 'extension')}</xs:complexType>`,
    );
    expect(type.derived).toEqual([]);
  });

  it('are found without reading the declarations that extend nothing', () => {
    const torn = '<xs:complexType name="Z"><xs:sequence><a></b></xs:sequence></xs:complexType>';
    expect(carrierA(base + torn + derived('B', 'A')).derived.map(({ name }) => name)).toEqual(['B']);
  });
});
