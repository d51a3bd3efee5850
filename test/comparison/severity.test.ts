import { describe, expect, it } from '@jest/globals';
import { type CauseName, causes, rankOf, severities, type Severity, severityOf } from '../../src/comparison/index.js';

const expected: Readonly<Record<Severity, readonly CauseName[]>> = {
  failure: ['other-outcome'],
  loss: [
    ...(['absent-entity', 'missing-field', 'missing-item', 'not-stored', 'emptied-value', 'null-value'] as const),
    ...(['rounded-number', 'cut-date', 'cut-time-span', 'cut-text', 'lost-flags', 'mangled-encoding'] as const),
  ],
  wrong: [
    ...([
      'other-error',
      'surplus-entity',
      'surplus-field',
      'surplus-item',
      'duplicated-item',
      'not-null',
      'other-type',
    ] as const),
    ...(['flipped-boolean', 'other-number', 'shifted-date', 'other-date', 'other-time-span'] as const),
    ...(['other-member', 'other-flags', 'other-text'] as const),
  ],
  form: [
    ...(['reordered', 'empty-for-null', 'default-for-null', 'unresolved-resource', 'other-language'] as const),
    ...(['other-line-breaks', 'other-white-space', 'other-case', 'other-normalisation'] as const),
  ],
};

describe('the severity of a cause', () => {
  it('is known for every cause', () => {
    expect(Object.values(expected).flat().sort()).toEqual(Object.keys(causes).sort());
  });

  it.each(Object.entries(expected))('is %s where that is what the reader has to fear', (severity, names) => {
    expect(names.map((name) => [name, severityOf(name)])).toEqual(names.map((name) => [name, severity]));
  });

  it('is explained to the reader', () => {
    expect(Object.keys(severities)).toEqual(['failure', 'loss', 'wrong', 'form']);
    for (const text of Object.values(severities)) expect(text).toMatch(/^(a call|data|the same data) /);
  });
});

describe('the rank of a cause', () => {
  it('puts the worst severity first, and a write that was lost before any other loss', () => {
    const ranks = (names: readonly CauseName[]) => [...new Set(names.map(rankOf))];
    expect(ranks(expected.failure)).toEqual([0]);
    expect(ranks(expected.loss.filter((name) => name !== 'not-stored'))).toEqual([1]);
    expect(ranks(expected.wrong)).toEqual([2]);
    expect(ranks(expected.form)).toEqual([3]);
    expect(rankOf('not-stored')).toBeGreaterThan(rankOf('other-outcome'));
    expect(rankOf('not-stored')).toBeLessThan(rankOf('missing-field'));
  });
});
