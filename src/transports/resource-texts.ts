import * as z from 'zod';
import { isPlainObject, noTranslation } from '../codec/canonical/index.js';
import { type CanonicalObject, setEntry } from '../contract/index.js';
import { JsonClient } from './json/client.js';
import type { Caller, CallOptions } from '../operations/index.js';
import type { TransportParts } from './transport-parts.js';

/** Looks up texts by ids such as `SR_YES`, in one language. */
export type LookUp = (
  ids: readonly string[],
  language: string,
  caller: Caller | undefined,
) => Promise<ReadonlyMap<string, string>>;

/** A resource id in a carrier, such as the recorded `[SR_YES]` and `[SR_MANDATORY_FIELD_1281]`. */
const resource = /^\[(SR_\w{1,100})\]$/;

/**
 * The fields in which servers return resource ids: the reason for a field's rights, who sees a record, and the label of a
 * check box. Recorded in Appointment63.json, Person210.json and ContactEntity.json of the vendor's package. In any other
 * field the text may have been written by a person.
 */
function mayBeResource(key: string, parent: string): boolean {
  if (key === 'Reason') return true;
  if (key === 'DisplayValue') return parent === 'VisibleFor';
  return key.endsWith(':DisplayText') && (parent === 'UserDefinedFields' || parent === 'CustomFields');
}

/** NetServer has a few thousand texts of its own; each is kept in every language requested. */
const maxTexts = 10_000;
/** In one request, because a URL has at most 2,048 characters. */
const maxIdsPerRequest = 40;
/** Milliseconds until a server without `/String`, or one that cannot be reached, is asked again. */
const cooldownAfterFailure = 5 * 60_000;
const lookUpTimeout = 5_000;

/**
 * Replaces resource ids by their texts, as the REST APIs do if a language is requested (the vendor's page on headers). SOAP
 * returns the ids as stored.
 *
 * A connection looks up each text once. If a lookup fails, the ids remain, because the read itself has succeeded.
 */
export class ResourceTexts {
  readonly #lookUp: LookUp;
  readonly #clock: () => number;
  /** By language and id; undefined for an id that the server does not know. Oldest first. */
  readonly #known = new Map<string, string | undefined>();
  readonly #underWay = new Map<string, Promise<void>>();
  #coolsDownUntil = -Infinity;

  constructor(lookUp: LookUp, clock: () => number = () => performance.now()) {
    this.#lookUp = lookUp;
    this.#clock = clock;
  }

  /** @returns the same value if there is nothing to replace */
  async resolve<Value>(value: Value, { language, caller }: Pick<CallOptions, 'language' | 'caller'>): Promise<Value> {
    if (language === undefined || noTranslation(language)) return value;
    const ids = new Set<string>();
    visit(value, '', (id) => void ids.add(id));
    if (ids.size === 0) return value;
    await this.#learn([...ids], language, caller);
    return replaced(value, '', (id) => this.#known.get(keyOf(language, id))) as Value;
  }

  async #learn(ids: readonly string[], language: string, caller: Caller | undefined): Promise<void> {
    const unknown = ids.filter((id) => !this.#known.has(keyOf(language, id)));
    const missing = unknown.filter((id) => !this.#underWay.has(keyOf(language, id)));
    if (this.#clock() >= this.#coolsDownUntil) {
      for (let from = 0; from < missing.length; from += maxIdsPerRequest) {
        const some = missing.slice(from, from + maxIdsPerRequest);
        const lookUp = this.#request(some, language, caller);
        for (const id of some) this.#underWay.set(keyOf(language, id), lookUp);
      }
    }
    for (const id of unknown) await this.#underWay.get(keyOf(language, id));
  }

  async #request(ids: readonly string[], language: string, caller: Caller | undefined): Promise<void> {
    try {
      const texts = await this.#lookUp(ids, language, caller);
      for (const id of ids) this.#keep(keyOf(language, id), texts.get(id));
    } catch {
      this.#coolsDownUntil = this.#clock() + cooldownAfterFailure;
    } finally {
      for (const id of ids) this.#underWay.delete(keyOf(language, id));
    }
  }

  #keep(key: string, text: string | undefined): void {
    this.#known.set(key, text);
    if (this.#known.size <= maxTexts) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}

function keyOf(language: string, id: string): string {
  return `${language.trim().toLowerCase()} ${id}`;
}

function visit(value: unknown, parent: string, found: (id: string) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, parent, found);
  else if (isPlainObject(value)) {
    for (const [key, entry] of Object.entries(value)) {
      if (typeof entry !== 'string') visit(entry, key, found);
      else if (mayBeResource(key, parent)) {
        const id = resource.exec(entry)?.[1];
        if (id !== undefined) found(id);
      }
    }
  }
}

function replaced(value: unknown, parent: string, textOf: (id: string) => string | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, parent, textOf));
  if (!isPlainObject(value)) return value;
  const result: CanonicalObject = {};
  for (const [key, entry] of Object.entries(value)) {
    const id = typeof entry === 'string' && mayBeResource(key, parent) ? resource.exec(entry)?.[1] : undefined;
    const text = id === undefined ? undefined : textOf(id);
    setEntry(result, key, text ?? (typeof entry === 'string' ? entry : replaced(entry, key, textOf)));
  }
  return result;
}

/**
 * Looks up texts through the resource `/String`, if the tenant offers it. No SOAP service has it, but every transport can
 * reach it with its own credentials. The lookup is not part of the call, so it is not retried.
 */
export function resourceTexts(
  transport: ConstructorParameters<typeof JsonClient>[0],
  parts: TransportParts,
): ResourceTexts {
  const client = new JsonClient(transport, parts, { retries: false });
  return new ResourceTexts(async (ids, language, caller) => {
    const request = {
      method: 'GET',
      path: `String/${ids.join(',')}`,
      query: { isoLangCode: language },
      agent: 'String',
      operation: 'GetStrings',
      output: 'json',
    } as const;
    return textsIn(await client.send(request, { timeout: lookUpTimeout, caller }), ids);
  });
}

const answer = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * The OpenAPI document describes an object of objects of texts, and does not say whether ids or languages come first. If
 * one language is requested, each id has one text.
 *
 * @throws what zod throws, for any other value
 */
export function textsIn(json: unknown, ids: readonly string[]): ReadonlyMap<string, string> {
  const parsed = answer.parse(json);
  const texts = new Map<string, string>();
  for (const [outer, inner] of Object.entries(parsed)) {
    for (const [key, text] of Object.entries(inner)) {
      const id = ids.find((each) => each === outer) ?? ids.find((each) => each === key);
      if (id !== undefined && !texts.has(id)) texts.set(id, text);
    }
  }
  return texts;
}
