import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { everyKey } from '../store/table.js';
import { allEntityRules, requiredRules as rules } from './generic-entities.js';

type Handler = (server: EmulatedServer, parameters: CanonicalObject, session: Session) => unknown;

/** `QuoteEntity` and `Quote` are two carriers of one record. */
const quoteEntity = allEntityRules.find(({ carrier }) => carrier === 'QuoteEntity') ?? rules('Quote');

/** The entities of one kind that refer to another one by a field. */
function referring({ entities, store }: EmulatedServer, name: string, field: string, id: unknown): CanonicalObject[] {
  return [...entities.ids(rules(name), everyKey, false)]
    .filter((each) => store.read(name, each, (entity) => entity[field] === id) === true)
    .map((each) => entities.get(rules(name), each));
}

/** A new quote has one version, which has one alternative. */
function createQuote(server: EmulatedServer, parameters: CanonicalObject, session: Session): CanonicalObject {
  const { entities } = server;
  const { SaleId, ConnectionId, FirstAlternativeName } = parameters;
  entities.get(rules('Sale'), Number(SaleId));
  const save = (name: string, values: CanonicalObject) => entities.create(rules(name), values, session);
  const quote = save('Quote', { SaleId, QuoteConnectionId: ConnectionId });
  const version = save('QuoteVersion', { QuoteId: quote['QuoteId'] });
  const { QuoteVersionId } = version;
  const { QuoteAlternativeId } = save('QuoteAlternative', { QuoteVersionId, Name: FirstAlternativeName });
  entities.save(rules('QuoteVersion'), { ...version, LikelyQuoteAlternativeId: QuoteAlternativeId }, session);
  entities.save(rules('Quote'), { ...quote, ActiveQuoteVersionId: QuoteVersionId }, session);
  return entities.get(quoteEntity, Number(quote['QuoteId']));
}

/** It is not saved: the client does that after it has completed the line. */
function createLine(
  { entities }: EmulatedServer,
  { QuoteAlternativeId, ERPProductKey }: CanonicalObject,
  session: Session,
) {
  entities.get(rules('QuoteAlternative'), Number(QuoteAlternativeId));
  return { ...entities.createDefault(rules('QuoteLine'), session), QuoteAlternativeId, ERPProductKey };
}

/** The operations that make a quote, and that lead from a sale to its quote and down to its lines. */
const handlers: Readonly<Record<string, Handler>> = {
  CreateAndSaveQuote: createQuote,
  CreateQuoteLine: createLine,
  GetQuoteFromSaleId: (server, { SaleId }) => referring(server, 'Quote', 'SaleId', SaleId)[0] ?? null,
  GetQuoteVersions: (server, { QuoteId }) => referring(server, 'QuoteVersion', 'QuoteId', QuoteId),
  GetQuoteAlternatives: (server, { QuoteVersionId }) =>
    referring(server, 'QuoteAlternative', 'QuoteVersionId', QuoteVersionId),
  GetQuoteLines: (server, { QuoteAlternativeId }) =>
    referring(server, 'QuoteLine', 'QuoteAlternativeId', QuoteAlternativeId),
};

/** By the names of agent and operation. Source: the vendor's reference of the quote agent. */
export const quoteOperations: readonly (readonly [string, OperationHandler])[] = Object.entries(handlers).map(
  ([name, handle]) => [
    `Quote.${name}`,
    (server, parameters, session) => ({ Response: handle(server, parameters, session) ?? null }),
  ],
);
