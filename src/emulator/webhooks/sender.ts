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
    const { store, settings } = this.server;
    const hook = store.read('Webhook', id, structuredClone);
    if (hook === undefined || !isActive(hook)) return;
    const eventId = randomUUID();
    const body = this.#body(hook, eventId, event);
    for (const [retry, delay] of [0, ...settings.webhookRetryDelays].entries()) {
      if (delay > 0) await after(delay, undefined, { signal: this.#closing.signal });
      const headers = { 'X-SuperOffice-Event': event.event, 'X-SuperOffice-Retry': String(retry) };
      const { problem } = await this.#attempt(hook, eventId, headers, body);
      this.#count(id, problem);
      if (problem === '') return;
    }
    this.#discard(id);
  }

  /**
   * Posts the event `test` to the target of a webhook, which may not have been saved. Source: the vendor's page on the test
   * event. "Headers and body of response from webhook" is the message.
   */
  async test(hook: CanonicalObject, associateId: number): Promise<{ success: boolean; message: string }> {
    const eventId = randomUUID();
    const event = { event: 'test', entity: 'test', primaryKey: 0, changes: [], fieldValues: {}, associateId };
    const headers = { 'X-SuperOffice-Event': 'test', 'X-Hook-Test': 'true' };
    const { problem, answer } = await this.#attempt(hook, eventId, headers, this.#body(hook, eventId, event));
    return { success: problem === '', message: answer ?? problem };
  }

  #body(hook: CanonicalObject, eventId: string, event: WebhookEvent): string {
    return JSON.stringify({
      EventId: eventId,
      Timestamp: this.server.clock().toISOString(),
      Changes: event.changes,
      Event: event.event,
      PrimaryKey: event.primaryKey,
      Entity: event.entity,
      ContextIdentifier: this.server.tenant,
      ChangedByAssociateId: event.associateId,
      WebhookName: hook['Name'],
      ...(event.event === 'test' ? {} : { FieldValues: event.fieldValues }),
      ...(isJsonObject(hook['Properties']) ? hook['Properties'] : {}),
    });
  }

  async #attempt(
    hook: CanonicalObject,
    eventId: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Attempt> {
    const url = text(hook['TargetUrl']);
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target === undefined || !/^https?:$/.test(target.protocol)) return { problem: `${url} is not an HTTP address` };
    if (!loopback.test(target.hostname))
      return { problem: `The emulator only posts to this machine, and not to ${target.hostname}` };
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
          ...headers,
          'X-SuperOffice-EventId': eventId,
          ...(secret === '' ? {} : { 'X-SuperOffice-Signature': signature(secret, body) }),
        },
        body,
      });
      const shown = await shownAnswer(answer);
      return { problem: answer.status === 200 ? '' : `HTTP ${answer.status}`, answer: shown };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
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

/** The problem is empty if the target answered 200; no answer if it could not be reached. */
interface Attempt {
  readonly problem: string;
  readonly answer?: string;
}

/** More of a target's answer is not shown. */
const maxShownBytes = 10_000;

/** The headers and the beginning of the body of a target's answer. */
async function shownAnswer(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    parts.push(read.value as Uint8Array);
    size += (read.value as Uint8Array).length;
    if (size >= maxShownBytes) break;
  }
  await reader?.cancel();
  const body = Buffer.concat(parts).subarray(0, maxShownBytes).toString('utf8');
  return [`HTTP ${answer.status} ${answer.statusText}`, ...headers, '', body].join('\r\n');
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
