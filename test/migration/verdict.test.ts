import { describe, expect, it } from '@jest/globals';
import { builtInRules, compareOutcomes, ComparisonRules } from '../../src/comparison/index.js';
import { type CollectorState, ParityCollector } from '../../src/migration/report/collector.js';
import { findingId } from '../../src/migration/report/finding-id.js';
import type { ParityReport } from '../../src/migration/report/model.js';
import { reportFormats, summaryText } from '../../src/migration/report/index.js';
import { candidateVerdicts, nextSteps, scopeOf, verdictOf } from '../../src/migration/report/verdict.js';
import { exampleReport, finding, withFindings } from '../support/example-report.js';

const clean = exampleReport({ differs: false });

describe('the headline of a report', () => {
  it.each<[headline: string, report: ParityReport]>([
    ['REST and Agents return the same as SOAP.', clean],
    ['REST differs from SOAP in 1 place; Agents agrees.', withFindings(finding('rest', 'Name', 'cut-text'))],
    [
      'REST differs from SOAP in 2 places and Agents in 1.',
      withFindings(
        finding('rest', 'Name', 'cut-text'),
        finding('rest', 'Name', 'other-case'),
        finding('rest', 'UpdatedDate', 'shifted-date'),
        finding('agents', 'Name', 'cut-text'),
      ),
    ],
    [
      'REST and Agents return the same as SOAP, except in 1 place that you accepted.',
      { ...clean, findings: [{ ...finding('rest', 'Name', 'other-case'), verdict: 'explained' }] },
    ],
    [
      'REST differs from SOAP in 1 place; Agents agrees, except in 1 place that you accepted and 1 place that the built-in rules explain.',
      withFindings(
        finding('rest', 'Name', 'cut-text'),
        { ...finding('rest', 'Phone', 'other-case'), verdict: 'explained' },
        { ...finding('agents', 'Name', 'other-case'), verdict: 'explained', because: 'we do not use it' },
        { ...finding('agents', 'Reason', 'other-text'), verdict: 'explained', because: builtInRules[0]?.because },
      ),
    ],
    [
      'REST and Agents return the same as SOAP, except in 1 place accepted by the starter scenarios.',
      {
        ...clean,
        findings: [{ ...finding('rest', 'Rank', 'other-number'), verdict: 'explained', acceptedBy: 'starters' }],
      },
    ],
    ['Stopped before the end. So far: REST and Agents return the same as SOAP.', { ...clean, stopped: true }],
    [
      'REST returns the same as SOAP; nothing was compared with Agents.',
      { ...clean, operations: clean.operations.filter(({ candidate }) => candidate === 'rest') },
    ],
    [
      'REST differs from SOAP in places that are not listed (seen in 1 call); Agents agrees.',
      {
        ...clean,
        totals: { ...clean.totals, different: 1 },
        operations: clean.operations.map((each, index) =>
          index === clean.operations.findIndex(({ candidate }) => candidate === 'rest')
            ? { ...each, different: 1 }
            : each,
        ),
      },
    ],
    ['Nothing was compared.', { ...clean, totals: { ...clean.totals, compared: 0 } }],
  ])('is %s', (headline, report) => {
    expect(verdictOf(report)).toBe(headline);
  });

  it('is the same in every format that people and CI read', () => {
    const report = withFindings(finding('rest', 'Name', 'cut-text'));
    const summary = summaryText(report, { colours: false, width: 120 });
    for (const text of [
      verdictOf(report),
      scopeOf(report),
      ...candidateVerdicts(report).map(({ sentence }) => sentence),
    ]) {
      expect(summary).toContain(text);
      for (const format of ['html', 'markdown', 'junit'] as const)
        expect(reportFormats[format].write(report)).toContain(text);
    }
  });
});

describe('a report as Markdown', () => {
  it('names the steps that failed, and why', () => {
    const markdown = reportFormats.markdown.write(exampleReport());
    expect(markdown).toContain('1 failed step');
    expect(markdown).toMatch(/its document is read.*documents\.readContent.*NotFoundError/);
    // Right below the headline, and not collapsed.
    expect(markdown.split('\n\n')[1]).toBe('### 1 failed step');
    expect(reportFormats.markdown.write(clean)).not.toContain('failed step');
  });
});

describe('a comment for GitHub, which takes 65,536 characters', () => {
  const long = '@K&'.repeat(25_000);
  it.each<[what: string, report: ParityReport]>([
    ['field that differs', withFindings(finding('rest', `Ud.${long}`, 'null-value'))],
    [
      'field with an accepted loss',
      { ...clean, findings: [{ ...finding('rest', long, 'null-value'), verdict: 'explained' }] },
    ],
    ['tenant', { ...clean, tenant: long }],
    ['note', { ...clean, notes: [long, long] }],
    ['list of notes', { ...clean, notes: Array.from({ length: 5_000 }, (_, index) => `Note ${index} on a record.`) }],
    [
      'candidate',
      {
        ...clean,
        candidates: [long, long],
        operations: clean.operations.map((each) => ({ ...each, candidate: long })),
      },
    ],
    [
      'step',
      {
        ...clean,
        scenarios: Array.from({ length: 3 }, () => ({
          name: long,
          steps: [
            { name: long, subject: long, status: 'equal', problems: [], milliseconds: 1, unproven: 'not-read-back' },
            { name: long, subject: long, status: 'failed', problems: [long], milliseconds: 1 },
          ],
        })),
      },
    ],
  ])('fits in spite of a long %s', (_what, report) => {
    const markdown = reportFormats.markdown.write(report);
    expect(markdown.length).toBeLessThan(60_200);
    expect(markdown).toMatch(/^## \S+ \S/);
  });

  it('says how many notes it leaves out', () => {
    const notes = Array.from({ length: 5_000 }, (_, index) => `Note ${index} on a record.`);
    expect(reportFormats.markdown.write({ ...clean, notes })).toMatch(/… and 4,\d{3} more notes\./);
  });
});

describe('the answer for each candidate', () => {
  const answers = (report: ParityReport) => candidateVerdicts(report).map(({ answer, sentence }) => [answer, sentence]);

  it('is yes for what was compared, or no with the worst first', () => {
    const report = withFindings(
      finding('rest', 'Name', 'other-case'),
      finding('rest', 'Phone', 'missing-field'),
      finding('rest', 'Email', 'missing-field'),
    );
    expect(answers(report)).toEqual([
      [
        'no',
        'Not to REST yet: in 2 places data is lost: Phone of contacts and Email of contacts; in 1 place only the form is different.',
      ],
      ['yes', 'Yes, to Agents, for what was compared: 2,800 answers.'],
    ]);
  });

  it('counts a field with two causes once, by the worse', () => {
    const both = withFindings(finding('rest', 'Name', 'other-case'), finding('rest', 'Name', 'missing-field'));
    expect(answers(both)[0]).toEqual(['no', 'Not to REST yet: in 1 place data is lost: Name of contacts.']);
  });

  it('names at most three places where data is lost', () => {
    const lost = ['Name', 'Phone', 'Email', 'Department', 'OrgNr'].map((field) => finding('rest', field, 'cut-text'));
    const sentence =
      'Not to REST yet: in 5 places data is lost: Name of contacts, Phone of contacts, Email of contacts and 2 more.';
    expect(answers(withFindings(...lost))[0]).toEqual(['no', sentence]);
  });

  it('is unknown after a failed step only for the candidates that the step concerns', () => {
    const failedOn = (...sides: string[]) => {
      const step = { name: 'one', subject: 'contacts.get', status: 'failed', problems: [], milliseconds: 1 } as const;
      const scenarios = [{ name: 'a', steps: [{ ...step, failedOn: sides }] }];
      return answers({ ...clean, scenarios }).map(([answer]) => answer);
    };
    expect(failedOn('rest')).toEqual(['unknown', 'yes']);
    expect(failedOn('agents')).toEqual(['yes', 'unknown']);
    expect(failedOn('soap')).toEqual(['unknown', 'unknown']);
  });

  it('is unknown for a candidate without a comparison, after failed steps and after a stop', () => {
    const failed = { name: 'one', subject: 'contacts.get', status: 'failed', problems: [], milliseconds: 1 } as const;
    expect(
      answers({ ...clean, operations: clean.operations.filter(({ candidate }) => candidate === 'rest') })[1],
    ).toEqual(['unknown', 'Unknown for Agents: nothing was compared.']);
    expect(answers({ ...clean, scenarios: [{ name: 'a', steps: [failed] }] })[0]).toEqual([
      'unknown',
      'Unknown for REST: 1 step failed.',
    ]);
    expect(answers({ ...clean, stopped: true })[0]).toEqual([
      'unknown',
      'Unknown for REST: the run was stopped before the end.',
    ]);
  });
});

describe('a difference that is not listed', () => {
  const hint = expect.stringMatching(/^Fix or explain what is listed/);
  /** A report in which an answer of each of these candidates differs. */
  const differing = (report: ParityReport, ...candidates: string[]): ParityReport => ({
    ...report,
    totals: { ...report.totals, different: candidates.length },
    operations: report.operations.map((each) =>
      each.subject === 'contacts.get' && candidates.includes(each.candidate) ? { ...each, different: 1 } : each,
    ),
  });

  it('shows after the next run, even if the places of another candidate are listed', () => {
    const listed = withFindings(finding('rest', 'Name', 'cut-text'));
    expect(nextSteps(differing(listed, 'rest', 'agents'))).toContainEqual(hint);
    expect(nextSteps(differing(clean, 'rest', 'agents'))).toContainEqual(hint);
    expect(nextSteps(differing(listed, 'rest'))).not.toContainEqual(hint);
    expect(nextSteps(clean)).not.toContainEqual(hint);
  });
});

describe('a difference that a rule accepts', () => {
  const because = 'we show no phone numbers';
  const report: ParityReport = {
    ...clean,
    findings: ['rest', 'agents'].map((each) => ({
      ...finding(each, 'Phone', 'other-case'),
      verdict: 'explained',
      because,
    })),
  };

  it('cannot bring HTML, mentions or cells into a comment', () => {
    const detail = 'A became <img src=x> | @team';
    const hostile = { ...finding('rest', 'Type', 'other-member'), verdict: 'explained', because, detail } as const;
    const markdown = reportFormats.markdown.write({ ...clean, findings: [hostile] });
    expect(markdown).toContain('A became');
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toContain('@team');
    const [row = ''] = markdown.split('\n').filter((line) => line.includes('A became'));
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  });

  it('is named with its reason in every format that people and CI read', () => {
    const summary = summaryText(report, { colours: false, width: 200 });
    expect(summary).toContain(
      `Accepted: Phone of contacts on REST and Agents, different upper or lower case: ${because}`,
    );
    for (const format of ['html', 'markdown', 'junit'] as const) {
      const text = reportFormats[format].write(report);
      expect(text.split('"findings-data"')[0]).toContain(because);
      expect(text).toContain('except in 1 place that you accepted');
    }
  });
});

describe('a sweep of one candidate', () => {
  it('says that the other transport was not compared', () => {
    const report = { ...clean, kind: 'sweep', candidates: ['rest'] } as const;
    expect(summaryText(report, { colours: false })).toContain('Agents: not compared.');
    for (const format of ['html', 'markdown'] as const) {
      expect(reportFormats[format].write(report)).toContain('Agents: not compared.');
      expect(reportFormats[format].write({ ...clean, kind: 'sweep' })).not.toContain('not compared.');
    }
  });
});

describe('a run that was stopped before anything was compared', () => {
  it('is to be run again, and blames no filter', () => {
    const stopped = { ...clean, stopped: true, totals: { ...clean.totals, compared: 0 } } as const;
    const summary = summaryText(stopped, { colours: false, width: 200 });
    expect(summary).toContain('The run was stopped before anything was compared: run the same command again.');
    expect(summary).not.toContain('filter');
  });
});

describe('a rule that accepts lost data', () => {
  const lost = { ...finding('rest', 'Department', 'not-stored'), verdict: 'explained', because: 'unused' } as const;
  const report: ParityReport = { ...clean, findings: [lost] };
  const sentence = 'Yes, to REST, except that you accepted the loss of Department of contacts';

  it('stays visible in the verdict of every format, which is not a plain success', () => {
    const summary = summaryText(report, { colours: false, width: 200 });
    expect(summary).toContain(sentence);
    expect(summary).toMatch(/^! /);
    for (const format of ['html', 'markdown', 'junit'] as const)
      expect(reportFormats[format].write(report)).toContain(sentence);
    expect(reportFormats.markdown.write(report)).toMatch(/^## ⚠️ /);
    expect(reportFormats.html.write(report)).toContain('class="verdict known"');
    expect(reportFormats.html.write(clean)).toContain('class="verdict good"');
  });

  it('is suggested only with what the verdict then says', () => {
    const unexplained = withFindings({ ...lost, verdict: 'unexplained', because: undefined });
    for (const format of ['html', 'markdown'] as const) {
      const text = reportFormats[format].write(unexplained);
      expect(text).toContain('Data is lost. If you can do without it, this rule accepts the loss');
      expect(text).toContain(sentence);
    }
    const harmless = reportFormats.markdown.write(withFindings(finding('rest', 'Name', 'other-case')));
    expect(harmless).toContain('If the difference is acceptable, this rule explains it');
    expect(harmless).not.toContain('except that you accepted');
  });
});

describe('a loss that a user accepts at a place that a starter rule explains too', () => {
  const [control, candidate] = [{ answer: { Name: 'Acme' } }, { answer: { Name: null } }];
  const add = (collector: ParityCollector, because: string, isStarter: boolean): void => {
    collector.add({
      subject: 'contacts.get',
      key: because,
      control: { ...control, side: 'soap', milliseconds: 1 },
      candidate: { ...candidate, side: 'rest', milliseconds: 1 },
      differences: compareOutcomes(control, candidate),
      rules: new ComparisonRules([{ path: 'Name', compare: 'ignore', because }]),
      isStarterRule: () => isStarter,
    });
  };
  const newCollector = () => new ParityCollector({ rules: new ComparisonRules() });

  it.each([
    ['first', ['mine', 'starter']],
    ['last', ['starter', 'mine']],
  ])('is in the verdict if it comes %s, with one collector and with one for each', (_order, reasons) => {
    const [whole, merged] = [newCollector(), newCollector()];
    for (const reason of reasons) {
      add(whole, reason, reason === 'starter');
      const part = newCollector();
      add(part, reason, reason === 'starter');
      merged.merge(JSON.parse(JSON.stringify(part)) as CollectorState);
    }
    for (const collector of [whole, merged]) {
      const findings = collector.findings();
      const [operations, totals] = [collector.operations(), collector.totals()];
      const report = { ...clean, candidates: ['rest'], findings, operations, totals };
      expect(candidateVerdicts(report)[0]?.sentence).toMatch(
        /^Yes, to REST, except that you accepted the loss of Name/,
      );
      expect(findings.map(({ because, acceptedBy, answers }) => [because, acceptedBy, answers]).sort()).toEqual([
        ['mine', undefined, 1],
        ['starter', 'starters', 1],
      ]);
    }
  });

  it('has the same finding for the same reason, and the former one if no rule explains it', () => {
    const place = { subject: 'contacts.get', candidate: 'rest', pattern: 'Name', cause: 'null-value' } as const;
    expect(findingId({ ...place, verdict: 'unexplained' })).toBe(
      findingId({ ...place, verdict: 'unexplained', because: 'x' }),
    );
    expect(findingId({ ...place, verdict: 'unexplained' })).toBe('c3eb134e38');
  });
});
