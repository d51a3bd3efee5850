import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { soapOnlyOperations } from '../../src/contract/agent-arguments.js';
import { Contract } from '../../src/contract/index.js';
import { type Agents, connect, NotSupportedError, type SuperOffice, ValidationError } from '../../src/index.js';
import { arbitraryOf } from '../support/arbitrary.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';
import { vendorWsdl } from '../support/vendor-schema.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('agents on %s', (transport) => {
  it('take parameters by their SOAP names and return the only output', async () => {
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
    ['an unknown agent', (agents) => agents['Contcat']?.['GetContactEntity']?.({}), 'Did you mean "Contact"?'],
    [
      'an unknown operation',
      (agents) => agents['Contact']?.['GetContactEntitty']?.({}),
      'Did you mean "GetContactEntity"?',
    ],
    ['a missing parameter', (agents) => agents['MDO']?.['GetSimpleList']?.({}), 'Name is missing'],
    [
      'a name that several come near to',
      (agents) => agents['Contact']?.['GetContactEntty']?.({}),
      'Did you mean "GetContactEntity',
    ],
    [
      'an operation that no version known here has',
      (agents) => agents['Appointment']?.['Zzzzzzzzzzzzzzzz']?.({}),
      'contract.source',
    ],
    [
      'a surplus parameter',
      (agents) => agents['MDO']?.['GetSimpleList']?.({ Name: 'x', Flat: true }),
      'MDO.GetSimpleList: unknown parameter "Flat"; its parameters are Name',
    ],
    [
      'a parameter of another type',
      (agents) => agents['Contact']?.['GetContactEntity']?.({ ContactEntityId: '5' }),
      'an integer',
    ],
    [
      'a wrong value deep inside',
      (agents) => agents['Contact']?.['SaveContactEntity']?.({ ContactEntity: { Phones: [{ Value: 5 }] } }),
      'ContactEntity.Phones[0].Value',
    ],
    ['no object', (agents) => agents['MDO']?.['GetSimpleList']?.('task' as never), 'the parameters must be an object'],
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

describe.each(['rest', 'agents'] as const)('on %s, an operation that only SOAP has', (transport) => {
  it('is an error that says what to use instead', async () => {
    const error = await errorOf(tenant[transport].agents.SoPrincipal.GetSystemInfo());
    expect(error).toBeInstanceOf(NotSupportedError);
    expect((error as Error).message).toBe(
      'SoPrincipal.GetSystemInfo: only SOAP has this operation; use agents.License.GetLicenseFromDB for its licence, ' +
        'or the transport soap while it exists',
    );
    expect(error).toMatchObject({ transport, agent: 'SoPrincipal', operation: 'GetSystemInfo', outcome: 'not-sent' });
  });

  (vendorWsdl === undefined ? it.skip : it)('says for each of the 22 what to use, and it is there', async () => {
    const source = vendorWsdl ?? '';
    const contract = Contract.fromFolder(source);
    const so = await connect<Agents>(
      {
        transport,
        tenant: { url: tenant.emulator.url },
        auth: { kind: 'basic', username: 'sam', password: 'sam' },
        contract: { source },
      },
      { configFile: false, environment: false },
    );
    const before = tenant.emulator.requests.length;
    try {
      expect(soapOnlyOperations.size).toBe(22);
      for (const whole of soapOnlyOperations) {
        const [agent = '', operation = ''] = whole.split('.');
        const { input } = contract.operation(agent, operation);
        const parameters = Object.fromEntries(
          input.fields.map(({ name, type }) => [name, fc.sample(arbitraryOf(type, 2), 1)[0]]),
        );
        const error = await errorOf(Promise.resolve(so.agents[agent]?.[operation]?.(parameters)));
        expect(error).toBeInstanceOf(NotSupportedError);
        const { message } = error as Error;
        const named = [...message.matchAll(/agents\.(\w+)\.(\w+)/g)];
        const repositories = [...message.matchAll(/documents\.(\w+)|(principal)\(\)/g)];
        expect(named.length + repositories.length).toBeGreaterThan(0);
        for (const [, ...names] of named) {
          expect(() => contract.operation(names[0] ?? '', names[1] ?? '')).not.toThrow();
          expect(soapOnlyOperations).not.toContain(names.join('.'));
        }
        for (const [, name, principal] of repositories) {
          expect(principal === undefined ? so.documents : so).toHaveProperty(name ?? principal ?? '');
        }
      }
      expect(tenant.emulator.requests).toHaveLength(before);
    } finally {
      await so.close();
    }
  });
});
