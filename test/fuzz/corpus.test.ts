import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { corpusOf } from './corpus.js';
import { survives } from './invariants.js';
import { mutated } from './mutation.js';
import type { FuzzTarget } from './target.js';
import { targets } from './targets.js';

const folder = fileURLToPath(new URL('corpus/', import.meta.url));

// `npm run fuzz` reads for hours; here each reader gets what was found then, and a few texts more.
describe.each(targets.map((target) => [target.name, target] as const))('%s', (name, target) => {
  const corpus = corpusOf(folder, name);

  it('has texts that are kept', () => {
    expect(corpus.length).toBeGreaterThan(0);
  });

  it.each(corpus.map(({ file, text }) => [file, text]))('survives %s', async (_file, text) => {
    await survives(target, text);
  });

  it('survives what is made of them', async () => {
    const texts = mutated(
      target.grammar,
      corpus.map(({ text }) => text),
      target.words,
    );
    await fc.assert(
      fc.asyncProperty(texts, (text) => survives(target, text)),
      { numRuns: 25 },
    );
  });
});

describe('the rules of fuzzing', () => {
  const target = (read: FuzzTarget['read'], write?: FuzzTarget['write']): FuzzTarget => {
    return { name: 'x', read, grammar: fc.string(), words: [], ...(write === undefined ? {} : { write }) };
  };

  it.each<[string, FuzzTarget]>([
    [
      'an untyped error',
      target(() => {
        throw new RangeError('stack');
      }),
    ],
    ['a rejected promise', target(() => Promise.reject(new TypeError('x')))],
    [
      'a value that is not read again',
      target(
        (text) => text.length,
        (value) => String(value),
      ),
    ],
    [
      'a changed prototype',
      target(() => {
        Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
      }),
    ],
  ])('find %s', async (_what, broken) => {
    try {
      await expect(survives(broken, 'abc')).rejects.toThrow();
    } finally {
      Reflect.deleteProperty(Object.prototype, 'polluted');
    }
  });
});
