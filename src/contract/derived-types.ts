import type { CarrierType, Field } from './model.js';

/**
 * How JSON tells a derived carrier: by the value of one of its fields. SOAP says `i:type` instead. The vendor's OpenAPI
 * documents do not mention this; it is what the vendor's client reads and writes.
 */
interface Discriminator {
  readonly field: string;
  /** The derived type for a value of the field. */
  typeFor(value: string): string;
}

const discriminators: Readonly<Record<string, Discriminator>> = {
  FieldInfoBase: { field: 'FieldType', typeFor: (value) => `FieldInfo${fieldInfoNames.get(value) ?? value}` },
  WorkflowStepBase: { field: 'StepType', typeFor: (value) => `WorkflowStep${value}` },
  WorkflowStepOptionBase: { field: 'OptionType', typeFor: (value) => `WorkflowStepOption${value}` },
  BoardViewSettingsBase: { field: 'EntityType', typeFor: (value) => `${value}BoardViewSettings` },
};

/** The kinds of field whose carriers are named otherwise. */
const fieldInfoNames: ReadonlyMap<string, string> = new Map([
  ['Integer', 'Int'],
  ['Checkbox', 'Bool'],
  ['RelationTo', 'Relation'],
]);

/** The type that a canonical value really has: one derived from the declared type, or that type itself. */
export function actualType(declared: CarrierType, value: object): CarrierType {
  if (declared.derived.length === 0 || !Object.hasOwn(discriminators, declared.name)) return declared;
  const discriminator = discriminators[declared.name];
  const kind = discriminator === undefined ? undefined : (value as Record<string, unknown>)[discriminator.field];
  if (discriminator === undefined || typeof kind !== 'string') return declared;
  const name = discriminator.typeFor(kind);
  return declared.derived.find((type) => type.name === name) ?? declared;
}

/** What tells the types derived from a carrier: a field of it, and the values that stand for each. */
export interface DerivedKinds {
  readonly field: Field;
  readonly valuesOf: ReadonlyMap<CarrierType, readonly string[]>;
}

/** Undefined where nothing is derived from the carrier, or nothing tells what. */
export function derivedKinds(base: CarrierType): DerivedKinds | undefined {
  const discriminator = Object.hasOwn(discriminators, base.name) ? discriminators[base.name] : undefined;
  if (discriminator === undefined || base.derived.length === 0) return undefined;
  const field = base.fieldsByName.get(discriminator.field);
  if (field === undefined) return undefined;
  const values = field.type.kind === 'enumeration' ? field.type.members.map(({ name }) => name) : [];
  const valuesOf = new Map(
    base.derived.map((derived) => [derived, values.filter((value) => discriminator.typeFor(value) === derived.name)]),
  );
  return { field, valuesOf };
}
