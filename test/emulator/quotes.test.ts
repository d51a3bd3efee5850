import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';

let emulator: Emulator;
let calls: Calls;
let sale: unknown;
beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
  const made = await calls.rest('POST', 'Sale', { Heading: 'Garden furniture', Contact: { ContactId: 2 } });
  sale = made.body['SaleId'];
});
afterAll(() => emulator.close());

const quote = async (operation: string, body: object) => (await calls.agents(`Quote/${operation}`, body)).body;
const items = async (operation: string, body: object) =>
  (await quote(operation, body)) as unknown as readonly CanonicalObject[];

describe('a quote', () => {
  it('is created on a sale with a version that has one alternative, to which lines are added', async () => {
    const made = await quote('CreateAndSaveQuote', { SaleId: sale, ConnectionId: 1, FirstAlternativeName: 'Basic' });
    expect(made).toMatchObject({ SaleId: sale, QuoteConnectionId: 1 });
    const found = await quote('GetQuoteFromSaleId', { SaleId: sale });
    expect(found['QuoteId']).toBe(made['QuoteId']);

    const [version, ...otherVersions] = await items('GetQuoteVersions', { QuoteId: made['QuoteId'] });
    expect(otherVersions).toEqual([]);
    expect(found['ActiveQuoteVersionId']).toBe(version?.['QuoteVersionId']);
    const alternatives = await items('GetQuoteAlternatives', { QuoteVersionId: version?.['QuoteVersionId'] });
    expect(alternatives).toMatchObject([{ Name: 'Basic', QuoteAlternativeId: version?.['LikelyQuoteAlternativeId'] }]);

    const QuoteAlternativeId = alternatives[0]?.['QuoteAlternativeId'];
    const line = await quote('CreateQuoteLine', { QuoteAlternativeId, ERPProductKey: 'CHAIR' });
    expect(line).toMatchObject({ QuoteLineId: 0, QuoteAlternativeId, ERPProductKey: 'CHAIR' });
    expect(await items('GetQuoteLines', { QuoteAlternativeId })).toEqual([]);
    const saved = await quote('SaveQuoteLine', { QuoteLine: { ...line, Name: 'Chair' } });
    expect(await items('GetQuoteLines', { QuoteAlternativeId })).toMatchObject([
      { QuoteLineId: saved['QuoteLineId'], Name: 'Chair' },
    ]);
  });

  it('is not created on a sale that does not exist', async () => {
    const { status } = await calls.agents('Quote/CreateAndSaveQuote', { SaleId: 999_999, ConnectionId: 1 });
    expect(status).toBe(404);
  });

  it('is null for a sale that has none', async () => {
    expect((await calls.agents('Quote/GetQuoteFromSaleId', { SaleId: 999_999 })).body).toBeNull();
  });
});
