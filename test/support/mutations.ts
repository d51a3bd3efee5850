import fc, { type Arbitrary } from 'fast-check';
import type { HttpAnswer } from '../../src/index.js';

/** Turns a valid answer into an invalid one. */
export type Mutate = (answer: HttpAnswer, others: readonly HttpAnswer[]) => HttpAnswer;

export interface Mutation {
  readonly name: string;
  /** Whether the text is another one, or ends too early, or what stands around it is another, or the question. */
  readonly changes: 'text' | 'length' | 'surroundings' | 'question';
  readonly mutate: Mutate;
}

const kind = (name: string, changes: Mutation['changes'], mutations: Arbitrary<Mutate>): Arbitrary<Mutation> =>
  mutations.map((mutate) => ({ name, changes, mutate }));

const at = (share: number, length: number) => Math.min(length, Math.floor(share * length));
const share = fc.double({ min: 0, max: 1, noNaN: true });

const withBody = (change: (body: Buffer) => Buffer): Mutate => {
  return (answer) => ({ ...answer, body: change(answer.body) });
};

const text = (change: (body: string) => string) =>
  withBody((body) => Buffer.from(change(body.toString('latin1')), 'latin1'));

const insertion = fc.constantFrom(
  '<',
  '>',
  '&',
  '&#0;',
  '&#xFFFF;',
  '&unknown;',
  '"',
  '\\',
  '\\u0000',
  '\\ud800',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml version="1.1"?>',
  '<!--',
  '-->',
  '<![CDATA[',
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{"polluted":true}},',
  '<__proto__>x</__proto__>',
  '\0',
  '\u00FF\u00FE',
  '\u00EF\u00BB\u00BF',
  'null',
  'NaN',
  '1e999',
  '-0',
  '99999999999999999999',
);

/** A value, and its possible replacements. */
const values = /"[^"]*"|-?\d+(?:\.\d+)?|true|false|null|(?<=>)[^<>]+(?=<)/g;
const wrongValues = ['"text"', '1', '1.5', 'true', 'null', '[]', '{}', '""', 'text', '-1', '2147483648', '0x10', ' '];

/** One match of an expression, and its replacement. */
const replacing = (pattern: RegExp, instead: (found: string, other: string) => string) =>
  fc.tuple(share, fc.string({ minLength: 1, maxLength: 3 })).map(([place, other]) =>
    text((body) => {
      const found = [...body.matchAll(pattern)];
      const chosen = found[at(place, found.length - 1)];
      if (chosen === undefined) return body;
      return body.slice(0, chosen.index) + instead(chosen[0], other) + body.slice(chosen.index + chosen[0].length);
    }),
  );

/** A field with a plain value. */
const fields =
  /"\w+":(?:"[^"]*"|-?[\d.]+|true|false|null),?|<((?:\w+:)?\w+)(?: [^<>]*)?>[^<>]*<\/\1>|<[\w:]+(?: [^<>]*)?\/>/g;
const keys = /"\w*Id":\d+|(?<=<(?:\w+:)?\w*Id>)\d+(?=<)/g;
const texts = /(?<=":)"[^"\\]*"|(?<=[\w"]>)[^<>&]+(?=<)/g;
const numbers = /(?<=":)\d+(?=[,}])|(?<=[\w"]>)\d+(?=<)/g;

export const mutation: Arbitrary<Mutation> = fc.oneof(
  kind(
    'flipped bytes',
    'text',
    fc.array(fc.tuple(share, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }).map((flips) =>
      withBody((body) => {
        const flipped = Buffer.from(body);
        for (const [place, byte] of flips) if (flipped.length > 0) flipped[at(place, flipped.length - 1)] = byte;
        return flipped;
      }),
    ),
  ),
  kind(
    'a text cut short',
    'length',
    share.map((end) => withBody((body) => body.subarray(0, at(end, body.length)))),
  ),
  kind(
    'an insertion',
    'text',
    fc
      .tuple(share, insertion)
      .map(([place, what]) =>
        text((body) => body.slice(0, at(place, body.length)) + what + body.slice(at(place, body.length))),
      ),
  ),
  kind(
    'two parts swapped',
    'text',
    fc.tuple(share, share, share).map(([one, two, three]) =>
      text((body) => {
        const [a = 0, b = 0, c = 0] = [one, two, three].map((place) => at(place, body.length)).sort((x, y) => x - y);
        return body.slice(0, a) + body.slice(b, c) + body.slice(a, b) + body.slice(c);
      }),
    ),
  ),
  kind(
    'a part doubled',
    'text',
    fc.tuple(share, share).map(([one, two]) =>
      text((body) => {
        const [a = 0, b = 0] = [at(one, body.length), at(two, body.length)].sort((x, y) => x - y);
        return body.slice(0, b) + body.slice(a);
      }),
    ),
  ),
  kind(
    'deep nesting',
    'text',
    fc
      .tuple(share, fc.constantFrom('[', '{"a":', '<a>', '<Response>'), fc.integer({ min: 10, max: 5_000 }))
      .map(([place, what, times]) =>
        text((body) => body.slice(0, at(place, body.length)) + what.repeat(times) + body.slice(at(place, body.length))),
      ),
  ),
  kind(
    'a value of the wrong type',
    'text',
    fc.tuple(share, fc.constantFrom(...wrongValues)).map(([place, what]) =>
      text((body) => {
        const found = [...body.matchAll(values)];
        const chosen = found[at(place, found.length - 1)];
        if (chosen === undefined) return what;
        return body.slice(0, chosen.index) + what + body.slice(chosen.index + chosen[0].length);
      }),
    ),
  ),
  kind(
    'another text',
    'text',
    replacing(texts, (found, other) => (found.startsWith('"') ? JSON.stringify(other) : escaped(other))),
  ),
  kind(
    'another number',
    'text',
    replacing(numbers, (found, other) => String(Number(found) + other.length)),
  ),
  kind(
    'another key',
    'text',
    replacing(keys, (found, other) => found.replace(/\d+$/, (key) => String(Number(key) + other.length))),
  ),
  kind(
    'a field left out',
    'text',
    replacing(fields, () => ''),
  ),
  kind(
    'a field doubled',
    'text',
    replacing(fields, (found) => (found.startsWith('"') && !found.endsWith(',') ? `${found},${found}` : found + found)),
  ),
  kind(
    'another status',
    'surroundings',
    fc
      .constantFrom(200, 201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 409, 412, 418, 421, 429, 500, 502, 503, 504)
      .map((status): Mutate => (answer) => ({ ...answer, status })),
  ),
  kind(
    'another kind of content',
    'surroundings',
    fc
      .constantFrom('text/html', 'application/octet-stream', 'application/json; charset=utf-16', '')
      .map((type): Mutate => (answer) => ({ ...answer, headers: { 'content-type': type } })),
  ),
  kind(
    'the answer to another question',
    'question',
    share.map(
      (place): Mutate =>
        (answer, others) =>
          others[at(place, others.length - 1)] ?? answer,
    ),
  ),
);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (given: string) => given.replace(/[&<>]/g, (character) => escapes[character] ?? '');
