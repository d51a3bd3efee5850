import fc from 'fast-check';

/** Longer texts take longer and find nothing that shorter ones do not. */
const longest = 200_000;

/** Characters and pieces that mean something to one reader or another. */
const awkward: readonly string[] = [
  '\0',
  '\uFEFF',
  '\uD800',
  '\u2028',
  '\r',
  '\t',
  ' ',
  '"',
  "'",
  '\\',
  '/',
  '<',
  '>',
  '&',
  ';',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  ',',
  ':',
  '#',
  '=',
  '-0',
  '1e999',
  '9007199254740993',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '${',
  '😀',
  '&#x0;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE',
  '---',
  '...',
  '\n',
];

type Mutation = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });

function mutation(words: readonly string[]): fc.Arbitrary<Mutation> {
  const piece = fc.oneof(fc.constantFrom(...awkward, ...words), fc.string({ unit: 'binary', maxLength: 3 }));
  const at = (text: string, where: number) => Math.floor(where * text.length);
  return fc.oneof(
    fc.tuple(place, piece).map(([where, given]): Mutation => {
      return (text) => text.slice(0, at(text, where)) + given + text.slice(at(text, where));
    }),
    fc.tuple(place, fc.nat({ max: 40 })).map(([where, length]): Mutation => {
      return (text) => text.slice(0, at(text, where)) + text.slice(at(text, where) + length);
    }),
    fc.tuple(place, place).map(([where, end]): Mutation => {
      return (text) => text.slice(0, at(text, Math.min(where, end))) + text.slice(at(text, Math.max(where, end)));
    }),
    fc.tuple(place, place, fc.nat({ max: 20 })).map(([where, length, times]): Mutation => {
      return (text) => {
        const start = at(text, where);
        const part = text.slice(start, start + Math.ceil(length * 60));
        return text.slice(0, start) + part.repeat(times) + text.slice(start);
      };
    }),
    // Deep, long or many.
    fc.tuple(place, piece, fc.constantFrom(10, 100, 1_000, 20_000)).map(([where, given, times]): Mutation => {
      return (text) => text.slice(0, at(text, where)) + given.repeat(times) + text.slice(at(text, where));
    }),
    fc.tuple(place, place, fc.nat({ max: 30 })).map(([from, to, length]): Mutation => {
      return (text) =>
        text.slice(0, at(text, to)) +
        text.substring(at(text, from), at(text, from) + length) +
        text.slice(at(text, to));
    }),
    place.map(
      (where): Mutation =>
        (text) =>
          text.slice(0, at(text, where)),
    ),
  );
}

/** Texts of the grammar, and of the kept corpus, as they are and changed in up to eight ways. */
export function mutated(
  grammar: fc.Arbitrary<string>,
  corpus: readonly string[],
  words: readonly string[],
): fc.Arbitrary<string> {
  const base = corpus.length === 0 ? grammar : fc.oneof(grammar, fc.constantFrom(...corpus));
  return fc
    .tuple(base, fc.array(mutation(words), { maxLength: 8, size: 'max' }))
    .map(([text, changes]) => changes.reduce((each, change) => change(each).slice(0, longest), text));
}
