import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasNameWithLoneSurrogate, JsonTooDeep, maximumJsonDepth, parseJson } from '../../src/parsing/index.js';

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + '1' + close.repeat(depth);
const shapes: readonly (readonly [what: string, open: string, close: string])[] = [
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
  ['lists of items', '[{"Id":1,"ChildItems":', '}]'],
  ['arrays with texts that hold brackets', '["]}\\"]\\\\",', ']'],
];

describe('untrusted JSON', () => {
  it.each(shapes)('is read as deep as the limit, and not one level deeper, in %s', (_what, open, close) => {
    const levels = open.startsWith('[{') ? 2 : 1;
    const deepest = maximumJsonDepth / levels;
    const text = nested(deepest, open, close);
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(() => parseJson(nested(deepest + 1, open, close))).toThrow(JsonTooDeep);
  });

  it.each(shapes)(
    'is refused at a depth at which what reads it would use up the stack, in %s',
    (_what, open, close) => {
      for (const depth of [950, 11_000, 500_000]) {
        expect(() => parseJson(nested(depth, open, close))).toThrow(JsonTooDeep);
        // What never closes is refused before it is parsed, too.
        expect(() => parseJson(open.repeat(depth))).toThrow(JsonTooDeep);
      }
    },
  );

  it('does not count brackets in texts', () => {
    for (const text of ['[{'.repeat(500), '\\'.repeat(99), '"['.repeat(300), '\\"['.repeat(300)]) {
      expect(parseJson(JSON.stringify([text, { [text]: 1 }]))).toEqual([text, { [text]: 1 }]);
    }
  });

  it('is otherwise what JSON.parse returns', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ depthSize: 'medium' }), fc.string()), (text) => {
        const outcome = (parse: (text: string) => unknown) => {
          try {
            return { value: parse(text) };
          } catch (error) {
            return { error: (error as Error).name };
          }
        };
        expect(outcome(parseJson)).toEqual(outcome((given) => JSON.parse(given) as unknown));
      }),
    );
  });
});

describe('half of a surrogate pair', () => {
  const isFoundIn = (text: string) => hasNameWithLoneSurrogate(text, parseJson(text));

  it.each([
    ['', '{"FieldProperties":{"AssociateNam\\ud800e":1}}'],
    [' as the second half alone', '[{"\\uDE00":null}]'],
    [' deep within', '{"a":[1,{"b":[{"\\uDBFF\\uDBFF":true}]}]}'],
  ])('is found in a name%s', (_where, text) => {
    expect(isFoundIn(text)).toBe(true);
  });

  it.each([
    ['a pair of escapes', '{"\\ud83d\\ude00":1}'],
    ['a pair as it is', '{"\u{1f600}":"\\u0041"}'],
    ['an escape of another character', '{"\\u00e6\\ud7ff\\ue000":1}'],
    ['a backslash before it', '{"\\\\ud83d":1}'],
    ['a text', '{"a":["\\ud83d"]}'],
    ['no text', '[1,null,{"a":true}]'],
  ])('is not found in %s', (_what, text) => {
    expect(isFoundIn(text)).toBe(false);
  });

  it('is found in exactly the names that UTF-8 cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', '\\', '"', '\u{1f600}') }), (name) => {
        const text = JSON.stringify([{ [name]: name }]);
        // UTF-8 has no halves, so Node replaces them.
        expect(hasNameWithLoneSurrogate(text, JSON.parse(text))).toBe(Buffer.from(name).toString() !== name);
      }),
    );
  });
});
