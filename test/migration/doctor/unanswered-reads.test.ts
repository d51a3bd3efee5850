import { describe, expect, it } from '@jest/globals';
import { doctorText } from '../../../src/cli/doctor-printer.js';
import {
  NetworkError,
  PermissionError,
  RateLimitError,
  ServerError,
  type SuperOffice,
  TenantUnavailableError,
  TimeoutError,
  type TransportName,
} from '../../../src/index.js';
import { Contract } from '../../../src/contract/index.js';
import { ReplayingEngine } from '../../../src/migration/doctor/capture/replaying-engine.js';
import { examine } from '../../../src/migration/doctor/examination.js';
import { type DoctorReport, isHealthy } from '../../../src/migration/doctor/index.js';

interface Answers {
  /** Called with the name of a repository. */
  readonly query: (name: string) => readonly object[];
  readonly find: (name: string) => object | null;
}

const empty: Answers = { query: () => [], find: () => null };
const filled: Answers = {
  query: () => [{ PrimaryKey: 2 }],
  find: () => ({ CreatedDate: '2026-11-26T10:00:00', UserDefinedFields: {} }),
};

function failing(error: Error): Answers {
  const fail = () => {
    throw error;
  };
  return { query: fail, find: fail };
}

/** What doctor reports of transports whose sign-in works and whose reads give these answers. */
async function reportOf(
  answers: Readonly<Partial<Record<'soap' | 'rest' | 'agents', Answers>>>,
): Promise<DoctorReport> {
  const connections = new Map(
    Object.entries(answers).map(([transport, { query, find }]) => {
      const repository = (name: string) => ({
        query: () => ({ toArray: async () => query(name) }),
        find: async () => find(name),
      });
      const so = new Proxy(
        {},
        {
          get: (_target, name) => (name === 'principal' ? async () => ({ AssociateId: 1 }) : repository(String(name))),
        },
      ) as SuperOffice;
      const engine = new ReplayingEngine([]);
      const connection = { so, engine, contract: Contract.bundled(), redact: (text: string) => text };
      return [transport as TransportName, connection] as const;
    }),
  );
  const { signIns, ...examination } = await examine(connections, { zone: 'UTC' });
  const head = { format: 1, kind: 'doctor', tenant: 'a test', replayed: false, zone: 'UTC' } as const;
  return { ...head, transports: [...connections.keys()], checks: signIns, ...examination };
}

const wordsOf = (report: DoctorReport) => doctorText(report, { colours: false, width: 110 }).replace(/\s+/g, ' ');

describe('reads that no one answers', () => {
  it.each<[error: Error]>([
    [new NetworkError('gone (ECONNRESET)')],
    [new TimeoutError('too slow')],
    [new TenantUnavailableError('maintenance')],
    [new RateLimitError('slower')],
    [new ServerError('a page of a gateway', { status: 503 })],
  ])('do not count as agreement, even if all of them fail with %p', async (error) => {
    const report = await reportOf({ soap: failing(error), rest: failing(error) });
    expect(isHealthy(report)).toBe(false);
    expect(report.reads.flatMap(({ differences }) => differences)).toEqual([]);
    expect(wordsOf(report)).toMatch(
      new RegExp(
        `\\d+ reads were not answered \\(search, one company: ${error.name}, .* more\\); nothing was compared`,
      ),
    );
  });

  it('do not count as differences if only one transport got no answer', async () => {
    const find = (name: string) => {
      if (name === 'sales') throw new TimeoutError('too slow');
      return filled.find(name);
    };
    const report = await reportOf({ soap: filled, rest: { ...filled, find } });
    expect(isHealthy(report)).toBe(false);
    expect(report.reads.flatMap(({ differences }) => differences)).toEqual([]);
    expect(report.wire).toEqual([]);
    expect(wordsOf(report)).toContain('sale – TimeoutErr… not answered');
    expect(wordsOf(report)).toMatch(/ 1 read was not answered \(sale: TimeoutError\)\. $/);
  });

  it('are not the only ones that do not count: nor do equal failures of NetServer', async () => {
    const refused = failing(new PermissionError('no rights'));
    const report = await reportOf({ soap: refused, rest: refused });
    expect(isHealthy(report)).toBe(false);
    expect(wordsOf(report)).toContain('Nothing was compared: no entity or search was answered on two transports.');
  });
});

describe('reads that need an earlier one', () => {
  const skippedOf = ({ reads }: DoctorReport, name: string) => reads.find((each) => each.name === name)?.skipped;

  it('are skipped because the search failed, if it did', async () => {
    const failed = failing(new TimeoutError('too slow'));
    const report = await reportOf({ soap: failed, rest: failed });
    expect(skippedOf(report, 'persons.get')).toBe('the search for one failed');
    expect(skippedOf(report, 'contacts.query')).toBe('the search for one failed');
  });

  it('are skipped because there is none, if one transport says so', async () => {
    const report = await reportOf({ soap: failing(new TimeoutError('too slow')), rest: empty });
    expect(skippedOf(report, 'persons.get')).toBe('there is no person');
    expect(skippedOf(report, 'contacts.query')).toBe('there is no company');
    expect(report.zones).toEqual([{ transport: 'rest', words: 'returned nothing to compare' }]);
  });

  it('are skipped because no company was read, if the company that was found is not returned', async () => {
    const answers = { ...filled, find: () => null };
    const report = await reportOf({ soap: answers, rest: answers });
    expect(skippedOf(report, 'contacts.query')).toBe('no company was read');
  });
});

describe('reads that are answered', () => {
  it('agree in an empty tenant, whose entities are skipped', async () => {
    const report = await reportOf({ soap: empty, rest: empty });
    expect(isHealthy(report)).toBe(true);
    expect(wordsOf(report)).toMatch(
      / Nothing to fix: the transports agree in all \d+ reads\. \d+ reads were skipped\. $/,
    );
  });

  it('agree if some fail in the same way, which is named', async () => {
    const find = (name: string) => {
      if (name === 'webhooks') throw new PermissionError('no rights');
      return filled.find(name);
    };
    const answers = { ...filled, find };
    const report = await reportOf({ soap: answers, rest: answers });
    expect(isHealthy(report)).toBe(true);
    expect(wordsOf(report)).toContain('1 other failed in the same way on every transport (webhook: PermissionError).');
  });

  it('are not compared on a single transport', async () => {
    const report = await reportOf({ rest: filled });
    expect(isHealthy(report)).toBe(false);
    expect(wordsOf(report)).toContain('Nothing was compared: only REST was examined, and two transports are needed.');
  });
});
