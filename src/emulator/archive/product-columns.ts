import { type ArchiveColumn, field } from './columns.js';

const own = (type: ArchiveColumn['type'], name: string, path: string) => field(type, name, path, 'product');

/**
 * Of the provider `Product`, those that its carrier has. Categories, families and types are keys of the ERP system here,
 * whose names the emulator does not have.
 */
export const productColumns: readonly ArchiveColumn[] = [
  own('int', 'productId', 'ProductId'),
  own('text', 'name', 'Name'),
  own('text', 'erpProductKey', 'ERPProductKey'),
  own('text', 'code', 'Code'),
  own('bool', 'inAssortment', 'InAssortment'),
  own('text', 'description', 'Description'),
  own('text', 'quantityUnit', 'QuantityUnit'),
  own('text', 'priceUnit', 'PriceUnit'),
  own('text', 'subscriptionUnit', 'SubscriptionUnit'),
  own('decimal', 'defaultSubscriptionQuantity', 'DefaultSubscriptionQuantity'),
  own('bool', 'isSubscription', 'IsSubscription'),
  own('text', 'itemNumber', 'ItemNumber'),
  own('text', 'url', 'Url'),
  own('text', 'vatInfo', 'VATInfo'),
  own('decimal', 'vat', 'VAT'),
  own('decimal', 'cost', 'UnitCost'),
  own('decimal', 'minimumPrice', 'UnitMinimumPrice'),
  own('decimal', 'listPrice', 'UnitListPrice'),
  own('text', 'supplier', 'Supplier'),
  own('text', 'supplierCode', 'SupplierCode'),
  ...[1, 2, 3, 4, 5].map((number) => own('text', `extraField${number}`, `ExtraField${number}`)),
];
