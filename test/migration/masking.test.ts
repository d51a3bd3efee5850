import { describe, expect, it } from '@jest/globals';
import { protectedOutcome } from '../../src/migration/recording/index.js';
import { masked } from '../../src/migration/report/masking.js';

describe('masking', () => {
  it.each([
    '10:00:00',
    '-10:00:00',
    '1.10:00:00.1234567',
    '2026-11-23',
    '2026-11-23T10:00:00',
    '2026-11-23 10:00',
    '2026-11-23T10:00:00.1234567',
    '2026-11-23T10:00:00+01:00',
  ])('keeps the time %s', (text) => {
    expect(masked(text)).toBe(text);
  });

  it.each([
    '10:00:00 Called Anna Svensson +47 22518000',
    '10:00:00\nAnna',
    '10:00:00.Anna',
    '1.10:00:00Anna',
    '22518000479.10:00:00',
    '10:00:00.22518000479',
    '2026-11-23 Anna Svensson',
    '2026-11-23T10:00:00 Anna',
    '2026-11-23T10:00:00\nAnna',
    '2026-11-23T10:00:00+01:00 Anna',
    'Anna 2026-11-23',
  ])('leaves no letter or digit of %j, which only contains a time', (text) => {
    const shape = text
      .replace(/\p{Lu}/gu, 'X')
      .replace(/\p{Ll}/gu, 'x')
      .replace(/\d/g, '0');
    expect(masked(text)).toBe(shape);
    expect(protectedOutcome({ answer: { Description: text } }, undefined, false)).toEqual({
      answer: { Description: shape },
    });
  });
});
