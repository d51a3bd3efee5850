import * as z from 'zod';
import { ValidationError } from '../errors/index.js';
import { parseJson } from '../parsing/index.js';
import type { WebhookEventName } from './events.js';

/**
 * What SuperOffice posts when an event happens, with the vendor's names
 * (en/automation/webhook/dev/notification). What the body does not have is null or empty.
 */
export interface WebhookPayload {
  /** A GUID, the same for each attempt to deliver the event; null if the body has none. */
  readonly EventId: string | null;
  /** When the event happened, in UTC, such as `2025-05-14T10:48:07.8912039Z`; null if the body has none. */
  readonly Timestamp: string | null;
  /** Such as `contact.created`. */
  readonly Event: WebhookEventName;
  /** Such as `contact`. Events of the webhook itself have none. */
  readonly Entity: string | null;
  /** The id of the record. */
  readonly PrimaryKey: number;
  /** The columns that have changed, by their names in the database, such as `updated_associate_id`. */
  readonly Changes: readonly string[];
  /**
   * Some columns of the record. The values are as SuperOffice writes them, which differs: events of extra tables mark values
   * (`[I:6]`), others do not.
   */
  readonly FieldValues: Readonly<Record<string, unknown>>;
  /** Ids that the record had, if it was deleted. */
  readonly Values: Readonly<Record<string, unknown>>;
  /** The tenant, such as `Cust12345`; `Default` Onsite. */
  readonly ContextIdentifier: string | null;
  /** The user who caused the event. */
  readonly ChangedByAssociateId: number | null;
  /** The name that was given to the webhook. */
  readonly WebhookName: string | null;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
/** Not rebuilt: its keys are names of columns, or anything that the webhook's owner chose. */
const dictionary = z
  .custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && !Array.isArray(value))
  .nullish()
  .transform((value) => value ?? {});

const schema = z.object({
  EventId: text,
  Timestamp: text,
  Event: z.string().min(1),
  Entity: text,
  PrimaryKey: z.int(),
  Changes: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  FieldValues: dictionary,
  Values: dictionary,
  ContextIdentifier: text,
  ChangedByAssociateId: z
    .int()
    .nullish()
    .transform((value) => value ?? null),
  WebhookName: text,
}) satisfies z.ZodType<WebhookPayload>;

/** A body whose signature was verified, and everything that is in it. */
export interface ParsedBody {
  readonly payload: WebhookPayload;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** @throws {ValidationError} if the body is not a webhook's payload */
export function parsePayload(body: Uint8Array): ParsedBody {
  const raw = jsonOf(body);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { payload: parsed.data, raw: raw as Readonly<Record<string, unknown>> };
  const path = parsed.error.issues[0]?.path.join('.');
  throw new ValidationError(`the body is not a webhook's payload${path ? ` (${path})` : ''}`, { path });
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ValidationError("the body is not a webhook's payload: it is not JSON in UTF-8, or is nested too deeply");
  }
}
