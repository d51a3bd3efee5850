import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { CanonicalObject } from '../../contract/index.js';
import { seedVersion } from '../seed/version.js';
import type { EmulatorSettings } from '../settings.js';
import type { Store } from '../store/store.js';
import { isJsonObject } from '../wire/json-object.js';
import type { WebhookEvent } from './events.js';

/** What the sender needs of the server. */
export interface WebhookServer {
  readonly store: Store;
  readonly settings: EmulatorSettings;
  readonly tenant: string;
  readonly clock: () => Date;
}

/** "A total of 9 consecutive attempts": three for each event (the vendor's page on notifications). */
const discardedEvents = 3;

/** An emulator with invented data must not disturb anyone else's machine. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Posts events to the webhooks of the store, in the order in which they happened, and never in the way of the call that
 * caused them. Source: the vendor's pages on notifications and on secrets.
 */
export class WebhookSender {
  readonly #queues = new Map<number, Promise<void>>();
  readonly #closing = new AbortController();

  constructor(private readonly server: WebhookServer) {}

  /** Ends what is being sent. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#queues.values());
  }

  post(event: WebhookEvent): void {
    const { store } = this.server;
    for (const id of store.ids('Webhook')) {
      const wants = store.read('Webhook', id, (hook) => isActive(hook) && eventsOf(hook).includes(event.event));
      if (wants !== true) continue;
      const turn = (this.#queues.get(id) ?? Promise.resolve()).then(() => this.#deliver(id, event));
      this.#queues.set(
        id,
        turn.catch(() => undefined),
      );
    }
  }

  /** Three attempts, which are counted as one event that is discarded if all of them fail. */
  async #deliver(id: number, event: WebhookEvent): Promise<void> {
    const { store, settings, clock } = this.server;
    const hook = store.read('Webhook', id, structuredClone);
    if (hook === undefined || !isActive(hook)) return;
    const eventId = randomUUID();
    const body = JSON.stringify({
      EventId: eventId,
      Timestamp: clock().toISOString(),
      Changes: event.changes,
      Event: event.event,
      PrimaryKey: event.primaryKey,
      Entity: event.entity,
      ContextIdentifier: this.server.tenant,
      ChangedByAssociateId: event.associateId,
      WebhookName: hook['Name'],
      FieldValues: event.fieldValues,
      ...(isJsonObject(hook['Properties']) ? hook['Properties'] : {}),
    });
    for (const [retry, delay] of [0, ...settings.webhookRetryDelays].entries()) {
      if (delay > 0) await after(delay, undefined, { signal: this.#closing.signal });
      const problem = await this.#attempt(hook, event.event, eventId, retry, body);
      this.#count(id, problem);
      if (problem === '') return;
    }
    this.#discard(id);
  }

  /** The problem; empty if the target answered 200. */
  async #attempt(hook: CanonicalObject, event: string, eventId: string, retry: number, body: string): Promise<string> {
    const url = text(hook['TargetUrl']);
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target === undefined || !/^https?:$/.test(target.protocol)) return `${url} is not an HTTP address`;
    if (!loopback.test(target.hostname))
      return `The emulator only posts to this machine, and not to ${target.hostname}`;
    const secret = text(hook['Secret']);
    try {
      const answer = await fetch(target, {
        method: 'POST',
        redirect: 'manual',
        signal: this.#closing.signal,
        headers: {
          ...customHeaders(hook['Headers']),
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': `NetServer-Webhook/${seedVersion.file}`,
          'X-SuperOffice-Event': event,
          'X-SuperOffice-EventId': eventId,
          'X-SuperOffice-Retry': String(retry),
          ...(secret === '' ? {} : { 'X-SuperOffice-Signature': signature(secret, body) }),
        },
        body,
      });
      await answer.body?.cancel();
      return answer.status === 200 ? '' : `HTTP ${answer.status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #count(id: number, problem: string): void {
    this.#change(id, (hook) => ({
      TotalCalls: Number(hook['TotalCalls'] ?? 0) + 1,
      TotalErrors: Number(hook['TotalErrors'] ?? 0) + (problem === '' ? 0 : 1),
      ...(problem === '' ? { ConsecutiveErrors: 0 } : { LastError: problem }),
    }));
  }

  #discard(id: number): void {
    this.#change(id, (hook) => {
      const errors = Number(hook['ConsecutiveErrors'] ?? 0) + 1;
      return { ConsecutiveErrors: errors, ...(errors >= discardedEvents ? { State: 'TooManyErrors' } : {}) };
    });
  }

  #change(id: number, change: (hook: Readonly<CanonicalObject>) => CanonicalObject): void {
    const { store } = this.server;
    const hook = store.read('Webhook', id, (found) => ({ ...found, ...change(found) }));
    if (hook !== undefined) store.put('Webhook', id, hook);
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function isActive({ State, Type }: Readonly<CanonicalObject>): boolean {
  return State === 'Active' && Type === 'webhook';
}

function eventsOf({ Events }: Readonly<CanonicalObject>): readonly unknown[] {
  return Array.isArray(Events) ? Events : [];
}

/** The headers that a webhook brings, without those that would break the request. */
function customHeaders(value: unknown): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] =>
        /^[\w-]+$/.test(entry[0]) &&
        !/^(?:content-length|host|connection|transfer-encoding)$/i.test(entry[0]) &&
        typeof entry[1] === 'string' &&
        /^[\t\x20-\x7e]*$/.test(entry[1]),
    ),
  );
}

/** "The shared secret as a key in the HMAC SHA256 algorithm, which is used to hash the body", in base64. */
function signature(secret: string, body: string): string {
  return createHmac('sha256', Buffer.from(secret, 'utf8')).update(body, 'utf8').digest('base64');
}
