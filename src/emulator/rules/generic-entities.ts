import { type EntityResource, entityRules, type EntityRules, operationsOn, resourceAt } from './entities.js';
import { type EntityRow, entityTable } from './entity-table.js';

function rulesOf({
  agent,
  carrier,
  key,
  name,
  suffix = carrier,
  operations,
  saves = [],
  resource,
}: EntityRow): EntityRules {
  return {
    name: name ?? carrier.replace(/Entity$/, ''),
    agent,
    carrier,
    operations: { ...operationsOn(suffix), ...operations },
    saves,
    resource: resource === undefined ? undefined : resourceAt(...resource),
    primaryKey: key,
    // Which others are the server's follows from the carrier.
    readOnly: [key, 'TableRight', 'FieldProperties'],
    marksDeleted: true,
    defaults: () => ({}),
  };
}

/** Records that only searches show: the contract has no carrier for them. */
export const searchedOnly: readonly EntityRules[] = [
  rulesOf({ agent: 'Selection', carrier: 'SelectionMember', key: 'SelectionMemberId' }),
];

/** Every entity that the emulator serves. Two carriers can show the records of one name; the first of them is its own. */
export const allEntityRules: readonly EntityRules[] = [...entityRules, ...entityTable.map(rulesOf)];

const byName = new Map<string, EntityRules>();
const byPath = new Map<string, { readonly rules: EntityRules; readonly resource: EntityResource }>();
const byOperation = new Map<string, EntityRules>();
for (const rules of allEntityRules) {
  const { name, agent, resource, operations } = rules;
  if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), rules);
  if (resource !== undefined) byPath.set(resource.path, { rules, resource });
  byOperation.set(`${agent}.${operations.get}`, rules);
}

for (const rules of searchedOnly) byName.set(rules.name.toLowerCase(), rules);

/** The rules for an entity by its name in any case. */
export function rulesNamed(name: string): EntityRules | undefined {
  return byName.get(name.toLowerCase());
}

/** @throws {TypeError} for a name that the emulator's own tables do not have */
export function requiredRules(name: string): EntityRules {
  const rules = rulesNamed(name);
  if (rules === undefined) throw new TypeError(`the emulator has no rules for ${name}`);
  return rules;
}

/** The entity that an operation gets by its id. */
export function entityGotBy(operation: string): EntityRules | undefined {
  return byOperation.get(operation);
}

export interface FoundResource {
  readonly rules: EntityRules;
  readonly resource: EntityResource;
  /** The steps of the path after the resource's own. */
  readonly rest: readonly string[];
}

/** The resource of an entity that a path leads to. */
export function resourceOf(steps: readonly string[]): FoundResource | undefined {
  for (const length of [3, 1]) {
    const found = byPath.get(steps.slice(0, length).join('/').toLowerCase());
    if (found !== undefined) return { ...found, rest: steps.slice(length) };
  }
  return undefined;
}
