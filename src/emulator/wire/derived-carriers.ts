import type { CarrierType } from '../../contract/index.js';

/** The field whose value names the derived carrier, and the derived carriers by its values. */
interface DerivedCarriers {
  readonly field: string;
  nameFor(value: string): string;
}

/** Kinds of field whose carriers are not called as their kind is. */
const fieldInfoKinds = new Map([
  ['Integer', 'Int'],
  ['Checkbox', 'Bool'],
  ['RelationTo', 'Relation'],
]);

/** By the carrier that others are derived from. Source: what the vendor's client makes of an answer (`Carriers.ts`). */
const derivedCarriers = new Map<string, DerivedCarriers>([
  ['FieldInfoBase', { field: 'FieldType', nameFor: (kind) => `FieldInfo${fieldInfoKinds.get(kind) ?? kind}` }],
  ['WorkflowStepBase', { field: 'StepType', nameFor: (kind) => `WorkflowStep${kind}` }],
  ['WorkflowStepOptionBase', { field: 'OptionType', nameFor: (kind) => `WorkflowStepOption${kind}` }],
  ['BoardViewSettingsBase', { field: 'EntityType', nameFor: (kind) => `${kind}BoardViewSettings` }],
]);

/** The carrier that a stored value is: the declared one, or one derived from it. */
export function carrierOfValue(declared: CarrierType, value: Readonly<Record<string, unknown>>): CarrierType {
  const known = derivedCarriers.get(declared.name);
  if (known === undefined) return declared;
  const kind = value[known.field];
  if (typeof kind !== 'string') return declared;
  const name = known.nameFor(kind);
  return declared.derived.find((each) => each.name === name) ?? declared;
}
