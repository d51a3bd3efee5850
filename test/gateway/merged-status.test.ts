import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { type GatewayStatus, statusHandlerOf } from '../../src/gateway/index.js';
import type { RouteExplanation } from '../../src/pipeline/routing/index.js';
import { type CallResult, Usage } from '../../src/gateway/usage/usage.js';

const operation = Contract.bundled().operation('Contact', 'GetContactEntity');
const key = Buffer.alloc(32, 1);

/** The status of a process that has seen calls of clients, at times in the order in which they are given. */
function statusOf(calls: readonly (readonly [client: string, result: CallResult])[], began: number, tripped = false) {
  let time = began;
  const usage = new Usage(key, undefined, () => new Date(1_700_000_000_000 + 1_000 * time++).toISOString());
  for (const [applicationToken, result] of calls) {
    const client = { applicationToken, userAgent: 'php', address: '127.0.0.1' };
    usage.add({
      ...{ operation, services: 'Services88', result, milliseconds: 10 },
      ...{ client, parameters: { ContactEntityId: 2 } },
    });
  }
  usage.addOther('a description of a service');
  const route: RouteExplanation = {
    ...{ operation: 'agents.Contact.GetContactEntity', kind: 'read' as const, transports: { rest: 100 }, route: 0 },
    ...{ match: [], stickyBy: undefined, shadow: undefined, fallback: undefined, tripped, text: 'rest' },
  };
  const routes = { 'Contact.GetContactEntity': route };
  return { what: 'Gateway', processes: 1, usage: usage.facts(), routes } satisfies GatewayStatus;
}

async function merged(...statuses: readonly (GatewayStatus | undefined)[]): Promise<Response> {
  const server = createServer(statusHandlerOf(() => Promise.resolve(statuses)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/json`);
    return new Response(await answer.text(), { status: answer.status });
  } finally {
    server.close();
  }
}

it('one page shows several processes as if one had answered all calls', async () => {
  const first = [
    ['one', 'succeeded'],
    ['two', 'fault'],
  ] as const;
  const second = [
    ['two', 'succeeded'],
    ['three', 'exception'],
    ['one', 'succeeded'],
  ] as const;
  const all = (await (await merged(statusOf([...first, ...second], 0))).json()) as Shown;
  const parts = (await (await merged(statusOf(first, 0), undefined, statusOf(second, 3))).json()) as Shown;
  expect(parts.processes).toBe(2);
  expect(parts.operations).toEqual(all.operations);
  expect(parts.since).toBe(all.since);
  expect(parts.otherRequests).toEqual([{ name: 'a description of a service', calls: 2 }]);
  const withoutTimes = ({ clients }: Shown) =>
    clients.map(({ name, application, calls }) => [name, application, calls]);
  expect(withoutTimes(parts)).toEqual(withoutTimes(all));
  for (const { firstSeen, lastSeen } of parts.clients) expect(firstSeen <= lastSeen).toBe(true);
});

interface Shown {
  readonly processes: number;
  readonly since: string;
  readonly operations: readonly { readonly tripped: boolean }[];
  readonly otherRequests: readonly object[];
  readonly clients: readonly Readonly<Record<'name' | 'application' | 'calls' | 'firstSeen' | 'lastSeen', string>>[];
}

it('guardrails that have tripped in one process are shown as tripped', async () => {
  const calls: readonly [string, CallResult][] = [['one', 'succeeded']];
  for (const order of [
    [true, false],
    [false, true],
  ]) {
    const shown = (await (await merged(...order.map((tripped) => statusOf(calls, 0, tripped)))).json()) as Shown;
    expect(shown.operations.map(({ tripped }) => tripped)).toEqual([true]);
  }
});

it('503 says that no process answers', async () => {
  expect((await merged(undefined)).status).toBe(503);
});
