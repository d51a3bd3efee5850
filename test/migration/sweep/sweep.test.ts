import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { PermissionError, ValidationError } from '../../../src/index.js';
import { isClean } from '../../../src/migration/index.js';
import { RateLimiter } from '../../../src/migration/sweep/rate-limiter.js';
import { sweep, type SweepOptions, type SweepProgress, sweepSubjects } from '../../../src/migration/sweep/index.js';
import { idsUpTo, storedCompany, storedSide, type StoredSideOptions } from '../../support/stored-side.js';
import { errorOf } from '../../support/transports.js';

type Sides = readonly [control: StoredSideOptions, candidate: StoredSideOptions];

function begin([control, candidate]: Sides, options: Partial<SweepOptions> = {}) {
  const [left, right] = [storedSide(control), storedSide(candidate)];
  const result = sweep({
    tenant: 'test',
    subjects: ['contacts'],
    control: { name: 'soap', so: left.connection },
    candidates: [{ name: 'rest', so: right.connection }],
    pageSize: 10,
    ...options,
  });
  return { result, control: left, candidate: right };
}

const ids = idsUpTo(100);
const leftOut = `Left out of the sweep: ${sweepSubjects.filter((name) => name !== 'contacts').join(', ')}.`;

describe('a sweep', () => {
  it('finds no differences if all sides return the same', async () => {
    const report = await begin([{ ids }, { ids }]).result;
    expect(report.stopped).toBeUndefined();
    expect(report.totals).toEqual({ compared: 100, equal: 100, different: 0, explained: 0, noisy: 0 });
    expect(report.findings).toEqual([]);
    expect(report.notes).toEqual([leftOut]);
  });

  it('is not clean if there was nothing to compare', async () => {
    const report = await begin([{ ids: [] }, { ids: [] }]).result;
    expect(report.stopped).toBeUndefined();
    expect(report.totals.compared).toBe(0);
    expect(isClean(report)).toBe(false);
    expect(report.notes).toEqual([leftOut, '0 records to compare: contacts.']);
  });

  it.each(['entities', 'rows'] as const)(
    'finds a field that differs and a record that one side lacks, by %s',
    async (depth) => {
      const find = (id: number) => {
        if (id === 50) return null;
        return storedCompany(id, id % 10 === 3 ? { UpdatedDate: '2026-03-29T02:30:00' } : {});
      };
      const candidate = { ids: ids.filter((id) => id !== 50), find };
      const report = await begin([{ ids }, candidate], { depth }).result;
      const subject = depth === 'rows' ? 'contacts.query' : 'contacts.get';
      const date = depth === 'rows' ? 'columns.updatedDate' : 'UpdatedDate';
      const main = report.findings.filter((finding) => finding.subject === subject);
      expect(main).toEqual([
        expect.objectContaining({ pattern: '', cause: 'absent-entity', differences: 1 }),
        expect.objectContaining({ pattern: date, cause: 'shifted-date', detail: '+1 hour', differences: 10 }),
      ]);
      expect(report.operations.find((operation) => operation.subject === subject)?.compared).toBe(100);
    },
  );

  it('finds a record that the control does not list', async () => {
    const report = await begin([{ ids: ids.slice(1) }, { ids }]).result;
    expect(report.findings).toEqual([
      expect.objectContaining({ subject: 'contacts.query', cause: 'surplus-entity', answers: 1 }),
    ]);
    expect(report.operations.find(({ subject }) => subject === 'contacts.get')?.compared).toBe(100);
  });

  it.each([
    ['in another order', (page: number[]) => page.toReversed(), 'reordered'],
    ['with a duplicate', (page: number[]) => (page[0] === 11 ? [11, ...page] : page), 'duplicated-item'],
  ])('reports once that a candidate lists records %s, and compares each record once', async (_how, page, cause) => {
    const report = await begin([{ ids }, { ids, page }]).result;
    expect(report.operations.find(({ subject }) => subject === 'contacts.get')?.compared).toBe(100);
    expect(report.findings).toEqual([expect.objectContaining({ subject: 'contacts.query', cause, differences: 1 })]);
  });

  it('continues with the listing of the control if a candidate cannot list records', async () => {
    const before = (call: string) => {
      if (call.startsWith('query')) throw new PermissionError('no searching');
    };
    const report = await begin([{ ids }, { ids, before }]).result;
    expect(report.findings).toEqual([
      expect.objectContaining({ subject: 'contacts.query', cause: 'other-outcome', differences: 1 }),
    ]);
    expect(report.operations.find(({ subject }) => subject === 'contacts.get')).toMatchObject({
      compared: 100,
      equal: 100,
    });
  });

  it('fails with the error of the control if that cannot list records, before anything is compared', async () => {
    const before = () => {
      throw new ValidationError('there is no column nmae');
    };
    const { result, candidate } = begin([{ ids, before }, { ids }], { filters: { contacts: 'nmae begins x' } });
    expect(await errorOf(result)).toMatchObject({ message: 'there is no column nmae' });
    expect(candidate.calls).toEqual([]);
  });

  it('treats the same error on all sides as equal', async () => {
    const find = () => {
      throw new PermissionError('not for you');
    };
    const report = await begin([
      { ids, find },
      { ids, find },
    ]).result;
    expect(report.totals).toMatchObject({ compared: 100, equal: 100 });
  });
});

describe('a record that seems to differ is read again', () => {
  /** The answers to the first read and to each later one. */
  const turns = (...answers: ((id: number) => ReturnType<typeof storedCompany> | null)[]) => {
    const reads = new Map<number, number>();
    return (id: number) => {
      const turn = reads.get(id) ?? 0;
      reads.set(id, turn + 1);
      return (answers[Math.min(turn, answers.length - 1)] ?? storedCompany)(id);
    };
  };
  const newer = (id: number) => storedCompany(id, { Name: 'New name', UpdatedDate: '2026-04-01T00:00:00' });
  const gone = () => null;
  const odd = (id: number) => storedCompany(id, { Name: 'Odd' });
  const one = [1];

  it.each([
    ['changed between the two readings', turns(storedCompany, newer), turns(newer)],
    ['deleted between the two readings', turns(storedCompany, gone), turns(gone)],
    ['created between the two readings', turns(gone, storedCompany), turns(storedCompany)],
  ])('and is equal if it was %s', async (_how, control, candidate) => {
    const report = await begin([
      { ids: one, find: control },
      { ids: one, find: candidate },
    ]).result;
    expect(report.totals).toMatchObject({ compared: 1, equal: 1, different: 0 });
    expect(report.notes).toEqual([leftOut, '1 record changed during reading and was read again.']);
  });

  it('and is noise if two reads of the control differ at the same place', async () => {
    const control = turns(odd, storedCompany);
    const report = await begin([
      { ids: one, find: control },
      { ids: one, find: turns(storedCompany, odd) },
    ]).result;
    expect(report.totals).toMatchObject({ compared: 1, different: 0, noisy: 1 });
  });

  it('and is different if only the candidate changes', async () => {
    const report = await begin([{ ids: one }, { ids: one, find: turns(odd, storedCompany) }]).result;
    expect(report.totals).toMatchObject({ compared: 1, different: 1 });
    expect(report.findings).toEqual([expect.objectContaining({ pattern: 'Name', verdict: 'unexplained' })]);
  });
});

describe('the requests of a sweep', () => {
  it('read pages by key, without a count or a skip', async () => {
    const { control, result } = begin([{ ids }, { ids }]);
    await result;
    const pages = control.calls.filter((call) => call.startsWith('query'));
    expect(pages).toEqual([
      'query contactId greater 0',
      ...Array.from({ length: 11 }, (_, page) => `query contactId greater ${page * 10}`),
    ]);
  });

  it('respect a filter and a range of ids', async () => {
    const options = { fromId: 21, toId: 40, filters: { contacts: "name begins 'C' or stop set true" } };
    const { control, result } = begin([{ ids }, { ids }], options);
    const report = await result;
    expect(report.totals.compared).toBe(20);
    const [, page] = control.calls.filter((call) => call.startsWith('query'));
    expect(page).toBe("query contactId greater 20 and contactId le 40 and (name begins 'C' or stop set true)");
    expect(report.notes).toEqual([
      leftOut,
      "Only contacts that match this filter were compared: name begins 'C' or stop set true",
      'Only ids from 21 to 40 were compared.',
    ]);
  });

  it('select the same sample for the same seed, and another for another seed', async () => {
    const many = idsUpTo(2_000);
    const sampled = async (seed: number) => {
      const { control, result } = begin([{ ids: many }, { ids: many }], { sample: 0.1, seed, pageSize: 500 });
      await result;
      return control.calls.filter((call) => call.startsWith('find'));
    };
    const [one, again, other] = [await sampled(1), await sampled(1), await sampled(2)];
    expect(one.length).toBeGreaterThan(130);
    expect(one.length).toBeLessThan(270);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('never exceed the concurrency', async () => {
    let [underWay, max] = [0, 0];
    const before = async () => {
      underWay += 1;
      max = Math.max(max, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
    };
    await begin(
      [
        { ids, before },
        { ids, before },
      ],
      { concurrency: 5 },
    ).result;
    expect(max).toBe(5);
  });

  it('never exceed the rate limit', async () => {
    const began = performance.now();
    const few = idsUpTo(20);
    const { control, candidate, result } = begin([{ ids: few }, { ids: few }], { callsPerSecond: 500 });
    await result;
    const calls = control.calls.length + candidate.calls.length;
    expect(performance.now() - began).toBeGreaterThanOrEqual((calls - 2) * 2);
  });
});

describe('the rate limit', () => {
  it('listens to the signal that stops it once, however many calls wait', async () => {
    const { signal } = new AbortController();
    const limiter = new RateLimiter(20, 1_000, signal);
    const calls = Array.from({ length: 20 }, () => limiter.run(() => Promise.resolve()));
    let most = 0;
    const last = limiter.run(() => Promise.resolve());
    for (const call of [...calls, last]) {
      most = Math.max(most, getEventListeners(signal, 'abort').length);
      await call;
    }
    expect(most).toBe(1);
  });
});

describe('a server that ignores the filter by key', () => {
  const everything = () => {
    let pages = 0;
    return () => {
      // A sweep that trusted it would never end.
      if (++pages > 50) throw new TypeError('the listing does not end');
      return idsUpTo(10);
    };
  };

  it('ends the sweep with an error that names it, if it is the control', async () => {
    const error = await errorOf(begin([{ ids, page: everything() }, { ids }]).result);
    expect(error).toMatchObject({ name: 'ProtocolError' });
    expect((error as Error).message).toContain(
      'soap: the archive ignored the filter: asked for contacts with an id above 10, it returned 1',
    );
  });

  it('is no longer listed, and reported once, if it is a candidate', async () => {
    const report = await begin([{ ids }, { ids, page: everything() }]).result;
    expect(report.operations.find(({ subject }) => subject === 'contacts.get')).toMatchObject({ compared: 100 });
    expect(report.findings).toEqual([
      expect.objectContaining({ subject: 'contacts.query', cause: 'other-outcome', differences: 1 }),
    ]);
  });

  it('is also detected by an id above the range', async () => {
    const page = (list: number[]) => [...list, 41];
    const error = await errorOf(begin([{ ids, page }, { ids }], { fromId: 31, toId: 40 }).result);
    expect((error as Error).message).toContain('asked for contacts with an id above 30 up to 40, it returned 41');
  });

  it('does not replace a record with another one', async () => {
    const asked = (call: string) => call.includes('equals');
    let single = false;
    const candidate: StoredSideOptions = {
      ids: ids.filter((id) => id !== 50),
      before: (call) => void (single = asked(call)),
      page: (list) => (single ? [49] : list),
    };
    const report = await begin([{ ids }, candidate], { depth: 'rows' }).result;
    expect(report.findings).toEqual([
      expect.objectContaining({ pattern: '', cause: 'absent-entity', differences: 1, answers: 1 }),
    ]);
  });
});

describe('the progress of a sweep', () => {
  it('estimates the records from their highest id and density, and ends at the actual number', async () => {
    const scattered = idsUpTo(1_000).filter((id) => id % 4 === 0);
    const reported: SweepProgress[] = [];
    await begin([{ ids: scattered }, { ids: scattered }], {
      progressInterval: 0,
      onProgress: (each) => reported.push(each),
    }).result;
    expect(reported[0]).toMatchObject({ done: 0, estimated: 1_000 });
    const halfWay = reported.find(({ done }) => done === 125);
    expect(halfWay?.estimated).toBeGreaterThan(245);
    expect(halfWay?.estimated).toBeLessThan(255);
    expect(halfWay?.rate).toBeGreaterThan(0);
    expect(reported.at(-1)).toMatchObject({ done: 250, estimated: 250, secondsLeft: 0, subject: undefined });
  });
});

describe('invalid options of a sweep', () => {
  it.each([
    [{ candidates: [] }, 'candidates', 'sweep: name at least one candidate'],
    [{ sample: 1.5 }, 'sample', 'sweep: sample must be at most 1'],
    [{ fromId: 9, toId: 8 }, 'fromId', 'sweep: fromId must not be greater than toId'],
    [{ subjects: ['contact'] as never }, 'subjects.0', 'Did you mean "contacts"?'],
    [{ subjects: [] }, 'subjects', 'sweep: subjects must not be empty'],
    [
      { filters: { contact: 'x' } as never },
      'filters',
      'sweep: unknown setting "filters.contact". Did you mean "contacts"?',
    ],
    [{ concurrency: 0 }, 'concurrency', 'sweep: concurrency must be at least 1'],
    [{ depth: 'deep' as never }, 'depth', 'sweep: depth must be one of "entities", "rows"'],
  ])('%j are refused before anything is read', async (options, path, message) => {
    const { control, result } = begin([{ ids }, { ids }], options);
    const error = await errorOf(result);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ path });
    expect(String(error)).toContain(message);
    expect(control.calls).toEqual([]);
  });

  it('include two sides with the same name', async () => {
    const { connection: so } = storedSide({ ids });
    const side = { name: 'soap', so };
    expect(await errorOf(sweep({ tenant: 'test', control: side, candidates: [side] }))).toBeInstanceOf(ValidationError);
  });
});
