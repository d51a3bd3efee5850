import { describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import { type HttpEngine, type SuperOffice, superOfficeModule, TYPES } from '../../src/index.js';
import { errorOf } from '../support/transports.js';

type TransportName = 'soap' | 'rest' | 'agents';

/** The stack of the first request of a call, from the engine to the caller, async functions included. */
async function stackOf(transport: TransportName, call: (so: SuperOffice) => Promise<unknown>): Promise<string[]> {
  let stack: string | undefined;
  const capture = async (): Promise<never> => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = Infinity;
    stack ??= new Error('captured').stack;
    Error.stackTraceLimit = stackTraceLimit;
    throw new Error('nothing is sent');
  };
  const engine: HttpEngine = { send: capture, open: capture, close: async () => undefined };
  const container = new Container();
  const tenant = { url: 'http://crm.example.com/SuperOffice' };
  const resilience = { attempts: 1 };
  container.load(superOfficeModule({ transport, tenant, auth: { kind: 'ticket', ticket: 'T' }, resilience }));
  container.rebind(TYPES.HttpEngine).toConstantValue(engine);
  await using so = container.get(TYPES.Connection);
  const theCaller = async () => {
    await call(so);
  };
  await errorOf(theCaller());
  return (stack ?? '').split('\n');
}

describe('the way of a call', () => {
  it.each([
    ['soap', 16],
    ['rest', 12],
    ['agents', 14],
  ] as const)('over %s is at most %i frames long, so that a stack can be read', async (transport, limit) => {
    const stack = await stackOf(transport, (so) => so.contacts.get(2));
    const frames = stack.filter((line) => /[/\\]src[/\\]/.test(line) && !line.includes('node_modules'));
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.length).toBeLessThanOrEqual(limit);
  });

  const calls = {
    get: (so: SuperOffice) => so.contacts.get(2),
    find: (so: SuperOffice) => so.contacts.find(2),
    create: (so: SuperOffice) => so.contacts.create({ Name: 'Nordlys AS' }),
    merge: (so: SuperOffice) => so.contacts.merge(2, { Name: 'Nordlys AS' }),
    delete: (so: SuperOffice) => so.contacts.delete(2),
    'a list': (so: SuperOffice) => so.lists.items('category'),
    'an archive': (so: SuperOffice) =>
      so
        .archive('FindContact')
        .query({ select: ['name'] })
        .toArray(),
    'an operation': (so: SuperOffice) => so.agents.Contact.GetContactEntity({ ContactEntityId: 2 }),
  };
  const cases = (['soap', 'rest', 'agents'] as const).flatMap((transport) =>
    Object.entries(calls).map(([name, call]) => [transport, name, call] as const),
  );

  it.each(cases)(
    'over %s leads from the request of %s back to the line that made the call',
    async (transport, _, call) => {
      expect((await stackOf(transport, call)).join('\n')).toContain('theCaller');
    },
  );
});
