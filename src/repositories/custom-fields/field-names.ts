import { multiLanguageTexts } from '../../codec/canonical/index.js';
import { nearestNames, ValidationError } from '../../errors/index.js';
import type { FieldDefinition } from './field-definitions.js';

/** Finds fields by their programming names and labels, in any case. A programming name wins over a label. */
export class FieldNames {
  readonly #byName = new Map<string, FieldDefinition>();
  /** Several fields may have one label. */
  readonly #byLabel = new Map<string, Set<FieldDefinition>>();
  readonly #shown: string[] = [];

  constructor(definitions: readonly FieldDefinition[]) {
    for (const definition of definitions) {
      this.#byName.set(definition.name.toLowerCase(), definition);
      const labels = [definition.label, ...(multiLanguageTexts(definition.label)?.values() ?? [])];
      for (const label of labels) {
        const key = label.trim().toLowerCase();
        const fields = this.#byLabel.get(key) ?? new Set();
        this.#byLabel.set(key, fields.add(definition));
      }
      this.#shown.push(definition.name);
      for (const label of labels.slice(labels.length > 1 ? 1 : 0)) this.#shown.push(label);
    }
  }

  has(name: unknown): boolean {
    const key = typeof name === 'string' ? name.trim().toLowerCase() : '';
    return this.#byName.has(key) || this.#byLabel.has(key);
  }

  /** @throws {ValidationError} if no field, or more than one, has the name or label */
  field(name: string, subject: string): FieldDefinition {
    const key = name.trim().toLowerCase();
    const named = this.#byName.get(key);
    if (named !== undefined) return named;
    const [labelled, ...others] = this.#byLabel.get(key) ?? [];
    if (labelled === undefined) {
      const hint = nearestNames(name, new Set(this.#shown));
      throw new ValidationError(`${subject}: unknown field ${JSON.stringify(name)}${hint}`, { path: name });
    }
    if (others.length > 0) {
      const names = [labelled, ...others].map((each) => JSON.stringify(each.name)).join(', ');
      const text = `${subject}: several fields have the label ${JSON.stringify(name)}; use one of the names ${names}`;
      throw new ValidationError(text, { path: name });
    }
    return labelled;
  }
}
