import { isPlainObject } from '../../codec/canonical/index.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';
import { type FieldValue, readCustomField } from '../../codec/values/index.js';
import type { FieldDefinition } from './field-definitions.js';
import { FieldNames } from './field-names.js';

/** The fields that a tenant added, with the values that one entity has in them. */
export interface FieldValues {
  /**
   * The value of a field.
   *
   * @param field its programming name (`SuperOffice:7`, `x_level`) or its label, in any case
   * @throws {ValidationError} if no field has the name or label, with the nearest one; or if several fields have the label
   * @example
   * const fields = await so.contacts.fields.read(2);
   * const employees = fields.get('SuperOffice:3'); // 25
   */
  get(field: string): FieldValue;
  /**
   * What users see in place of the value: the name of an item of a list, or of a related record. The value as text for
   * other types; empty without a value.
   *
   * @throws {ValidationError} as `get`
   * @example
   * const fields = await so.contacts.fields.read(2, { language: 'en' });
   * console.log(fields.text('SuperOffice:7')); // 'IT'
   */
  text(field: string): string;
  /**
   * All values by programming name.
   *
   * @example
   * const fields = await so.contacts.fields.read(2);
   * console.log(fields.toJSON()); // { 'SuperOffice:1': 'VIP', 'SuperOffice:3': 25, … }
   */
  toJSON(): Readonly<Record<string, FieldValue>>;
}

/**
 * `CustomFields` is the only one of entities that the vendor does not call deprecated; servers leave it empty in some of them.
 * `Values` are the columns of a custom object.
 */
export const dictionaries = ['CustomFields', 'UserDefinedFields', 'ExtraFields', 'Values'] as const;

/** What a server adds to the key of a value: what it was, and what users see. */
const companion = /:(?:org|DisplayText|DisplayTooltip)$/;

export class EntityFieldValues implements FieldValues {
  readonly #entity: Readonly<CanonicalObject>;
  readonly #definitions: readonly FieldDefinition[];
  readonly #subject: string;
  #names: FieldNames | undefined;

  /** @param subject such as `contacts.fields`, for errors */
  constructor(entity: Readonly<CanonicalObject>, definitions: readonly FieldDefinition[], subject: string) {
    this.#entity = entity;
    this.#definitions = definitions;
    this.#subject = subject;
  }

  get(field: string): FieldValue {
    return this.#valueOf(this.#field(field));
  }

  text(field: string): string {
    const definition = this.#field(field);
    const shown = this.#entry(`${definition.name}:DisplayText`);
    if (shown !== undefined) return shown;
    const value = this.#valueOf(definition);
    return value === null ? '' : String(value);
  }

  toJSON(): Readonly<Record<string, FieldValue>> {
    const values: CanonicalObject = {};
    for (const definition of this.#definitions) setEntry(values, definition.name, this.#valueOf(definition));
    return values as Record<string, FieldValue>;
  }

  #field(name: string): FieldDefinition {
    return (this.#names ??= new FieldNames(this.#definitions)).field(name, this.#subject);
  }

  #valueOf({ name, type }: FieldDefinition): FieldValue {
    const text = this.#entry(name);
    return text === undefined ? null : readCustomField(type, text);
  }

  #entry(key: string): string | undefined {
    for (const dictionary of dictionaries) {
      const entries = this.#entity[dictionary];
      const text = isPlainObject(entries) && Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (typeof text === 'string') return text;
    }
    return undefined;
  }
}

/** Whether the entity has a field that the definitions do not have: it was added since they were read. */
export function hasMoreFields(entity: Readonly<CanonicalObject>, definitions: readonly FieldDefinition[]): boolean {
  const names = new Set(definitions.map(({ name }) => name));
  const { CustomFields: entries, Values: columns } = entity;
  const isNew = (key: string) => !companion.test(key) && !names.has(key);
  if (isPlainObject(columns) && Object.keys(columns).some((key) => key.startsWith('x_') && isNew(key))) return true;
  return isPlainObject(entries) && Object.keys(entries).some(isNew);
}
