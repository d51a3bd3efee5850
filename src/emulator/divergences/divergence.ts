import type { CarrierType, TypeDescription } from '../../contract/index.js';
import { ConfigurationError, didYouMean, nearest } from '../../errors/index.js';
import { archiveProviders } from '../archive/providers.js';
import type { EntityService } from '../rules/entity-service.js';
import {
  divergingEntities,
  type DivergingFace,
  divergingFaces,
  type DivergingOperation,
  divergingOperations,
  typeOfEntity,
} from './exchange.js';
import { typeAt } from './field-path.js';
import { type DivergenceDescription, type DivergenceKind, divergenceKinds } from './kinds.js';

/** A fault that is switched on: which kind, on which face, and where. */
export interface Divergence {
  readonly kind: DivergenceKind;
  readonly face: DivergingFace;
  /** `Appointment`, `Contact`, `Person`, `Project`, `Sale`, `Document`, or `List`. Default: that of the kind or, with a field that it lacks, all that have it. */
  readonly entity?: string;
  /** `StartDate`, `Contact.Name`, `UserDefinedFields.SuperOffice:1`; a column of the archive for `wrongColumn`. */
  readonly field?: string;
  /** One of the operations that the kind is for. Default all of them. */
  readonly operation?: DivergingOperation;
  /** The name of an MDO list, if the entity is `List`. Default every list. */
  readonly list?: string;
  /** The share of the records, from 0 to 1: always the same ones, by id. Default: that of the kind, nearly always 1. */
  readonly share?: number;
  /** The number of hours, days, decimals or characters, depending on the kind. */
  readonly amount?: number;
}

/** A divergence, checked and with its defaults. */
export interface CompletedDivergence {
  readonly given: Divergence;
  readonly description: DivergenceDescription;
  readonly face: DivergingFace;
  readonly entities: readonly string[];
  readonly steps: readonly string[];
  readonly operations: readonly DivergingOperation[];
  readonly list: string | undefined;
  readonly share: number;
  readonly amount: number;
}

export function completeDivergence(given: Divergence, entities: EntityService): CompletedDivergence {
  const kind = oneOf('kind', 'kind of divergence', given.kind, Object.keys(divergenceKinds) as DivergenceKind[]);
  const description = divergenceKinds[kind];
  const face = oneOf('face', 'face', given.face, divergingFaces);
  const { operations } = description;
  const operation = given.operation;
  if (operation !== undefined) {
    oneOf('operation', 'operation', operation, divergingOperations);
    oneOf('operation', `operation for ${kind}`, operation, operations);
  }
  const meant = given.entity === undefined ? entitiesFor(given, description, entities) : [entityNamed(given.entity)];
  const [entity] = meant;
  const serves = entity === 'List' ? ['list'] : operations.filter((each) => each !== 'list');
  const chosen = (operation === undefined ? operations : [operation]).filter((each) => serves.includes(each));
  if (chosen.length === 0) throw wrong('entity', `${kind} is not for ${entity}`);
  if (given.list !== undefined && entity !== 'List')
    throw wrong('list', `list is only for the entity List, not ${entity}`);
  const { share = description.share ?? 1, amount = description.amount?.otherwise ?? 0 } = given;
  if (!(share >= 0 && share <= 1)) throw wrong('share', `share must be a number from 0 to 1, not ${share}`);
  if (given.share !== undefined && !description.perRecord)
    throw wrong('share', `${kind} applies to all records, so it has no share`);
  if (given.amount !== undefined && description.amount === undefined) throw wrong('amount', `${kind} has no amount`);
  if (!Number.isInteger(amount))
    throw wrong('amount', `amount must be a whole number of ${description.amount?.of ?? ''}`);
  const steps = stepsFor(given, description, entity, entities);
  return {
    ...{ given: { ...given }, description, face, entities: meant, steps },
    ...{ operations: chosen, list: given.list, share, amount },
  };
}

/** For a field without an entity: the default entity if it has the field, else all that have it. */
function entitiesFor(
  { field, kind }: Divergence,
  description: DivergenceDescription,
  entities: EntityService,
): readonly [string, ...string[]] {
  const { usual, fields } = description;
  if (field === undefined || fields === undefined) return [usual.entity];
  const candidates = [usual.entity, ...divergingEntities.filter((each) => each !== usual.entity)];
  const problems = candidates.map((entity) => ({
    entity,
    problem: fieldProblem(kind, fields, field, entity, entities),
  }));
  const [found, ...more] = problems.filter(({ problem }) => problem === undefined).map((each) => each.entity);
  if (found !== undefined) return found === usual.entity ? [found] : [found, ...more];
  const nearest = problems.find(({ problem }) => problem?.includes('Did you mean') === true) ?? problems[0];
  const lacking = problems.every(({ problem }) => problem?.includes(' has no field ') === true);
  // The user has not named an entity.
  if (lacking && fields !== 'column' && !field.includes('.')) {
    const names = candidates.flatMap((entity) => (typeOfEntity(entities, entity) as CarrierType).fields);
    const near = hint(field, [...new Set(names.map(({ name }) => name))]);
    throw wrong('field', `none of ${candidates.join(', ')} has the field ${field}${near}`);
  }
  throw wrong('field', nearest?.problem ?? '');
}

function stepsFor(
  { kind, field: given }: Divergence,
  { fields, usual }: DivergenceDescription,
  entity: string,
  entities: EntityService,
): readonly string[] {
  if (fields === undefined) {
    if (given !== undefined) throw wrong('field', `${kind} is not about a field`);
    return [];
  }
  const field = given ?? usual.field;
  if (field === undefined) {
    if (entity === 'List') return [];
    throw wrong('field', `choose a field of ${entity}: ${suggestions(fields, typeOfEntity(entities, entity))}`);
  }
  const problem = fieldProblem(kind, fields, field, entity, entities);
  if (problem !== undefined) throw wrong('field', problem);
  return fields === 'column' ? [field] : field.split('.');
}

type Fields = NonNullable<DivergenceDescription['fields']>;

function fieldProblem(
  kind: DivergenceKind,
  fields: Fields,
  field: string,
  entity: string,
  entities: EntityService,
): string | undefined {
  if (fields === 'column') {
    const names = archiveProviders.find(({ agent }) => agent === entity)?.columns.map(({ name }) => name) ?? [];
    const known = names.some((name) => name.toLowerCase() === field.toLowerCase());
    return known ? undefined : `the archive of ${entity} has no column ${field}${hint(field, names)}`;
  }
  const type = typeOfEntity(entities, entity);
  const found = typeAt(type, field.split('.'));
  if ('unknown' in found) return `${entity} has no field ${field}${hint(found.unknown, found.names)}`;
  if (fields.fits(found.type)) return undefined;
  return `${kind} is for ${fields.words}, and ${entity}.${field} is none; ${suggestions(fields, type)}`;
}

function suggestions(fields: Fields, type: TypeDescription): string {
  if (fields === 'column') return 'a column';
  const names = (type as CarrierType).fields.filter((field) => fields.fits(field.type)).map(({ name }) => name);
  return names.length === 0 ? `one of its fields contains ${fields.words}` : `such as ${names.slice(0, 5).join(', ')}`;
}

function entityNamed(name: string): string {
  return oneOf('entity', 'entity', name, divergingEntities);
}

function oneOf<Name extends string>(path: string, what: string, name: string, names: readonly Name[]): Name {
  const found = names.find((each) => each === name);
  if (found !== undefined) return found;
  const near = nearest(name, names);
  const more = near === undefined ? `; must be one of ${names.join(', ')}` : didYouMean(near);
  throw wrong(path, `unknown ${what} ${JSON.stringify(name)}${more}`);
}

function hint(name: string, names: readonly string[]): string {
  return didYouMean(nearest(name, names));
}

function wrong(setting: string, message: string): ConfigurationError {
  return new ConfigurationError(`invalid divergence: ${message}`, { path: `divergences.${setting}` });
}
