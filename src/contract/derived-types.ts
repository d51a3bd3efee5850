import type { CarrierType, Field } from './model.js';

/**
 * How JSON identifies a derived carrier: by the value of one of its fields. SOAP uses `i:type` instead. The vendor's
 * OpenAPI documents do not mention this, but the vendor's client reads and writes it.
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

/** The kinds of field whose carriers have other names. */
const fieldInfoNames: ReadonlyMap<string, string> = new Map([
  ['Integer', 'Int'],
  ['Checkbox', 'Bool'],
  ['RelationTo', 'Relation'],
]);

/** The actual type of a canonical value: one derived from the declared type, or that type itself. */
export function actualType(declared: CarrierType, value: object): CarrierType {
  if (!Object.hasOwn(discriminators, declared.name) || declared.derived.length === 0) return declared;
  const discriminator = discriminators[declared.name];
  const kind = discriminator === undefined ? undefined : (value as Record<string, unknown>)[discriminator.field];
  if (discriminator === undefined || typeof kind !== 'string') return declared;
  const name = discriminator.typeFor(kind);
  return declared.derived.find((type) => type.name === name) ?? declared;
}

/** How to identify the types derived from a carrier: by a field, and the values of each type. */
export interface DerivedKinds {
  readonly field: Field;
  readonly valuesOf: ReadonlyMap<CarrierType, readonly string[]>;
}

/** Undefined if no type is derived from the carrier, or no field identifies it. */
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
