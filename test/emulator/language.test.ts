import { expect, it } from '@jest/globals';
import { inLanguage } from '../../src/emulator/language.js';

// The codes that a recorded answer has (`Person210.json` of the vendor's client), in its order.
const codes = ['NO', 'IT', 'PL', 'JP', 'CN', 'FR', 'CZ', 'SP', 'SW', 'NL', 'DA', 'FI', 'GE', 'US', 'RU'];
const text = codes.map((code) => `${code}:"words in ${code}"`).join(';');

it.each([
  ['no', 'NO'],
  ['nb-NO', 'NO'],
  ['nn', 'NO'],
  ['it', 'IT'],
  ['pl', 'PL'],
  ['ja', 'JP'],
  ['zh-CN', 'CN'],
  ['fr', 'FR'],
  ['cs', 'CZ'],
  ['es', 'SP'],
  ['sv_SE', 'SW'],
  ['nl', 'NL'],
  ['da', 'DA'],
  ['fi', 'FI'],
  ['DE', 'GE'],
  ['en', 'US'],
  ['ru', 'RU'],
  ['xx', 'US'],
])('a text in several languages has for %s the words of %s', (language, code) => {
  expect(inLanguage(text, language)).toBe(`words in ${code}`);
});

it('a language without words has the English ones, else the first', () => {
  expect(inLanguage('NO:"Møte";US:"Meeting"', 'fi')).toBe('Meeting');
  expect(inLanguage('NO:"Møte";SW:"Möte"', 'fi')).toBe('Møte');
});

it.each(['', 'NO', 'NO:Møte', 'NO:"Møte', 'a NO:"Møte"', 'constructor'])('leaves %j as it is', (plain) => {
  expect(inLanguage(plain, 'constructor')).toBe(plain);
});
