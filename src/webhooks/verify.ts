import { createHash } from 'node:crypto';
import { ValidationError } from '../errors/index.js';
import { headerValues, type WebhookHeaders } from './headers.js';
import { parsePayload, type WebhookPayload } from './payload.js';
import { rawBody, type WebhookRequest } from './raw-body.js';
import type { SeenWebhooks } from './seen.js';
import { checkedSecrets, refused, signatureOf, signedWith } from './signature.js';

/** Options of `verifyWebhook`. */
export interface VerifyWebhookOptions {
  /** The tenant that the payload must be from, such as `Cust12345`, in any case. */
  readonly tenant?: string;
  /**
   * Milliseconds since the event after which a delivery is refused. Without it a delivery of any age is accepted.
   *
   * SuperOffice counts a refusal as an error, and turns a webhook off after nine in a row. It may deliver late, when its queue
   * is long or the receiver was down: allow hours.
   */
  readonly maxAge?: number;
  /** Recognises a delivery that was received before. Without it `repeated` is always false. */
  readonly seen?: SeenWebhooks;
  /** Bytes that the body may have; 256 KiB. A payload is about 1 KB. */
  readonly maxBytes?: number;
  /** Default: the system clock. */
  readonly clock?: () => Date;
}

/** A delivery whose signature was verified. */
export interface WebhookNotification {
  /** What happened, with the vendor's names. */
  readonly payload: WebhookPayload;
  /** Everything in the body: also the webhook's own `Properties`, and what newer servers add. */
  readonly raw: Readonly<Record<string, unknown>>;
  /**
   * Identifies the event of this webhook and tenant, the same for each attempt to deliver it: 64 hexadecimal digits, to be used
   * as the id of a job or the key of a row.
   */
  readonly id: string;
  /** Whether the event was received before, as `seen` remembers: respond with 200 then, and do nothing. */
  readonly repeated: boolean;
  /** How often SuperOffice has tried before, as it says in a header that is not signed: for a log line. */
  readonly retries: number;
  /** The position of the secret that the body is signed with: once it is never 1, an old second secret can go. */
  readonly secretIndex: number;
  /**
   * Has `seen` forget the event. Call it if you cannot handle the event, before you respond with a failure: the next attempt
   * would be taken for a repetition otherwise.
   *
   * @example
   * const notification = await verifyWebhook(request, secret, { seen });
   * try {
   *   await handle(notification.payload);
   * } catch (error) {
   *   await notification.forget();
   *   throw error;
   * }
   */
  forget(): Promise<void>;
}

/** Milliseconds by which the clocks of SuperOffice and this machine may differ. */
const skew = 5 * 60_000;

/**
 * Verifies that a request was sent by a webhook of SuperOffice, and reads its payload. SuperOffice signs the body with the
 * webhook's `Secret` (HMAC-SHA256); nothing else in the request is signed, so nothing else is used.
 *
 * The signature does not protect against a genuine request that is sent again: that takes `seen`, and `maxAge` if `seen` does
 * not remember forever.
 *
 * @param request Node's `IncomingMessage`, the request of Express or Fastify, a `Request` of Fetch, or `{ headers, body }`. The
 *   body must be as it arrived; one that was parsed is refused.
 * @param secret the webhook's `Secret`; or several, while it is being replaced
 * @throws {AuthenticationError} if the signature is missing or wrong, the payload is from another tenant, or it is too old
 * @throws {ValidationError} if the body was parsed or read before, is too large, or is not a payload
 * @throws {NetworkError} if the connection breaks while the body is read
 * @example
 * app.post('/webhook', async (request) => {
 *   const { payload, repeated } = await verifyWebhook(request, secret, { tenant: 'Cust12345' });
 *   if (payload.Event === 'contact.created' && !repeated) await companyCreated(payload.PrimaryKey);
 * });
 */
export async function verifyWebhook(
  request: WebhookRequest,
  secret: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<WebhookNotification> {
  const { tenant, maxAge, seen, maxBytes = 256 * 1024, clock = () => new Date() } = options;
  requirePositive({ maxAge, maxBytes });
  const secrets = checkedSecrets(secret);
  requireHeaders(request);
  // First, so that the body of most requests that are not from SuperOffice is never read.
  const signature = signatureOf(request.headers);
  const body = await rawBody(request, maxBytes);
  const secretIndex = signedWith(body, secrets, signature);
  const { payload, raw } = parsePayload(body);
  requireTenant(payload, tenant);
  if (maxAge !== undefined) requireAge(payload, maxAge, clock().getTime());
  const id = identityOf(payload, body);
  const keepFor = maxAge === undefined ? undefined : maxAge + 2 * skew;
  const isNew = seen === undefined || (await seen.add(id, keepFor));
  return {
    payload,
    raw,
    id,
    repeated: !isNew,
    retries: retriesOf(request.headers),
    secretIndex,
    forget: async () => {
      if (isNew) await seen?.delete(id);
    },
  };
}

/** A caller without types may pass the body alone. */
function requireHeaders(request: unknown): void {
  const headers = typeof request === 'object' && request !== null && 'headers' in request ? request.headers : undefined;
  if (typeof headers !== 'object' || headers === null)
    throw new ValidationError('the request must have headers: pass the request, or { headers, body }', {
      path: 'headers',
    });
}

function requirePositive(limits: Readonly<Record<string, number | undefined>>): void {
  for (const [name, value] of Object.entries(limits)) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0))
      throw new ValidationError(`${name} must be an integer of at least 1`, { path: name });
  }
}

function requireTenant({ ContextIdentifier }: WebhookPayload, tenant: string | undefined): void {
  if (tenant === undefined || ContextIdentifier?.toLowerCase() === tenant.toLowerCase()) return;
  throw refused('the payload is from another tenant');
}

/** With its zone: without one the time would be read in the zone of this machine. */
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

function requireAge({ Timestamp }: WebhookPayload, maxAge: number, now: number): void {
  const happened = Timestamp !== null && instantForm.test(Timestamp) ? Date.parse(Timestamp) : NaN;
  if (Number.isNaN(happened))
    throw refused('its age is unknown, because the payload has no Timestamp with a time zone');
  if (happened > now + skew) throw refused('its Timestamp is in the future');
  if (happened <= now - maxAge - skew) throw refused(`its event is older than ${maxAge} ms`);
}

/**
 * By the name of the webhook too: two webhooks may report one event to one address, and neither may hide the other's. And by
 * the tenant, so that no tenant can use up the ids of another that has the same secret.
 */
function identityOf({ EventId, ContextIdentifier, WebhookName }: WebhookPayload, body: Uint8Array): string {
  const hash = createHash('sha256');
  if (EventId === null || EventId === '') return hash.update(body).digest('hex');
  return hash.update(JSON.stringify([EventId, ContextIdentifier, WebhookName])).digest('hex');
}

function retriesOf(headers: WebhookHeaders): number {
  const [retries = ''] = headerValues(headers, 'x-superoffice-retry');
  return /^\d{1,4}$/.test(retries) ? Number(retries) : 0;
}
