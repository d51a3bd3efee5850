import type { Behaviour } from './behaviour.js';
import { memberBehaviour, selectionBehaviour } from './selections.js';
import { attachmentBehaviour, messageBehaviour, ticketBehaviour } from './tickets.js';
import { webhookBehaviour } from './webhooks.js';

/** The entities with rules of their own beyond what follows from the contract, by name. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map([
  ['Ticket', ticketBehaviour],
  ['TicketMessage', messageBehaviour],
  ['Attachment', attachmentBehaviour],
  ['Webhook', webhookBehaviour],
  ['Selection', selectionBehaviour],
  ['SelectionMember', memberBehaviour],
]);
