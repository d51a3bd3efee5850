export type { KnownWebhookEvent, WebhookEventName } from './events.js';
export type { WebhookHeaders } from './headers.js';
export type { WebhookPayload } from './payload.js';
export type { WebhookRequest } from './raw-body.js';
export { MemorySeenWebhooks, type MemorySeenWebhooksOptions, type SeenWebhooks } from './seen.js';
export { verifyWebhook, type VerifyWebhookOptions, type WebhookNotification } from './verify.js';
