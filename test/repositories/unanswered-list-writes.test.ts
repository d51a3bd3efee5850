import { describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { ListCarriers } from '../../src/repositories/list-carriers.js';
import { TransportListItems } from '../../src/repositories/list-items.js';
import { TransportListRepository } from '../../src/repositories/list-repository.js';
import type { Transport } from '../../src/transports/transport.js';
import { errorOf } from '../support/transports.js';

/** A transport whose server answers writes with null, as an answer without a body is read. */
function carriersThatLoseAnswers() {
  const sent: string[] = [];
  const transport = {
    name: 'soap',
    async execute({ request }: { readonly request: { readonly operation: string } }) {
      sent.push(request.operation);
      if (/^(?:Save|Add)/.test(request.operation)) return null;
      const key = request.operation.startsWith('CreateDefault') ? 0 : 5;
      return { Id: key, TaskListItemId: key, Name: 'x' };
    },
  } as unknown as Transport;
  const contract = Contract.bundled();
  return { sent, transport, contract, carriers: new ListCarriers(transport, contract) };
}

type Lost = ReturnType<typeof carriersThatLoseAnswers>;

describe('a write to a list that is answered with nothing', () => {
  it.each<[string, (lost: Lost) => Promise<unknown>]>([
    ['an added item', ({ carriers }) => new TransportListItems<object>('category', carriers).create({})],
    ['a changed item', ({ carriers }) => new TransportListItems<object>('category', carriers).merge(5, { Name: 'y' })],
    ['a changed task', ({ carriers }) => new TransportListItems<object>('task', carriers).merge(5, { Value: 'y' })],
    ['a deleted task', ({ carriers }) => new TransportListItems<object>('task', carriers).delete(5)],
    [
      'a changed list',
      ({ transport, contract }) => new TransportListRepository(transport, contract).updateDefinition(5, { Name: 'y' }),
    ],
    [
      'an added list',
      ({ transport, contract }) => new TransportListRepository(transport, contract).createDefinition({ Name: 'y' }),
    ],
  ])('may have been done: %s', async (_what, call) => {
    const lost = carriersThatLoseAnswers();
    const error = await errorOf(call(lost));
    expect(error).toMatchObject({ name: 'ProtocolError', outcome: 'unknown', transport: 'soap' });
    expect(String(error)).toContain('the answer contains no entity');
    expect(lost.sent.at(-1)).toMatch(/^(?:Save|Add)/);
  });
});
