import { expect, it } from '@jest/globals';
import { TransportSearch } from '../../src/repositories/search.js';
import { archiveOverAgent } from '../../src/transports/archive/over-agent.js';
import type { Transport } from '../../src/transports/transport.js';

/** More than the arguments that a call may have. */
const count = 200_000;
const archive = { operation: 'contacts.query', provider: 'FindContact' } as const;
const criteria = { select: ['contactId'], pageSize: count } as const;

it('a search collects pages of any size', async () => {
  const rows = Array.from({ length: count }, (_, index) => ({ PrimaryKey: index, EntityName: 'contact', columns: {} }));
  const transport = { name: 'rest', execute: async () => ({ rows, next: undefined }) } as unknown as Transport;
  const found = await new TransportSearch(transport, archive, criteria, {}).toArray();
  expect(found).toHaveLength(count);
});

it('a page of the Archive agent may have any size', async () => {
  const row = {
    PrimaryKey: 1,
    EntityName: 'contact',
    ColumnData: { contactId: { DisplayValue: '1', TooltipHint: '' } },
  };
  const exchanges = archiveOverAgent(async (_agent, operation, { Page }) => {
    if (operation === 'GetAvailableColumns') return { Response: [] };
    return { Response: { Rows: Page === 0 ? Array.from({ length: count }, () => row) : [] } };
  });
  const transport = {
    name: 'agents',
    execute: (exchange: { request: never }, options: never) => exchanges['archive.page'](exchange.request, options),
  } as unknown as Transport;
  const found = await new TransportSearch(transport, archive, criteria, {}).toArray();
  expect(found).toHaveLength(count);
});
