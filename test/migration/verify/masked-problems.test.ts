import { beforeEach, describe, expect, it } from '@jest/globals';
import { outlineOf } from '../../../src/comparison/index.js';
import { ServerError } from '../../../src/index.js';
import type { Expectation } from '../../../src/migration/index.js';
import { unanswered } from '../../../src/migration/unanswered.js';
import { exceptionAnswer, tenantWithFolder, verifyOn } from '../../support/verify-run.js';

const shared = tenantWithFolder();
beforeEach(() => shared.tenant.emulator.faults.clear());

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

describe('the message of an error, in a masked report', () => {
  const fault = exceptionAnswer('Anna Svensson is out of order');
  const run = async (unmasked: boolean) => {
    const report = await verifyOn(
      shared.tenant,
      [{ scenario: 'Masked', steps: [{ call: 'contacts.get', with: { id: 2 } }] }],
      {
        control: { name: 'rest', so: shared.tenant.rest },
        transports: ['agents'],
        unmasked,
        onStart: () => shared.tenant.emulator.faults.add({ match: { face: 'rest' }, fault }),
      },
    );
    return (report.scenarios[0]?.steps[0]?.problems ?? []).join('\n');
  };

  it('is masked in the problem of the step that it fails; the class and the status are shown', async () => {
    const problems = await run(false);
    expect(problems).toContain('rest: ServerError (status 500): ');
    expect(problems).toContain(
      'Xxxx Xxxxxxxx xx xxx xx xxxxx; if that is expected, write expect: { error: ServerError }',
    );
    expect(problems).not.toContain('Anna');
  });

  it('is shown if the run is unmasked', async () => {
    expect(await run(true)).toContain('Anna Svensson is out of order');
  });

  it('is masked where a side gave no answer', () => {
    const error = outlineOf(new ServerError('Anna Svensson broke the proxy', { status: 502 }));
    const observation = { side: 'soap', error, milliseconds: 1 };
    expect(unanswered(observation)).toBe(
      'soap gave no answer to compare: ServerError (status 502): Xxxx Xxxxxxxx xxxxx xxx xxxxx',
    );
    expect(unanswered(observation, true)).toBe(
      'soap gave no answer to compare: ServerError: Anna Svensson broke the proxy',
    );
  });
});
