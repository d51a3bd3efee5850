import { describe, expect, it } from '@jest/globals';
import type { Expectation } from '../../../src/migration/index.js';
import { tenantWithFolder, verifyOn } from '../../support/verify-run.js';

const shared = tenantWithFolder();

/** The problems of a step that reads a company, after one that read another as `c`. */
async function problemsOf(expectation: Expectation, unmasked = false): Promise<string> {
  const steps = [
    { call: 'contacts.get', with: { id: 2 }, as: 'c' },
    { call: 'lists.items', with: { name: 'task' }, as: 'tasks' },
    { call: 'contacts.get', with: { id: 3 }, expect: expectation },
  ];
  const report = await verifyOn(shared.tenant, [{ scenario: 'Masked', steps }], { unmasked });
  return (report.scenarios[0]?.steps[2]?.problems ?? []).join('\n');
}

describe('what a step expected, in a masked report', () => {
  it.each<[what: string, expectation: Expectation, shown: string]>([
    ['equals', { equals: { Name: '${c.Name}' } }, 'to be "Xxxxxxxxx Xxxxx Xxx"'],
    ['equals, within a text', { equals: { Name: 'Not ${c.Name}' } }, 'to be "Xxx Xxxxxxxxx Xxxxx Xxx"'],
    ['equals, with a whole object', { equals: { Business: '${c}' } }, '"Name":"Xxxxxxxxx Xxxxx Xxx"'],
    ['matches', { matches: { Name: '${c.Name}' } }, 'to be "Xxxxxxxxx Xxxxx Xxx"'],
    ['matches, merged', { matches: { '<<': '${c}' } }, 'to be "Xxxxxxxxx Xxxxx Xxx"'],
    ['contains', { contains: { Id: 7, Name: '${c.Name}' } }, '{"Id":7,"Name":"Xxxxxxxxx Xxxxx Xxx"}'],
    ['contains, in a list', { contains: ['Literal', '${c.Name}'] }, '["Literal","Xxxxxxxxx Xxxxx Xxx"]'],
  ])('is masked where it came from a reference: %s', async (_what, expectation, shown) => {
    const problems = await problemsOf(expectation);
    expect(problems).toContain(shown);
    expect(problems).not.toContain('Northgate');
    expect(await problemsOf(expectation, true)).toContain('Northgate Tools Ltd');
  });

  it('is shown where the scenario itself says it', async () => {
    for (const expectation of [{ equals: { Name: 'Acme' } }, { matches: { Name: 'Acme' } }, { contains: 'Acme' }]) {
      expect(await problemsOf(expectation)).toContain('"Acme"');
    }
  });
});
