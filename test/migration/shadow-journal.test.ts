import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { reportCommand } from '../../src/cli/report.js';
import { compare } from '../../src/comparison/index.js';
import { ConfigurationError, type ShadowReport } from '../../src/index.js';
import {
  isShadowJournal,
  readReport,
  readShadowJournal,
  reportFormats,
  summaryText,
} from '../../src/migration/report/index.js';
import { candidateVerdicts, verdictOf } from '../../src/migration/report/verdict.js';
import { lineOf, skippedLine } from '../../src/pipeline/routing/shadow-report.js';
import { printingTo } from '../support/printing.js';
import { scriptedTenant } from '../support/scripted-transports.js';
import { temporaryFolder } from '../support/verify-run.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const side = (transport: 'soap' | 'rest' | 'agents') => ({ transport, duration: 12.5, error: undefined });

/** A line, as `shadows.file` gets it. */
function line(report: Partial<ShadowReport> = {}): string {
  return lineOf({
    at: '2026-11-26T10:00:00.000Z',
    operation: 'contacts.get',
    id: 5,
    route: 0,
    control: side('soap'),
    candidate: side('rest'),
    verdict: (report.differences ?? []).length > 0 ? 'different' : 'equal',
    explained: 0,
    differences: [],
    skipped: 0,
    skippedBy: {},
    ...report,
  });
}

const cut = compare({ Name: 'Northwind' }, { Name: 'North' });
const shifted = compare([{ StartDate: '2026-03-29T01:00:00' }], [{ StartDate: '2026-03-29T02:00:00' }]);

describe('a journal of shadow calls', () => {
  it('is summarised by the same report as a run of verify', () => {
    const journal = [
      ...Array.from({ length: 20 }, (_, id) => line({ id })),
      line({ differences: cut, id: 21, at: '2026-11-26T09:00:00.000Z' }),
      line({ differences: cut, operation: 'contacts.find', id: 22 }),
      line({ differences: shifted, operation: 'appointments.getMany', id: undefined, at: '2026-11-26T11:00:00.000Z' }),
    ].join('');
    const report = readShadowJournal(journal, 'shadows.jsonl');
    expect(verdictOf(report)).toBe('REST differs from SOAP in 2 places (seen in 3 calls).');
    expect(report).toMatchObject({
      kind: 'shadow',
      startedAt: '2026-11-26T09:00:00.000Z',
      endedAt: '2026-11-26T11:00:00.000Z',
      totals: { compared: 23, equal: 20, different: 3, explained: 0, noisy: 0 },
    });
    expect(report.findings).toMatchObject([
      { subject: 'contacts.get', pattern: 'Name', cause: 'cut-text', examples: [{ path: 'Name' }] },
      { subject: 'contacts.find' },
      { subject: 'appointments.getMany', pattern: '[*].StartDate', cause: 'shifted-date', detail: '+1 hour' },
    ]);
    expect(readReport(reportFormats.json.write(report), 'x.json')).toEqual(JSON.parse(JSON.stringify(report)));
    const summary = summaryText(report, { colours: false, width: 200 });
    for (const text of [
      summary,
      ...(['html', 'markdown', 'junit'] as const).map((each) => reportFormats[each].write(report)),
    ]) {
      expect(text).toContain(verdictOf(report));
      expect(text).toContain('from the calls of an application, in shadows.jsonl');
      expect(text).toContain('Not to REST yet');
    }
    expect(summary).toContain('contacts.get 21, 2026-11-26T09:00:00.000Z: Name\n');
  });

  it('is compared with SOAP, also when REST answers the callers and SOAP is the shadow', () => {
    const canary = { control: side('rest'), candidate: side('soap') };
    const report = readShadowJournal(
      line({ ...canary, differences: compare({ Name: 'x' }, {}) }) + line({ ...canary }),
      'shadows.jsonl',
    );
    expect(report).toMatchObject({ control: 'soap', candidates: ['rest'] });
    expect(report.findings).toMatchObject([{ candidate: 'rest', cause: 'surplus-field' }]);
    const ofWhole = (cause: 'absent-entity' | 'surplus-entity') => {
      const difference = { path: '', pattern: '', cause, control: undefined, candidate: undefined };
      return readShadowJournal(line({ ...canary, differences: [difference] }), 'shadows.jsonl').findings[0]?.cause;
    };
    // Only SOAP, the shadow, has the entity: REST has lost it.
    expect(ofWhole('surplus-entity')).toBe('absent-entity');
    expect(ofWhole('absent-entity')).toBe('surplus-entity');
    const other = line({ control: side('rest'), candidate: side('agents'), differences: cut });
    expect(readShadowJournal(line() + other, 'shadows.jsonl')).toMatchObject({
      candidates: ['rest'],
      totals: { compared: 1 },
      notes: [expect.stringContaining('1 comparison of other transports')],
    });
    expect(readShadowJournal(other, 'shadows.jsonl')).toMatchObject({ control: 'rest', candidates: ['agents'] });
  });

  it('says how many calls were not compared, and why', () => {
    const journal =
      line({ skipped: 7, skippedBy: { inFlight: 7 } }) +
      line({ verdict: 'failed' }) +
      line({ verdict: 'uncompared' }) +
      line({ verdict: 'changed' }) +
      line({ explained: 2 }) +
      '{"at":"2026-11-26T10:0\n' +
      skippedLine({ skipped: 46, skippedBy: { inFlight: 40, size: 3, closing: 2, disk: 1 } }) +
      '{"at":"2026-11-26T10:00:00.000Z","skipped":4}';
    const report = readShadowJournal(journal, 'shadows.jsonl');
    expect(report.notes).toEqual([
      expect.stringMatching(/^47 calls were not compared, because shadows\.inFlight others .*Raise shadows\.inFlight/),
      expect.stringMatching(/^3 calls were not compared, because earlier answers .*shadows\.maximumAnswerBytes/),
      expect.stringMatching(/^2 calls were not compared, because the connection was closed.*shadows\.timeout/),
      expect.stringMatching(/^1 call was not compared, because shadows\.file was not written fast enough/),
      expect.stringMatching(/^4 calls were not compared, because shadows\.inFlight others .* or answers/),
      expect.stringMatching(/^1 comparison failed/),
      expect.stringMatching(/^1 answer was too large.*shadows\.maximumAnswerBytes/),
      expect.stringMatching(/^1 record changed while it was compared/),
      expect.stringMatching(/^The rules of shadows\.rules explain the differences of 1 call/),
      expect.stringMatching(/^1 line is incomplete/),
    ]);
    expect(report.totals).toMatchObject({ compared: 2, equal: 1, explained: 1 });
    expect(candidateVerdicts(report)[0]?.sentence).toBe(
      'Yes, to REST, for what was compared: 2 answers, 1 of them with an accepted difference.',
    );
  });

  it('says only why nothing was compared, if nothing was', () => {
    const report = readShadowJournal(skippedLine({ skipped: 3, skippedBy: { closing: 3 } }), 'shadows.jsonl');
    expect(verdictOf(report)).toBe('Nothing was compared.');
    const summary = summaryText(report, { colours: false, width: 400 });
    expect(summary).toContain('Compared nothing with SOAP, from the calls of an application, in shadows.jsonl.');
    for (const text of [summary, reportFormats.markdown.write(report), reportFormats.html.write(report)]) {
      expect(text).toContain('No call was compared. The notes say why');
      expect(text).toMatch(/3 calls were not compared, because the connection was closed/);
      expect(text).not.toMatch(/with :|– (?:agree|without)|shadows\.inFlight|a filter may/);
    }
  });

  it('is distinguished from a report, and refused with the line if it is neither', () => {
    expect(isShadowJournal(line())).toBe(true);
    expect(isShadowJournal(skippedLine({ skipped: 1, skippedBy: { size: 1 } }))).toBe(true);
    for (const text of ['', '{', '{}', '[]', '{\n "format": 1\n}', 'null']) expect(isShadowJournal(text)).toBe(false);
    expect(() => readShadowJournal(`${line()}\n{"operation":"contacts.get"}\n`, 'shadows.jsonl')).toThrow(
      ConfigurationError,
    );
    expect(() => readShadowJournal(`${line()}\n{"operation":"contacts.get"}\n`, 'shadows.jsonl')).toThrow(
      /^shadows\.jsonl:3 is not a report on a shadow call: at: /,
    );
  });
});

describe('a journal that is damaged or forged', () => {
  const parts = JSON.parse(line()) as object;
  const forged = (changes: object) => `${JSON.stringify({ ...parts, ...changes })}\n`;

  it.each([
    ['a duration beyond all time', { control: { transport: 'soap', duration: 1e308 } }, 'control.duration'],
    ['a difference that it does not name', { verdict: 'different' }, 'differences'],
    ['differences of equal answers', { differences: [{ path: 'Name', cause: 'cut-text' }] }, 'differences'],
  ])('is refused with the line of %s', (_what, changes, place) => {
    const text = forged(changes) + line();
    expect(isShadowJournal(text)).toBe(true);
    expect(() => readShadowJournal(text, 'shadows.jsonl')).toThrow(
      `shadows.jsonl:1 is not a report on a shadow call: ${place}: `,
    );
  });

  it.each(['\n', '\uFEFF\n', '{"at":"2026-11-26T10:0\n', '{"at":"2026-11-26T10:0{}\n\n'])(
    'is read from its first whole line: %j',
    (start) => {
      expect(isShadowJournal(start + line())).toBe(true);
      expect(readShadowJournal(start + line(), 'shadows.jsonl').totals.compared).toBe(1);
    },
  );

  it('takes no report for one, however it is written', () => {
    const report = readShadowJournal(line({ differences: cut }), 'shadows.jsonl');
    for (const indent of [undefined, 0, 1, '\t'])
      expect(isShadowJournal(JSON.stringify(report, null, indent))).toBe(false);
  });
});

describe('superoffice-bridge report', () => {
  let output = '';
  beforeEach(() => {
    output = '';
    printingTo('stdout', (text) => (output += text));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const run = (...words: string[]) => reportCommand().parseAsync(words, { from: 'user' });

  it('shows what an application has written to shadows.file, and writes it in other formats', async () => {
    const file = folder.path('shadows.jsonl');
    const routes = [{ match: 'contacts.*', transport: 'soap' as const, shadow: { transport: 'rest' as const } }];
    const tenant = scriptedTenant({ routes, shadows: { file } });
    tenant.soap.script = () => ({ ContactId: 5, Name: 'Northwind' });
    tenant.shadows.soap.script = tenant.soap.script;
    tenant.shadows.rest.script = () => ({ ContactId: 5, Name: 'North' });
    const compared = new Promise((resolve) => tenant.so.routing.on('shadow', resolve));
    await tenant.so.contacts.get(5);
    await compared;
    await tenant.so.close();
    await run(file);
    expect(output).toMatch(/^✗ REST differs from SOAP in 1 place \(seen in 1 call\)\.\n/);
    expect(output).toContain('Name of contacts on REST');
    const page = folder.path('shadows.html');
    await run(file, '--report', page);
    expect(readFileSync(page, 'utf8')).toContain('REST differs from SOAP in 1 place');
  });
});
