import { afterAll, describe, expect, it } from '@jest/globals';
import { causes, type CauseName, compareOutcomes, ComparisonRules, severityOf } from '../../src/comparison/index.js';
import { readRules, ScenarioError } from '../../src/migration/scenario/index.js';
import { ParityCollector } from '../../src/migration/report/collector.js';
import type { Finding, ParityReport } from '../../src/migration/report/model.js';
import { reportFormats, summaryText } from '../../src/migration/report/index.js';
import { type Place, placesOf } from '../../src/migration/report/places.js';
import { suggestedRuleLines, suggestedRuleText } from '../../src/migration/report/suggested-rule.js';
import { candidateVerdicts, verdictOf } from '../../src/migration/report/verdict.js';
import { exampleReport, finding, withFindings } from '../support/example-report.js';
import { temporaryFolder } from '../support/verify-run.js';

const clean = exampleReport({ differs: false });

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

describe('the rule that a report suggests for a finding', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

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
