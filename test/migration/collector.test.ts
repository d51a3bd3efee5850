import { describe, expect, it } from '@jest/globals';
import { compareOutcomes, ComparisonRules, type ComparisonRule } from '../../src/comparison/index.js';
import { Latency } from '../../src/migration/report/latency.js';
import { placesOf } from '../../src/migration/report/places.js';
import { type CollectorOptions, type CollectorState, ParityCollector } from '../../src/migration/report/collector.js';

const company = (id: number, changes: object = {}) => ({
  ContactId: id,
  Name: `Company ${id}`,
  Persons: [{ PersonId: id * 10, FirstName: 'Ada', BirthYear: 1815 }],
  UpdatedDate: '2026-03-29T01:30:00',
  ...changes,
});

function collect(
  answers: readonly (readonly [control: unknown, candidate: unknown])[],
  options: Partial<CollectorOptions> = {},
  kept?: CollectorState,
) {
  const collector = new ParityCollector({ rules: new ComparisonRules(), ...options }, kept);
  answers.forEach(([left, right], index) => {
    const [control, candidate] = [{ answer: left }, { answer: right }];
    collector.add({
      subject: 'contacts.get',
      key: String(index + 1),
      control: { ...control, side: 'soap', milliseconds: index + 1 },
      candidate: { ...candidate, side: 'rest', milliseconds: 2 * (index + 1) },
      differences: compareOutcomes(control, candidate),
    });
  });
  return collector;
}

const shifted = (id: number) => [company(id), company(id, { UpdatedDate: '2026-03-29T02:30:00' })] as const;
const same = (id: number) => [company(id), company(id)] as const;

describe('the result of many comparisons', () => {
  it('is one finding per cause and place, however often it occurs', () => {
    const collector = collect(
      Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? shifted(index) : same(index))),
    );
    expect(collector.findings()).toEqual([
      expect.objectContaining({
        pattern: 'UpdatedDate',
        cause: 'shifted-date',
        detail: '+1 hour',
        verdict: 'unexplained',
        differences: 100,
        answers: 100,
      }),
    ]);
    expect(collector.findings()[0]?.examples).toHaveLength(5);
    expect(collector.totals()).toEqual({ compared: 200, equal: 100, different: 100, explained: 0, noisy: 0 });
  });

  it('has a sample of what is stored, even if there were enough samples of answers before it', () => {
    const collector = new ParityCollector({ rules: new ComparisonRules(), examples: 2 });
    const [control, candidate] = [{ answer: { Name: 'Oslo' } }, { answer: { Name: '' } }];
    for (const [key, stored] of [['1'], ['2'], ['3', true], ['4', true]] as const) {
      collector.add({
        subject: 'contacts.merge',
        key,
        control: { ...control, side: 'soap', milliseconds: 1 },
        candidate: { ...candidate, side: 'rest', milliseconds: 1 },
        differences: compareOutcomes(control, candidate),
        stored,
      });
    }
    const [found] = collector.findings();
    expect(found?.examples.map(({ key }) => key)).toEqual(['1', '3']);
    const [place] = placesOf({ findings: collector.findings() });
    expect(place?.examples.map(({ key }) => key)).toEqual(['3', '1']);
  });

  it('reports which fields were seen, filled and different', () => {
    const fields = collect([shifted(1), same(2), [company(3, { Name: null }), company(3, { Name: null })]]).fields();
    const field = (name: string) => fields.find(({ field }) => field === name);
    expect(field('Name')).toEqual({ subject: 'contacts.get', field: 'Name', seen: 3, filled: 2, different: 0 });
    expect(field('UpdatedDate')).toMatchObject({ seen: 3, filled: 3, different: 1 });
    expect(field('Persons[*].FirstName')).toMatchObject({ seen: 3, filled: 3, different: 0 });
  });

  it('reports how long both sides took', () => {
    const [operation] = collect(Array.from({ length: 100 }, (_, index) => same(index))).operations();
    const ratio = (operation?.candidateLatency.median ?? 0) / (operation?.controlLatency.median ?? 1);
    expect(operation?.controlLatency.count).toBe(100);
    expect(operation?.controlLatency.median).toBeGreaterThan(45);
    expect(operation?.controlLatency.median).toBeLessThan(56);
    expect(operation?.controlLatency.maximum).toBe(100);
    expect(ratio).toBeGreaterThan(1.8);
    expect(ratio).toBeLessThan(2.2);
  });

  it.each([1e308, Infinity, NaN])('keeps a duration of %p in bounded memory', (duration) => {
    const latency = new Latency();
    latency.add(duration);
    latency.add(1);
    expect(latency.toJSON().counts.length).toBeLessThanOrEqual(1_000);
    expect(latency.summary().count).toBe(2);
    expect(new Latency(latency.toJSON()).toJSON()).toEqual(latency.toJSON());
  });

  it('counts explained differences separately', () => {
    const rules: ComparisonRule[] = [{ path: 'UpdatedDate', compare: 'ignore', because: 'clocks differ' }];
    const collector = collect([shifted(1), same(2)], { rules: new ComparisonRules(rules) });
    expect(collector.totals()).toMatchObject({ different: 0, explained: 1, equal: 1 });
    expect(collector.findings()).toEqual([expect.objectContaining({ verdict: 'explained', because: 'clocks differ' })]);
  });

  it('shows no personal data unless it is unmasked', () => {
    const answers = [[company(1), company(1, { Name: 'Firma 1', Persons: null })]] as const;
    expect(
      collect(answers)
        .findings()
        .flatMap(({ examples }) => examples),
    ).toEqual([
      { key: '1', path: 'Persons', control: [{ PersonId: 10, FirstName: 'Xxx', BirthYear: 0 }], candidate: null },
      { key: '1', path: 'Name', control: 'Xxxxxxx 0', candidate: 'Xxxxx 0' },
    ]);
    expect(JSON.stringify(collect(answers, { unmasked: true }).findings())).toContain('Company 1');
  });

  it('is the same if the run was stopped and resumed', () => {
    const answers = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? shifted(index) : same(index)));
    const half = JSON.parse(JSON.stringify(collect(answers.slice(0, 30)))) as CollectorState;
    const resumed = collect(answers.slice(30), {}, half);
    const whole = collect(answers);
    expect(resumed.totals()).toEqual(whole.totals());
    expect(resumed.fields()).toEqual(whole.fields());
    expect(resumed.findings().map(({ examples, ...finding }) => ({ ...finding, count: examples.length }))).toEqual(
      whole.findings().map(({ examples, ...finding }) => ({ ...finding, count: examples.length })),
    );
  });

  it('keeps counting a field with other fields that differs as a whole only later', () => {
    const before = [same(1), same(2)];
    const after = [same(3), [company(4, { Persons: null }), company(4, { Persons: [] })], [company(5), null]] as const;
    const half = JSON.parse(JSON.stringify(collect(before))) as CollectorState;
    expect(collect(after, {}, half).fields()).toEqual(collect([...before, ...after]).fields());
  });

  it('lists what no rule explains, however much rules explain', () => {
    const explained = Array.from(
      { length: 2_001 },
      (_, index) => [{ [`Udef${index}`]: 1 }, { [`Udef${index}`]: 2 }] as const,
    );
    const collector = collect([...explained, [{ Name: 'Acme' }, { Name: null }]], {
      rules: new ComparisonRules([{ path: 'Udef*', compare: 'ignore' }]),
    });
    expect(collector.findings()[0]).toMatchObject({ verdict: 'unexplained', pattern: 'Name', cause: 'null-value' });
    expect(collector.findings()).toHaveLength(2_001);
    expect(collector.notes()).toEqual([
      '1 more differences are not listed: a report has at most 2000 findings of each verdict.',
    ]);
    const merged = new ParityCollector(
      { rules: new ComparisonRules() },
      JSON.parse(JSON.stringify(collector)) as CollectorState,
    );
    expect(merged.findings()[0]).toMatchObject({ verdict: 'unexplained', pattern: 'Name' });
  });

  it('takes no more memory for a million findings than for a few thousand', () => {
    const collector = collect(
      Array.from({ length: 3_000 }, (_, index) => [{ [`Field${index}`]: 1 }, { [`Field${index}`]: 2 }] as const),
    );
    expect(collector.findings()).toHaveLength(2_000);
    expect(collector.notes()).toEqual([
      '1000 more differences are not listed: a report has at most 2000 findings of each verdict.',
    ]);
    expect(collector.totals().different).toBe(3_000);
  });
});
