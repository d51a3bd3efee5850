import type { Behaviour } from './behaviour.js';

const counted = ['TotalCalls', 'TotalErrors', 'ConsecutiveErrors', 'LastError'] as const;

/** As the vendor's page on subscriptions and its client's test show the default. What is counted is the server's own. */
export const webhookBehaviour: Behaviour = {
  defaults: () => ({ Events: ['contact.created', 'contact.deleted'], State: 'Active', Type: 'webhook' }),
  set: (given, before) => ({
    ...Object.fromEntries(counted.map((name) => [name, before?.[name] ?? (name === 'LastError' ? '' : 0)])),
    // "The receiver can reset the state to Active to resume the sending."
    ...(before?.['State'] === 'TooManyErrors' && given['State'] === 'Active' ? { ConsecutiveErrors: 0 } : {}),
  }),
};
