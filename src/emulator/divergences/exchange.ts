import type { CanonicalObject, Operation, TypeDescription } from '../../contract/index.js';
import { archiveProviders } from '../archive/providers.js';
import { type EntityRules, entityRules } from '../rules/entities.js';
import type { EntityService } from '../rules/entity-service.js';

export const divergingFaces = ['soap', 'rest', 'agents'] as const;
export type DivergingFace = (typeof divergingFaces)[number];

/** What a call can ask for; each face has its own name for it. */
export const divergingOperations = ['get', 'default', 'create', 'save', 'delete', 'list', 'search'] as const;
export type DivergingOperation = (typeof divergingOperations)[number];

/** The entities by their agents, and the items of MDO lists. */
export const divergingEntities: readonly string[] = [...entityRules.map(({ name }) => name), 'List'];

/** One call to a face, described the same way for all faces. */
export interface Exchange {
  readonly face: DivergingFace;
  readonly operation: DivergingOperation;
  readonly entity: string;
  /** The id of the entity, if the call has one. */
  readonly id?: number;
  /** The name of the MDO list. */
  readonly list?: string;
}

interface Known {
  readonly rules: EntityRules;
  readonly operation: 'get' | 'default' | 'save' | 'delete';
}

const steps = ['Get', 'CreateDefault', 'Save', 'Delete'] as const;
const operationOf = { Get: 'get', CreateDefault: 'default', Save: 'save', Delete: 'delete' } as const;

const entityOperations: ReadonlyMap<string, Known> = new Map(
  entityRules.flatMap((rules) =>
    steps.map((step) => [`${rules.agent}.${step}${rules.carrier}`, { rules, operation: operationOf[step] }] as const),
  ),
);

const listOperations: ReadonlySet<string> = new Set([
  'MDO.GetList',
  'MDO.GetListWithHistory',
  'MDO.GetSimpleList',
  'MDO.GetListWithRestriction',
]);

const searchOperations: ReadonlySet<string> = new Set([
  'Archive.GetArchiveListByColumnsWithHeaderWithContext2',
  'Archive.GetArchiveListByColumns',
]);

/** What an operation of an agent asks for; undefined if no divergence is about it. */
export function exchangeOfOperation(
  face: DivergingFace,
  { agent, name }: Operation,
  parameters: CanonicalObject,
): Exchange | undefined {
  const key = `${agent}.${name}`;
  const known = entityOperations.get(key);
  if (known !== undefined) return entityExchange(face, known.rules, known.operation, parameters);
  const { Name, ProviderName } = parameters;
  if (listOperations.has(key)) return listExchange(face, typeof Name === 'string' ? Name : '');
  return searchOperations.has(key)
    ? searchExchange(face, typeof ProviderName === 'string' ? ProviderName : '')
    : undefined;
}

function entityExchange(
  face: DivergingFace,
  { agent, carrier, primaryKey }: EntityRules,
  operation: Known['operation'],
  parameters: CanonicalObject,
): Exchange {
  if (operation === 'default') return { face, operation, entity: agent };
  if (operation !== 'save') return { face, operation, entity: agent, id: Number(parameters[`${carrier}Id`] ?? 0) };
  const id = Number((parameters[carrier] as CanonicalObject | null)?.[primaryKey] ?? 0);
  return id === 0 ? { face, operation: 'create', entity: agent } : { face, operation, entity: agent, id };
}

export function listExchange(face: DivergingFace, list: string): Exchange {
  return { face, operation: 'list', entity: 'List', list };
}

export function searchExchange(face: DivergingFace, provider: string): Exchange | undefined {
  const wanted = provider.toLowerCase();
  const found = archiveProviders.find(({ names }) => names.some((name) => name.toLowerCase() === wanted));
  return found === undefined ? undefined : { face, operation: 'search', entity: found.agent };
}

/** The type of what is compared field by field: an entity's carrier, or the item of a list. */
export function typeOfEntity(entities: EntityService, entity: string): TypeDescription {
  const rules = entities.rulesFor(entity);
  return rules === undefined ? entities.listItemType() : entities.typeOf(rules);
}
