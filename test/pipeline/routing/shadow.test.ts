import { describe, expect, it, jest } from '@jest/globals';
import { NetworkError, NotFoundError, type SuperOffice, ValidationError } from '../../../src/index.js';
import { AnswerTooLarge } from '../../../src/http/index.js';
import { scriptedTenant } from '../../support/scripted-transports.js';
import { control, never, reportOf, routes, shadowed, until } from '../../support/shadowed.js';
import { errorOf } from '../../support/transports.js';
import { wholeContact } from '../../support/whole-entity.js';

describe('a shadow', () => {
  it('gets the same request, and an equal answer is reported as equal', async () => {
    const tenant = shadowed();
    tenant.shadows.soap.script = () => structuredClone(control);
    const report = reportOf(tenant.so);
    await tenant.so.contacts.get(5, { language: 'no' });
    expect(await report).toMatchObject({
      operation: 'contacts.get',
      id: 5,
      route: 0,
      control: { transport: 'rest' },
      candidate: { transport: 'soap' },
      verdict: 'equal',
      differences: [],
      skipped: 0,
    });
    const [asked] = tenant.rest.asked;
    const [again] = tenant.shadows.soap.asked;
    expect(again?.request).toEqual(asked?.request);
    expect(again?.options).toMatchObject({ language: 'no' });
    expect(tenant.soap.asked).toEqual([]);
  });

  it.each<[what: string, script: () => unknown, verdict: string]>([
    ['differs', () => ({ ...control, Name: 'ACME' }), 'different'],
    ['has nothing', () => null, 'different'],
    ['throws', () => Promise.reject(new Error('a bug')), 'failed'],
    ['cannot be reached', () => Promise.reject(new NetworkError('broken')), 'failed'],
    ['refuses', () => Promise.reject(new ValidationError('not so')), 'different'],
    ['answers late', never, 'failed'],
  ])('that %s changes nothing for the caller, and is reported', async (_what, script, verdict) => {
    // Only calls that never answer time out, so the speed of the machine does not matter.
    const tenant = shadowed(script === never ? { timeout: 20 } : {});
    tenant.shadows.soap.script = script;
    const report = reportOf(tenant.so);
    expect(await tenant.so.contacts.get(5)).toEqual(control);
    expect((await report).verdict).toBe(verdict);
    await tenant.so.close();
  });

  it('is compared with the answer that the caller got, whatever the caller does with it', async () => {
    const tenant = shadowed();
    let answer: (value: unknown) => void = () => undefined;
    tenant.shadows.soap.script = () => new Promise((resolve) => (answer = resolve));
    const report = reportOf(tenant.so);
    const contact = (await tenant.so.contacts.get(5)) as unknown as typeof control;
    contact.Name = 'changed by the caller';
    contact.Persons.length = 0;
    await until(() => tenant.shadows.soap.asked.length === 1);
    const answered = structuredClone(control);
    answer(answered);
    expect((await report).verdict).toBe('equal');
    expect(contact.Name).toBe('changed by the caller');
    expect(answered).toEqual(control);
  });

  it('accepts differences that the rules of the configuration explain, which trip no guardrails', async () => {
    const rules = [
      { path: 'Name', compare: 'ignoreCase' as const, because: 'SOAP shouts' },
      { path: 'Persons[*]', subject: 'lists.*', compare: 'ignore' as const },
    ];
    const guardrails = { mismatches: 0.5, minimum: 1 };
    const guarded = [{ ...routes[0], fallback: 'soap' as const, guardrails } as (typeof routes)[0]];
    const tenant = scriptedTenant({ routes: guarded, shadows: { rules } });
    tenant.rest.script = () => structuredClone(control);
    tenant.shadows.rest.script = tenant.rest.script;
    tenant.shadows.soap.script = () => ({ ...control, Name: 'ACME' });
    const report = reportOf(tenant.so);
    await tenant.so.contacts.get(5);
    expect(await report).toMatchObject({ verdict: 'equal', differences: [], explained: 1 });
    expect(tenant.so.routing.explain('contacts.get').tripped).toBe(false);
    tenant.shadows.soap.script = () => ({ ...control, Name: 'ACME', Persons: [] });
    const second = reportOf(tenant.so);
    await tenant.so.contacts.get(5);
    expect(await second).toMatchObject({ verdict: 'different', differences: [{ path: 'Persons[0]' }], explained: 1 });
  });

  it('pauses for an operation whose answers are repeatedly too large, longer each time', async () => {
    let now = 0;
    const tenant = scriptedTenant({ routes }, { clock: () => now });
    tenant.rest.script = () => structuredClone(control);
    const large = () => Promise.reject(new AnswerTooLarge('the answer is too large'));
    tenant.shadows.soap.script = large;
    const compared = async () => {
      const report = reportOf(tenant.so);
      await tenant.so.contacts.get(5);
      return report;
    };
    let skipped = 0;
    for (const rest of [0, 400, 800, 1_600]) {
      expect(await compared()).toMatchObject({ verdict: 'uncompared', differences: [], skipped });
      skipped = rest > 0 ? 1 : 0;
      now += Math.max(0, rest - 1);
      if (rest > 0) await tenant.so.contacts.get(5);
      now += 1;
    }
    // Other operations continue, and after a comparison the next call is shadowed at once.
    tenant.shadows.soap.script = () => structuredClone(control);
    const other = reportOf(tenant.so);
    await tenant.so.contacts.find(5);
    expect(await other).toMatchObject({ operation: 'contacts.find', verdict: 'equal', skipped: 1 });
    expect((await compared()).verdict).toBe('equal');
    tenant.shadows.soap.script = large;
    for (let time = 0; time < 2; time++) expect((await compared()).verdict).toBe('uncompared');
  });

  it('gets the original parameters, whatever the caller does with them', async () => {
    const tenant = scriptedTenant({ routes: [{ ...routes[0], match: 'agents.MDO.*' } as (typeof routes)[0]] });
    const parameters = { Name: 'task' };
    const report = reportOf(tenant.so);
    const call = tenant.so.agents.MDO.GetSimpleList(parameters);
    parameters.Name = 'other';
    await call;
    await report;
    expect(tenant.shadows.soap.asked[0]?.request).toMatchObject({ parameters: { Name: 'task' } });
  });

  it.each<[string, (so: SuperOffice) => Promise<unknown>]>([
    ['create', (so) => so.contacts.create({ Name: 'A' })],
    ['save', (so) => so.contacts.save(wholeContact({ ContactId: 5 }))],
    ['patch', (so) => so.contacts.patch(5, [{ op: 'replace', path: '/Name', value: 'B' }])],
    ['merge', (so) => so.contacts.merge(5, { Name: 'B' })],
    ['delete', (so) => so.contacts.delete(5)],
    ['a writing operation', (so) => so.agents.Contact.DeleteContactEntity({ ContactEntityId: 5 })],
    ['a step of a writing operation that reads', (so) => so.lists.of('category').move(5, 'up')],
    ['content', (so) => so.documents.writeContent(5, Buffer.from('x'))],
    ['content that is read', (so) => so.documents.readContent(5)],
  ])('never runs a write, nor what can be read once only: %s', async (_what, write) => {
    const match = ['contacts.*', 'agents.Contact.*', 'lists.*', 'documents.*'];
    const tenant = scriptedTenant({ routes: [{ match, transport: 'rest', shadow: { transport: 'soap' } }] });
    tenant.rest.script = () => ({ Id: 1, DocumentId: 5 });
    await write(tenant.so);
    const report = reportOf(tenant.so);
    await tenant.so.contacts.get(5);
    await report;
    expect(tenant.shadows.soap.asked.map(({ name }) => name)).toEqual(['entity.get']);
  });

  it('is made for the sampled share of calls', async () => {
    let chance = 0;
    const sampled = [
      { match: 'contacts.*', transport: 'rest' as const, shadow: { transport: 'soap' as const, sample: 0.1 } },
    ];
    const tenant = scriptedTenant({ routes: sampled }, { chance: () => chance });
    let reports = 0;
    tenant.so.routing.on('shadow', () => reports++);
    for (chance of [0.5, 0.1, 0.05, 0]) await tenant.so.contacts.get(5);
    await until(() => reports === 2);
    expect(tenant.shadows.soap.asked).toHaveLength(2);
  });

  it('compares errors by class: two refusals are equal', async () => {
    const tenant = shadowed();
    tenant.rest.script = () => Promise.reject(new NotFoundError('there is none'));
    tenant.shadows.rest.script = tenant.rest.script;
    tenant.shadows.soap.script = () => Promise.reject(new NotFoundError('not found'));
    const report = reportOf(tenant.so);
    expect(await errorOf(tenant.so.contacts.get(5))).toBeInstanceOf(NotFoundError);
    expect(await report).toMatchObject({ verdict: 'equal', control: { error: 'NotFoundError' } });
    tenant.shadows.soap.script = () => control;
    const second = reportOf(tenant.so);
    await errorOf(tenant.so.contacts.get(5));
    expect(await second).toMatchObject({ verdict: 'different' });
  });

  describe('of a record that changes meanwhile', () => {
    const before = { ContactId: 5, Name: 'Acme', UpdatedDate: '2026-11-26T10:00:00' };
    const after = { ContactId: 5, Name: 'Acme Ltd', UpdatedDate: '2026-11-26T10:00:01' };
    const guardrails = { mismatches: 0.1, minimum: 1 };
    const guarded = routes.map((route) => ({ ...route, fallback: 'soap' as const, guardrails }));
    /** Each side answers these, one after the other. */
    const compared = async (answers: { control: unknown; candidate: unknown[]; again: unknown[] }) => {
      const tenant = scriptedTenant({ routes: guarded });
      const inTurn = (values: unknown[]) => () => {
        const value = values.length > 1 ? values.shift() : values[0];
        return value instanceof Error ? Promise.reject(value) : structuredClone(value);
      };
      tenant.rest.script = inTurn([answers.control]);
      tenant.shadows.soap.script = inTurn(answers.candidate);
      tenant.shadows.rest.script = inTurn(answers.again);
      const report = reportOf(tenant.so);
      await Promise.allSettled([tenant.so.contacts.get(5)]);
      const { verdict, differences } = await report;
      const reads = tenant.shadows.rest.asked.length + tenant.shadows.soap.asked.length;
      const { tripped } = tenant.so.routing.explain('contacts.get');
      await tenant.so.close();
      return { verdict, paths: differences.map(({ path }) => path), reads, tripped };
    };
    const absent = new NotFoundError('there is none');

    it.each([
      ['the control was read before the change', { control: before, candidate: [after], again: [after] }],
      ['the candidate was read before the change', { control: after, candidate: [before, after], again: [after] }],
      [
        'it changes once more',
        { control: before, candidate: [after], again: [{ ...after, UpdatedDate: '2026-11-27' }] },
      ],
      ['it is deleted', { control: before, candidate: [absent], again: [absent] }],
      ['it is created', { control: absent, candidate: [after], again: [after] }],
      [
        'answers without a time of change differ',
        { control: [{ Id: 1 }], candidate: [[{ Id: 1 }, { Id: 2 }]], again: [[{ Id: 1 }, { Id: 2 }]] },
      ],
    ])('is neither equal nor different, and trips nothing: %s', async (_what, answers) => {
      expect(await compared(answers)).toMatchObject({ verdict: 'changed', paths: [], tripped: false });
    });

    it('differs if the control has not changed, which one more read of it shows', async () => {
      const cut = { ...before, Name: 'A' };
      const found = await compared({ control: before, candidate: [cut], again: [before] });
      expect(found).toEqual({ verdict: 'different', paths: ['Name'], reads: 2, tripped: true });
    });

    it('differs at places that are steady, when others differ in each answer', async () => {
      const answer = { ContactId: 5, Name: 'Acme', Ticks: 1 };
      const candidate = [{ ...answer, Name: 'A', Ticks: 2 }];
      const found = await compared({ control: answer, candidate, again: [{ ...answer, Ticks: 3 }] });
      expect(found).toMatchObject({ verdict: 'different', paths: ['Name'], tripped: true });
    });

    it('differs if the control cannot be read again', async () => {
      const found = await compared({ control: before, candidate: [after], again: [new NetworkError('broken')] });
      expect(found).toMatchObject({ verdict: 'different', tripped: true });
    });

    it('is not read again if the answers are equal', async () => {
      expect(await compared({ control: before, candidate: [before], again: [after] })).toMatchObject({ reads: 1 });
    });
  });

  it('trips the guardrails if too many answers differ', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const guardrails = { mismatches: 0.2, minimum: 5 };
    const tenant = scriptedTenant({ routes: [{ ...routes[0], fallback: 'soap', guardrails } as (typeof routes)[0]] });
    tenant.shadows.rest.script = tenant.rest.script;
    for (let call = 1; call <= 5; call++) {
      tenant.shadows.soap.script = call > 3 ? () => null : tenant.rest.script;
      const report = reportOf(tenant.so);
      await tenant.so.contacts.get(5);
      await report;
      expect(tenant.so.routing.explain('contacts.get').tripped).toBe(call === 5);
    }
    expect(String(warnings.mock.calls[0]?.[0])).toContain('2 of 5 comparisons differed, and the limit is 20 percent');
    warnings.mockRestore();
  });
});
