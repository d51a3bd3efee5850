import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isClean, type ParityReport, reportFormats, summaryText } from '../../../src/migration/report/index.js';
import { verdictOf } from '../../../src/migration/report/verdict.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { verifyOn } from '../../support/verify-run.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant({});
});
afterAll(() => tenant.close());
afterEach(() => tenant.emulator.divergences.clear());

const company = (expectation: object) => ({
  scenario: 'Monday',
  steps: [{ step: 'Our company', call: 'contacts.get', with: { id: 2 }, expect: expectation }],
});
const cutName = () =>
  tenant.emulator.divergences.add({ kind: 'cutText', face: 'rest', entity: 'Contact', field: 'Name' });
const stepOf = ({ scenarios }: ParityReport) => scenarios[0]?.steps[0];

describe('an expectation that one side alone does not meet', () => {
  const name = async () => (await tenant.soap.contacts.get(2)).Name;

  it('is reported once, as the difference, which the step names', async () => {
    cutName();
    const report = await verifyOn(tenant, [company({ matches: { Name: await name() } })], {
      transports: ['rest', 'agents'],
    });
    const [finding] = report.findings;
    expect(report.findings).toMatchObject([{ candidate: 'rest', pattern: 'Name', cause: 'cut-text' }]);
    expect(stepOf(report)).toMatchObject({
      status: 'different',
      problems: ['rest: Name: truncated text'],
      unmet: [{ finding: finding?.id, problem: expect.stringContaining('rest: expected Name to be') as unknown }],
    });
    expect(verdictOf(report)).toBe('REST differs from SOAP in 1 place (seen in 1 call); Agents agrees.');
    const summary = summaryText(report, { colours: false, width: 200 });
    for (const text of [summary, reportFormats.markdown.write(report), reportFormats.junit.write(report)]) {
      expect(text).toContain('An expectation of 1 step is not met because of it');
      expect(text).not.toMatch(/failed|nothing is proven about what/);
    }
    const page = reportFormats.html.write(report);
    const [, id = ''] = /<a href="#(finding-[0-9a-f]+)">this difference</.exec(page) ?? [];
    expect(page).toContain(`"id":"${id.replace('finding-', '')}"`);
    expect(page).toContain('"steps":[{"id":"step-1-1","name":"Monday / Our company"}]');
  });

  it('does not fail the run once a rule accepts the difference', async () => {
    cutName();
    const rules = [{ path: 'Name', compare: 'ignore', because: 'we show ten letters' }] as const;
    const report = await verifyOn(tenant, [company({ matches: { Name: await name() } })], { rules });
    expect(stepOf(report)).toMatchObject({ status: 'explained', problems: [], unmet: [{}] });
    expect(verdictOf(report)).toBe('REST returns the same as SOAP, except in 1 place that you accepted.');
    expect(isClean(report)).toBe(true);
  });

  it('is explained by a difference in the list that it counts or searches', async () => {
    tenant.emulator.divergences.add({ kind: 'missingLastItem', face: 'rest' });
    const items = await tenant.soap.lists.items('task');
    const steps = [
      { call: 'lists.items', with: { name: 'task' }, expect: { equals: { length: items.length } } },
      ...items.map(({ Id: id }) => ({ call: 'lists.items', with: { name: 'task' }, expect: { contains: { Id: id } } })),
    ];
    const report = await verifyOn(tenant, [{ scenario: 'Lists', steps }]);
    expect(new Set(report.scenarios[0]?.steps.map(({ status }) => status))).toEqual(new Set(['different']));
    expect(report.scenarios[0]?.steps.filter(({ unmet }) => unmet !== undefined).length).toBeGreaterThan(1);
  });
});

describe('an expectation', () => {
  it('that no side meets is a failed step, whatever else differs, and the first thing that the report says', async () => {
    cutName();
    const report = await verifyOn(tenant, [company({ matches: { Name: 'Another' } })]);
    expect(stepOf(report)?.status).toBe('failed');
    expect(stepOf(report)?.problems.filter((problem) => problem.includes('expected Name'))).toHaveLength(2);
    expect(verdictOf(report)).toBe('1 step failed. REST differs from SOAP in 1 place (seen in 1 call).');
  });

  it('that one side does not meet elsewhere than it differs is a failed step', async () => {
    cutName();
    const report = await verifyOn(tenant, [company({ matches: { Department: 'No such department' } })]);
    expect(stepOf(report)?.status).toBe('failed');
  });
});
