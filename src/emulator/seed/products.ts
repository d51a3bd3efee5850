import type { Store } from '../store/store.js';

const connection = { QuoteConnectionId: 1, ERPName: 'ERP', DisplayName: 'ERP', Rank: 1, IsAvailable: true };

const priceList = {
  PriceListId: 1,
  ERPPriceListKey: 'standard',
  QuoteConnectionId: 1,
  Name: 'Standard prices',
  Description: 'Without discounts',
  Currency: 'NOK',
  CurrencyName: 'NOK',
  IsActive: true,
};

const products = [
  { key: 'P-100', name: 'Crane hook', price: 1_250, cost: 800 },
  { key: 'P-200', name: 'Standing desk', price: 4_900, cost: 3_100 },
  { key: 'P-300', name: 'Printer', price: 2_300, cost: 1_500 },
];

/** A connection to an ERP system with a price list, and products in it. */
export function seedProducts(store: Store): void {
  store.put('QuoteConnection', 1, connection);
  store.put('PriceList', 1, priceList);
  for (const [index, { key, name, price, cost }] of products.entries()) {
    store.put('Product', index + 1, {
      ProductId: index + 1,
      ERPProductKey: key,
      ERPPriceListKey: 'standard',
      Name: name,
      Code: key,
      QuantityUnit: 'pcs',
      PriceUnit: 'NOK',
      UnitCost: cost,
      UnitMinimumPrice: cost,
      UnitListPrice: price,
      VAT: 25,
      InAssortment: true,
      InStock: 10 * (index + 1),
      ExtraInfo: [],
    });
  }
}
