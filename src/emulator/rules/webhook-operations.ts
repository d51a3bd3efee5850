import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { OperationHandler, WaitingHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { badRequest } from '../server-error.js';
import { everyKey } from '../store/table.js';
import { isJsonObject } from '../wire/json-object.js';
import { requiredRules } from './generic-entities.js';

type Handler = (server: EmulatedServer, parameters: CanonicalObject, session: Session) => unknown;

const text = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

function matches(hook: CanonicalObject, { NameFilter, EventFilter, StatusFilter }: CanonicalObject): boolean {
  const events = Array.isArray(hook['Events']) ? hook['Events'].map(text) : [];
  const state = text(StatusFilter);
  return (
    text(hook['Name']).includes(text(NameFilter)) &&
    (text(EventFilter) === '' || events.some((event) => event.includes(text(EventFilter)))) &&
    (state === '' || state === 'unknown' || text(hook['State']) === state)
  );
}

const handlers: Readonly<Record<string, Handler>> = {
  GetAllWebhooks({ entities }, parameters) {
    const rules = requiredRules('Webhook');
    return [...entities.ids(rules, everyKey, false)]
      .map((id) => entities.get(rules, id))
      .filter((hook) => matches(hook, parameters));
  },
  SignalEvent({ webhooks }, { EventName, PrimaryKey, Data }, session) {
    if (typeof EventName !== 'string' || EventName === '') throw badRequest('EventName is empty');
    webhooks.post({
      event: EventName,
      entity: EventName.split('.')[0] ?? '',
      primaryKey: Number(PrimaryKey),
      changes: [],
      fieldValues: isJsonObject(Data) ? Data : {},
      associateId: session.associateId,
    });
  },
  GetLastError: ({ entities }, { WebhookId }) => entities.get(requiredRules('Webhook'), Number(WebhookId))['LastError'],
};

/** Those that wait for a target. "Pings a webhook with a 'test' event": the description of the operation. */
export const waitingWebhookOperations: readonly (readonly [string, WaitingHandler])[] = [
  [
    'Webhook.TestWebhook',
    ({ webhooks }, { Webhook }, session) => {
      if (!isJsonObject(Webhook)) throw badRequest('Webhook is null');
      return webhooks.test(Webhook, session.associateId).then(({ success, message }) => ({
        Response: { TableRight: null, FieldProperties: {}, Success: success, Message: message },
      }));
    },
  ],
];

/** The operations on webhooks beyond those on each one, by the names of agent and operation. */
export const webhookOperations: readonly (readonly [string, OperationHandler])[] = Object.entries(handlers).map(
  ([name, handle]) => [
    `Webhook.${name}`,
    (server, parameters, session) => ({ Response: handle(server, parameters, session) ?? null }),
  ],
);
