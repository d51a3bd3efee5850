import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Agents, NotSupportedError, type SuperOffice, ValidationError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('agents on %s', (transport) => {
  it('take parameters by the names of SOAP and give the only output', async () => {
    const { agents } = tenant[transport];
    expect(await agents.MDO.GetSimpleList({ Name: 'priority' })).toMatchObject([
      { Name: 'Low' },
      { Name: 'Medium' },
      { Name: 'High' },
    ]);
    expect(await agents.MDO.GetListIdByListName({ Name: 'category' })).toBe(2);
    expect(await agents.MDO.GetListNames()).toContain('task');
    expect(await agents.Contact.GetContactEntity({ ContactEntityId: 2 })).toMatchObject({ ContactId: 2 });
    const saved = await agents.Contact.SaveContactEntity({
      ContactEntity: { ContactId: 0, Name: `Over ${transport}` },
    });
    expect(saved?.Name).toBe(`Over ${transport}`);
    const deleted = agents.Contact.DeleteContactEntity({ ContactEntityId: saved?.ContactId ?? 0 });
    await expect(deleted).resolves.toBeUndefined();
  });

  const wrong: [what: string, call: (agents: Agents) => Promise<unknown> | undefined, words: string][] = [
    ['an unknown agent', (agents) => agents['Contcat']?.['GetContactEntity']?.({}), 'did you mean Contact?'],
    [
      'an unknown operation',
      (agents) => agents['Contact']?.['GetContactEntitty']?.({}),
      'did you mean GetContactEntity?',
    ],
    ['a missing parameter', (agents) => agents['MDO']?.['GetSimpleList']?.({}), 'Name is missing'],
    [
      'a name that several come near to',
      (agents) => agents['Contact']?.['GetContact']?.({}),
      'did you mean GetContactEntity',
    ],
    [
      'an operation that is none of this package’s contract',
      (agents) => agents['Appointment']?.['AcceptRejected']?.({}),
      'wsdl.source',
    ],
    [
      'a surplus parameter',
      (agents) => agents['MDO']?.['GetSimpleList']?.({ Name: 'x', Flat: true }),
      'MDO.GetSimpleList has no parameter called "Flat"; it takes Name',
    ],
    [
      'a parameter of another type',
      (agents) => agents['Contact']?.['GetContactEntity']?.({ ContactEntityId: '5' }),
      'a whole number',
    ],
    [
      'a wrong value deep inside',
      (agents) => agents['Contact']?.['SaveContactEntity']?.({ ContactEntity: { Phones: [{ Value: 5 }] } }),
      'ContactEntity.Phones[0].Value',
    ],
    ['no object', (agents) => agents['MDO']?.['GetSimpleList']?.('task' as never), 'keyed by their names'],
  ];

  it.each(wrong)('refuse %s, before anything is sent', async (_what, call, words) => {
    const before = tenant.emulator.requests.length;
    const so = tenant[transport] as unknown as SuperOffice<Agents>;
    const error = await errorOf(Promise.resolve().then(() => call(so.agents)));
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as Error).message).toContain(words);
    expect(error).toMatchObject({ transport, agent: expect.any(String), operation: expect.any(String) });
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it('can be awaited and printed without being called', async () => {
    const before = tenant.emulator.requests.length;
    const { agents } = tenant[transport];
    expect(await Promise.resolve(agents)).toBe(agents);
    expect(JSON.stringify({ agents })).toBe('{"agents":{}}');
    expect(tenant.emulator.requests).toHaveLength(before);
  });
});

it.each(['rest', 'agents'] as const)('on %s, an operation that SOAP alone has says so', async (transport) => {
  const error = await errorOf(tenant[transport].agents.SoPrincipal.GetSystemInfo());
  expect(error).toBeInstanceOf(NotSupportedError);
  expect((error as Error).message).toContain('use the transport soap');
});
