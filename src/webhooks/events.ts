/** The pages of the vendor's reference: en/automation/webhook/dev/event-details and en/automation/webhook/reference. */
type EventOf<Entity extends string, Action extends string> = `${Entity}.${Action}`;
type RowEvent = 'created' | 'changed' | 'deleted';

/**
 * The events that the vendor documents by name. Lists (`list.category.changed`, or by the number of a user-defined list
 * `list.110.changed`) and extra tables (`y_equipment.created`) have an event for each, so only their pattern is known.
 */
export type KnownWebhookEvent =
  | EventOf<
      | 'activity'
      | 'associate'
      | 'document'
      | 'person'
      | 'project'
      | 'projectmember'
      | 'relation'
      | 'sale'
      | 'salestakeholder',
      RowEvent
    >
  | EventOf<'contact', RowEvent | 'softdeleted'>
  | EventOf<'chatsession', 'created' | 'changed' | 'message'>
  | EventOf<'document', 'edited'>
  | EventOf<'person', 'consented' | 'unconsented'>
  | EventOf<'quote', 'approved' | 'rejected' | 'sent' | 'ordered'>
  | EventOf<'sale', 'completed' | 'lost' | 'sold'>
  | EventOf<'ticket', 'created' | 'changed'>
  | EventOf<'webhook', 'started' | 'stopped' | 'errors'>
  | EventOf<`list.${string}`, 'created' | 'changed' | 'softdeleted'>
  | EventOf<`y_${string}`, RowEvent>
  | 'test';

/**
 * The name of an event, such as `contact.created`. Editors suggest the ones that are documented; any other name is possible,
 * because an application can signal events of its own (`POST /Webhook/{event}/{id}`).
 */
// `string & {}` keeps the suggestions, which a plain `string` would absorb.
export type WebhookEventName = KnownWebhookEvent | (string & {});
