import { describe, expect, it } from '@jest/globals';
import { localise, localiseText, multiLanguageTexts, noTranslation } from '../../../src/codec/canonical/index.js';

describe('a text in several languages', () => {
  it.each([
    ['en', 'US'],
    ['no', 'NO'],
    ['nb', 'NO'],
    ['nn', 'NO'],
    ['sv', 'SW'],
    ['da', 'DA'],
    ['de', 'GE'],
    ['nl', 'NL'],
    ['fr', 'FR'],
    ['fi', 'FI'],
    ['es', 'SP'],
    ['it', 'IT'],
    ['pl', 'PL'],
    ['cs', 'CZ'],
    ['ja', 'JP'],
    ['zh', 'CN'],
    ['ru', 'RU'],
    // Other spellings of the same.
    ['en', 'EN'],
    ['en', 'UK'],
    ['nl', 'DU'],
    ['sv', 'SV'],
    ['da', 'DK'],
    ['de', 'DE'],
    ['es', 'ES'],
    ['cs', 'CS'],
    ['ja', 'JA'],
    ['zh', 'ZH'],
    // A language without a code of SuperOffice's own.
    ['lv', 'LV'],
    ['us', 'US'],
  ])('is read in %s from the part %s', (language, code) => {
    const text = `XX:"first";${code}:"right";YY:"last"`;
    for (const each of [language, language.toUpperCase(), `${language}-XX`, `${language}_yy`])
      expect(localiseText(text, each)).toBe('right');
    expect(localiseText(text.replace(code, code.toLowerCase()), language)).toBe('right');
  });

  it.each([
    ['the usual code', 'UK:"c";EN:"b";US:"a"', 'en', 'a'],
    ['the ISO code', 'UK:"c";EN:"b"', 'en', 'b'],
    ['the usual code of Swedish', 'SV:"b";SW:"a"', 'sv', 'a'],
    ['English', 'NO:"a";US:"b"', 'fr', 'b'],
    ['English by another code', 'NO:"a";UK:"b"', 'fr', 'b'],
    ['the first one', 'NO:"a";SW:"b"', 'fr', 'a'],
    ['the first one', 'NO:"a";SW:"b"', '', 'a'],
    ['an empty text', 'NO:"";US:"b"', 'no', ''],
    ['what follows last, of two for one language', 'US:"a";US:"b"', 'en', 'b'],
    ['one without a semicolon after it', 'US:"a"', 'en', 'a'],
    ['one with a semicolon after it', 'US:"a";', 'en', 'a'],
    ['punctuation', 'US:"a;NO:b";NO:"c"', 'en', 'a;NO:b'],
    ['several lines', 'US:"a\nb";NO:"c"', 'en', 'a\nb'],
  ])('is %s where there is a choice: %j in %j', (_, text, language, words) => {
    expect(localiseText(text, language)).toBe(words);
  });

  it('has its parts by code, in capitals', () => {
    expect([...(multiLanguageTexts('no:"Møte";US:"Meeting";xx:""') ?? [])]).toEqual([
      ['NO', 'Møte'],
      ['US', 'Meeting'],
      ['XX', ''],
    ]);
    expect([...(multiLanguageTexts('US:""') ?? [])]).toEqual([['US', '']]);
  });

  it.each([
    '',
    'US',
    'US:',
    'US:"',
    'US:a',
    'US:"a',
    'US:"a"x',
    'xUS:"a"',
    ' US:"a"',
    'USA:"a"',
    'U1:"a"',
    'US="a"',
    'US:"a"NO:"b"',
    'US:"a",NO:"b"',
    'US:"a";;NO:"b"',
    'US:"a"b"',
    'US:"a"; NO:"b"',
  ])('is not %j', (text) => {
    expect(multiLanguageTexts(text)).toBeUndefined();
    expect(localiseText(text, 'en')).toBe(text);
  });

  it('is not read by the name of a prototype', () => {
    expect(localiseText('NO:"a";SW:"b"', 'constructor')).toBe('a');
    expect(localiseText('NO:"a";SW:"b"', '__proto__')).toBe('a');
  });
});

describe('the language', () => {
  it.each(['*', 'x', 'X', ' * ', '\tx\n'])('%j means texts as they are stored', (language) => {
    const value = { a: 'US:"x"' };
    expect(noTranslation(language)).toBe(true);
    expect(localise(value, language)).toBe(value);
  });

  it.each(['', 'en', 'xx', '**', '* x', 'x-en', 'en x'])('%j means a translation', (language) => {
    expect(noTranslation(language)).toBe(false);
    expect(localise('US:"x"', language)).toBe('x');
  });
});

describe('a value in one language', () => {
  const text = 'US:"x";NO:"y"';

  it('has the translation of every text within, and everything else as it was', () => {
    const date = new Date(0);
    const value = {
      a: text,
      b: [text, [text], { c: text }],
      d: 5,
      e: null,
      f: true,
      g: undefined,
      h: date,
      i: 'plain',
    };
    expect(localise(value, 'no')).toEqual({
      ...{ a: 'y', b: ['y', ['y'], { c: 'y' }], d: 5, e: null, f: true, g: undefined, h: date, i: 'plain' },
    });
    expect(value.a).toBe(text);
  });

  it('may have a field with the name of a prototype', () => {
    const localised = localise(JSON.parse(JSON.stringify({ ['__proto__']: text, a: text })), 'en') as object;
    expect(Object.getPrototypeOf(localised)).toBe(Object.prototype);
    expect(Object.entries(localised)).toEqual([
      ['__proto__', 'x'],
      ['a', 'x'],
    ]);
  });
});
