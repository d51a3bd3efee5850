import { describe, expect, it } from '@jest/globals';
import { compareOutcomes, ComparisonRules } from '../../src/comparison/index.js';
import { type CollectorState, type Comparison, ParityCollector } from '../../src/migration/report/collector.js';

const rules = new ComparisonRules();

function comparison(index: number, answer: unknown, candidate: unknown, stored?: true): Comparison {
  return {
    subject: index % 3 === 0 ? 'contacts.get' : 'persons.get',
    key: String(index),
    control: { side: 'soap', answer, milliseconds: index },
    candidate: { side: 'rest', answer: candidate, milliseconds: 1 },
    differences: compareOutcomes({ answer }, { answer: candidate }),
    ...(stored === undefined ? {} : { stored }),
  };
}

/** The state after a trip through JSON, as it arrives from another process. */
const travelled = (collector: ParityCollector) => JSON.parse(JSON.stringify(collector)) as CollectorState;

function inParts(comparisons: readonly Comparison[], size: number): ParityCollector {
  const merged = new ParityCollector({ rules });
  for (let from = 0; from < comparisons.length; from += size) {
    const part = new ParityCollector({ rules, partial: true });
    for (const each of comparisons.slice(from, from + size)) part.add(each);
    merged.merge(travelled(part));
  }
  return merged;
}

function atOnce(comparisons: readonly Comparison[]): ParityCollector {
  const collector = new ParityCollector({ rules });
  for (const each of comparisons) collector.add(each);
  return collector;
}

describe('results that several collectors have collected', () => {
  it.each([1, 7, 50, 1_000])('are the same in parts of %i as at once', (size) => {
    const comparisons = Array.from({ length: 200 }, (_, index) => {
      const answer = { Id: index, Name: `Name ${index % 5}`, Date: '2026-03-29T01:30:00', [`only${index % 40}`]: [1] };
      const date = index % 2 === 0 ? '2026-03-29T02:30:00' : `2026-03-29T0${1 + (index % 3)}:30:00`;
      return comparison(
        index,
        answer,
        { ...answer, Date: date, Name: index % 9 === 0 ? '' : answer.Name },
        index > 150 ? true : undefined,
      );
    });
    expect(travelled(inParts(comparisons, size))).toEqual(travelled(atOnce(comparisons)));
  });

  it('keep the limits of the whole: the same findings and fields are left out', () => {
    const comparisons = Array.from({ length: 6_000 }, (_, index) => {
      return comparison(
        3 * index,
        { [`field${index}`]: 1, common: 1 },
        { [`field${index}`]: 2, common: index === 5_500 ? 2 : 1 },
      );
    });
    const [merged, whole] = [
      inParts([...comparisons, ...comparisons], 1_000),
      atOnce([...comparisons, ...comparisons]),
    ];
    expect(travelled(merged)).toEqual(travelled(whole));
    expect(merged.notes()).toEqual([expect.stringContaining('more differences are not listed')]);
    expect(merged.findings()).toHaveLength(2_000);
  });

  it('say when a part should be merged, long before a limit is reached', () => {
    const part = new ParityCollector({ rules, partial: true });
    for (let index = 0; index < 500; index++)
      part.add(comparison(index, { [`field${index}`]: 1 }, { [`field${index}`]: 2 }));
    expect(part.isLarge).toBe(false);
    for (let index = 500; index < 600; index++)
      part.add(comparison(index, { [`field${index}`]: 1 }, { [`field${index}`]: 2 }));
    expect(part.isLarge).toBe(true);
  });
});
