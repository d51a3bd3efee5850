import { describe, expect, it } from '@jest/globals';
import {
  builtInRules,
  causes,
  type CauseName,
  compareOutcomes,
  ComparisonRules,
  severityOf,
} from '../../src/comparison/index.js';
import { readRules, ScenarioError } from '../../src/migration/scenario/index.js';
import { ParityCollector } from '../../src/migration/report/collector.js';
import type { Finding, ParityReport } from '../../src/migration/report/model.js';
import { reportFormats, summaryText } from '../../src/migration/report/index.js';
import { type Place, placesOf } from '../../src/migration/report/places.js';
import { suggestedRuleLines, suggestedRuleText } from '../../src/migration/report/suggested-rule.js';
import { candidateVerdicts, scopeOf, verdictOf } from '../../src/migration/report/verdict.js';
import { exampleReport } from '../support/example-report.js';
import { temporaryFolder } from '../support/verify-run.js';

const clean = exampleReport({ differs: false });

function finding(candidate: string, pattern: string, cause: CauseName): Finding {
  const about = { id: '0', verdict: 'unexplained', subject: 'contacts.get', differences: 1, answers: 1 } as const;
  return { ...about, candidate, pattern, cause, examples: [] };
}

function withFindings(...findings: readonly Finding[]): ParityReport {
  return { ...clean, findings, totals: { ...clean.totals, different: findings.length } };
}

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

describe('findings', () => {
  const collect = (pairs: readonly (readonly [control: object, candidate: object])[], unmasked = false) => {
    const collector = new ParityCollector({ rules: new ComparisonRules(), unmasked });
    for (const [left, right] of pairs) {
      const [control, candidate] = [outcome(left), outcome(right)];
      collector.add({
        subject: 'contacts.get',
        key: '1',
        control: { ...control, side: 'soap', milliseconds: 1 },
        candidate: { ...candidate, side: 'rest', milliseconds: 1 },
        differences: compareOutcomes(control, candidate, undefined),
      });
    }
    return collector.findings();
  };
  const outcome = (value: object) => ('error' in value ? { error: value.error as Refusal } : { answer: value });
  interface Refusal {
    readonly name: string;
    readonly message: string;
    readonly path?: string;
  }

  it('are in the order of how much they matter, then of how often they occur', () => {
    const found = collect([
      [{ Name: 'ACME' }, { Name: 'Acme' }],
      [{ Name: 'ACME' }, { Name: 'Acme' }],
      [{ Phone: '1' }, {}],
      [{ Count: 1 }, { Count: 2 }],
      [{}, { error: { name: 'ServerError', message: 'no' } }],
    ]);
    expect(found.map(({ cause }) => cause)).toEqual(['other-outcome', 'missing-field', 'other-number', 'other-case']);
    expect(found.map(({ cause }) => severityOf(cause))).toEqual(['failure', 'loss', 'wrong', 'form']);
  });

  it('show the class of an error and the place that it names, but not its message', () => {
    const refusal = { error: { name: 'ValidationError', message: 'Ada is too short', path: 'Name' } };
    const [found] = collect([[{ Name: 'Ada' }, refusal]]);
    expect(found?.examples).toEqual([
      {
        key: '1',
        path: '',
        control: { Name: 'Xxx' },
        candidate: { name: 'ValidationError', message: 'Xxx xx xxx xxxxx', path: 'Name' },
      },
    ]);
  });
});

describe('the findings of several operations', () => {
  const seven = ['get', 'find', 'getMany', 'create', 'save', 'patch', 'merge'].flatMap((method) => [
    {
      ...finding('rest', method === 'getMany' ? '[*].Name' : 'Name', 'cut-text'),
      id: `a${method.length}`,
      subject: `contacts.${method}`,
      answers: 2,
    },
    {
      ...finding('rest', method === 'getMany' ? '[*].StartDate' : 'StartDate', 'shifted-date'),
      subject: `appointments.${method}`,
    },
  ]);
  const report: ParityReport = {
    ...clean,
    findings: seven,
    totals: { ...clean.totals, different: 21 },
    operations: clean.operations.map((row) => (row.candidate === 'rest' ? { ...row, different: 3 } : row)),
  };

  it('are one place if the cause, the entity and the field are the same', () => {
    expect(
      placesOf(report).map(({ entity, field, answers, operations }) => [entity, field, answers, operations.length]),
    ).toEqual([
      ['contacts', 'Name', 14, 7],
      ['appointments', 'StartDate', 7, 7],
    ]);
    expect(verdictOf(report)).toBe('REST differs from SOAP in 2 places (seen in 21 calls); Agents agrees.');
    expect(candidateVerdicts(report)[0]?.sentence).toBe(
      'Not to REST yet: in 1 place data is lost: Name of contacts; in 1 place data is different: StartDate of appointments.',
    );
  });

  it('have the detail that all of them share, or most of them', () => {
    const shifted = (subject: string, detail?: string) => ({
      ...finding('rest', 'StartDate', 'shifted-date'),
      subject,
      detail,
    });
    const detailOf = (...details: readonly (string | undefined)[]) =>
      placesOf({
        findings: details.map((detail, index) => shifted(index === 0 ? 'contacts.get' : 'contacts.find', detail)),
      })[0]?.detail;
    expect(detailOf('+1 hour', '+1 hour')).toBe('+1 hour');
    expect(detailOf('+1 hour', undefined)).toBe('mostly +1 hour');
    expect(detailOf('+1 hour', '+2 hours')).toBeUndefined();
  });

  it('stay apart if they have nothing but the entity in common', () => {
    const rows = [
      finding('rest', '', 'other-outcome'),
      { ...finding('rest', '', 'other-outcome'), subject: 'contacts.save' },
      { ...finding('rest', '[*].columns.name', 'cut-text'), subject: 'contacts.query' },
      { ...finding('rest', '[*].columns.name', 'cut-text'), subject: 'contacts.persons' },
      { ...finding('rest', 'Name', 'cut-text'), subject: 'agents.List.GetText' },
      { ...finding('rest', 'Name', 'cut-text'), subject: 'agents.List.GetOther' },
    ];
    expect(placesOf({ findings: rows })).toHaveLength(rows.length);
  });

  it('are one finding in every format, with all operations, and apart in the JSON', () => {
    const one = 'Name of contacts on REST';
    const summary = summaryText(report, { colours: false, width: 200 });
    expect(summary.split(one)).toHaveLength(2);
    expect(summary).toContain(
      'truncated text, seen in 14 calls of 7 operations: contacts.get, contacts.find and 5 more',
    );
    const markdown = reportFormats.markdown.write(report);
    expect(markdown.match(/<summary>/g)).toHaveLength(3);
    expect(markdown).toContain('<code>contacts.merge</code> (2)');
    const junit = reportFormats.junit.write(report);
    expect(junit.match(/<failure /g)).toHaveLength(2);
    expect(junit).toContain('<testcase name="Name of contacts on REST: truncated text" classname="differences"');
    const html = reportFormats.html.write(report);
    const [, data = ''] = /id="findings-data">(.*?)<\/script>/s.exec(html) ?? [];
    expect((JSON.parse(data) as { findings: unknown[] }).findings).toHaveLength(2);
    expect((JSON.parse(reportFormats.json.write(report)) as ParityReport).findings).toHaveLength(14);
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

describe('what differs', () => {
  it('is counted in places everywhere', () => {
    const both = ['rest', 'agents'].flatMap((candidate) => [
      finding(candidate, 'Name', 'cut-text'),
      finding(candidate, 'Name', 'other-case'),
    ]);
    const accepted = { ...finding('rest', 'Phone', 'other-case'), verdict: 'explained' } as const;
    const fields = ['contacts.get', 'contacts.find'].map((subject) => {
      return { subject, field: 'Fax', seen: 1, filled: 0, different: 0 };
    });
    const report = { ...withFindings(...both, accepted), fields };
    for (const format of ['html', 'markdown'] as const) {
      const text = reportFormats[format].write(report);
      expect(text).toContain('Look into 1 place: ');
      expect(text).toContain('1 accepted place');
      expect(text).toContain('1 place was always empty');
    }
    const html = reportFormats.html.write(report);
    expect(html).toContain('<small>1 place accepted or noise</small>');
    // The place that two operations returned is one.
    expect(html).toContain('Places proven');
    expect(html).toContain('0 of 1 had values');
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

describe('the rule that a report suggests for a finding', () => {
  const folder = temporaryFolder();

  const placeOf = (path: string, cause: CauseName, ...others: readonly Partial<Finding>[]) => {
    const found = finding('rest', path, cause);
    const [place] = placesOf({ findings: [found, ...others.map((each) => ({ ...found, ...each }))] });
    if (place === undefined) throw new Error('the place is missing');
    return place;
  };
  const withReason = (text: string) => text.replace('say why this difference is acceptable', 'we do not use it');

  it.each(Object.keys(causes) as CauseName[])('is a valid rule for %s, once it has a reason', (cause) => {
    const asLines = (place: Place) => suggestedRuleLines(place).join('\n');
    for (const write of [suggestedRuleText, asLines]) {
      const text = withReason(write(placeOf('Persons[*].Name', cause)));
      const rules = readRules(folder.write(`${write.name}-${cause}.yaml`, text));
      expect(rules).toMatchObject([{ subject: 'contacts.get', path: 'Persons[*].Name' }]);
    }
  });

  it('is one rule for all operations that show a place, and for their items', () => {
    const place = placeOf(
      'Name',
      'cut-text',
      { subject: 'contacts.save' },
      { subject: 'contacts.getMany', pattern: '[*].Name' },
    );
    const rules = readRules(folder.write('all.yaml', withReason(suggestedRuleText(place))));
    expect(rules).toEqual([{ subject: 'contacts.*', path: 'Name', compare: 'ignore', because: 'we do not use it' }]);
    const [one] = compareOutcomes({ answer: { Name: 'Longer' } }, { answer: { Name: 'Long' } });
    const [many] = compareOutcomes({ answer: [{ Name: 'Longer' }] }, { answer: [{ Name: 'Long' }] });
    const [deeper] = compareOutcomes({ answer: [{ Of: { Name: 'Longer' } }] }, { answer: [{ Of: { Name: 'Long' } }] });
    if (one === undefined || many === undefined || deeper === undefined) throw new Error('no difference was found');
    const explained = (subject: string, difference: typeof one) =>
      new ComparisonRules(rules).explain(subject, difference) !== undefined;
    expect(explained('contacts.save', one)).toBe(true);
    expect(explained('contacts.getMany', many)).toBe(true);
    expect(explained('contacts.getMany', deeper)).toBe(false);
    expect(explained('persons.get', one)).toBe(false);
  });

  it('is one rule for each way to the same entity', () => {
    const place = placeOf(
      'Name',
      'cut-text',
      { subject: 'agents.Contact.GetContactEntity' },
      { subject: 'agents.Contact.SaveContactEntity' },
    );
    expect(suggestedRuleLines(place)).toEqual([
      expect.stringContaining('subject: contacts.get,'),
      expect.stringContaining('subject: agents.Contact.*ContactEntity,'),
    ]);
  });

  it('is refused, by name, as long as it has no reason', () => {
    const text = suggestedRuleText(placeOf('Persons[*].Name', 'cut-text'));
    const file = folder.write('unstated.yaml', text);
    expect(() => readRules(file)).toThrow(ScenarioError);
    expect(() => readRules(file)).toThrow(
      /unstated\.yaml:\d+:\d+ the rule for Persons\[\*\]\.Name of contacts\.get has no reason yet: replace "say why this difference is acceptable" in "because" with yours/,
    );
    expect(() => readRules(folder.write('stated.yaml', withReason(text)))).not.toThrow();
  });

  it.each<[cause: CauseName, control: object, candidate: object]>([
    ['other-case', { Name: 'ACME' }, { Name: 'Acme' }],
    ['other-white-space', { Name: 'A  B' }, { Name: 'A B' }],
    ['empty-for-null', { Name: null }, { Name: '' }],
    ['reordered', { Names: ['a', 'b'] }, { Names: ['b', 'a'] }],
    ['cut-text', { Name: 'Longer' }, { Name: 'Long' }],
  ])('explains a difference of the cause %s', (cause, control, candidate) => {
    const [difference] = compareOutcomes({ answer: control }, { answer: candidate });
    if (difference === undefined) throw new Error('no difference was found');
    expect(difference.cause).toBe(cause);
    const file = folder.write(
      `${cause}.yaml`,
      withReason(suggestedRuleText(placeOf(difference.pattern, difference.cause))),
    );
    expect(new ComparisonRules(readRules(file)).explain('contacts.get', difference)).toBeDefined();
  });
});
