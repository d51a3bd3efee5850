import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { everyKey } from '../store/table.js';
import { notFound } from '../server-error.js';
import { requiredRules } from './generic-entities.js';

type Product = Readonly<CanonicalObject>;

const text = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

/** The price lists by their keys in the ERP system. */
function priceLists({ entities }: EmulatedServer): ReadonlyMap<string, CanonicalObject> {
  const rules = requiredRules('PriceList');
  const lists = [...entities.ids(rules, everyKey, false)].map((id) => entities.get(rules, id));
  return new Map(lists.map((list) => [text(list['ERPPriceListKey']), list]));
}

function* products({ entities }: EmulatedServer): Generator<Product> {
  const rules = requiredRules('Product');
  for (const id of entities.ids(rules, everyKey, false)) yield entities.get(rules, id);
}

/** "Primary key of the Product in the ProductProvider", of the connection that "this product comes from": by its price list. */
function byErpKey(server: EmulatedServer, { QuoteConnectionId, ERPProductKey }: CanonicalObject): Product | null {
  const lists = priceLists(server);
  for (const product of products(server)) {
    const list = lists.get(text(product['ERPPriceListKey']));
    if (text(product['ERPProductKey']) !== text(ERPProductKey)) continue;
    if (list?.['QuoteConnectionId'] === QuoteConnectionId) return product;
  }
  if (server.settings.absentEntity !== 'null') throw notFound('Product', String(ERPProductKey));
  return null;
}

const searched = ['Name', 'Code', 'Description', 'ERPProductKey'];

/**
 * "If the pricelist is null or empty, the function will search in all active pricelists." Which fields are searched is not
 * documented.
 */
function matching(server: EmulatedServer, { UserInput, PriceListKey }: CanonicalObject): Product[] {
  const lists = priceLists(server);
  return [...products(server)].filter((product) => {
    const key = text(product['ERPPriceListKey']);
    const isIn = text(PriceListKey) === '' ? lists.get(key)?.['IsActive'] === true : key === text(PriceListKey);
    return isIn && searched.some((name) => text(product[name]).includes(text(UserInput)));
  });
}

const toggle: OperationHandler = (server, { ProductId }, session) => {
  const rules = requiredRules('Product');
  const product = server.entities.get(rules, Number(ProductId));
  server.entities.save(rules, { ...product, InAssortment: product['InAssortment'] !== true }, session);
  return {};
};

/** What the Quote agent does with products besides keeping them. The quotations are those of the vendor's client. */
export const productOperations: readonly (readonly [string, OperationHandler])[] = [
  ['Quote.GetProduct', (server, parameters) => ({ Response: byErpKey(server, parameters) })],
  ['Quote.FindProduct', (server, parameters) => ({ Response: matching(server, parameters) })],
  ['Quote.ToggleProductInAssortment', toggle],
  [
    'Quote.RemoveProduct',
    ({ entities }, { ProductId }, session) => {
      entities.delete(requiredRules('Product'), Number(ProductId), session);
      return {};
    },
  ],
];
