import type { CarrierType, TypeDescription } from '../../contract/index.js';
import { ConfigurationError, nearest } from '../../errors/index.js';
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
  /** `Appointment`, `Contact`, `Person`, `Project`, `Sale`, `Document`, or `List`. Default the kind's usual one. */
  readonly entity?: string;
  /** `StartDate`, `Contact.Name`, `UserDefinedFields.SuperOffice:1`; a column of the archive for `wrongColumn`. */
  readonly field?: string;
  /** One operation of those that the kind is for. Default all of them. */
  readonly operation?: DivergingOperation;
  /** The name of an MDO list, where the entity is `List`. Default every list. */
  readonly list?: string;
  /** Which share of the records, from 0 to 1: always the same ones, by their ids. Default the kind's, which is 1 for nearly all. */
  readonly share?: number;
  /** How many hours, days, decimals or characters; what it counts is the kind's to say. */
  readonly amount?: number;
}

/** The same, checked and with its defaults. */
export interface CompletedDivergence {
  readonly given: Divergence;
  readonly description: DivergenceDescription;
  readonly face: DivergingFace;
  readonly entity: string;
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
  const entity = given.entity === undefined ? entityFor(given, description, entities) : entityNamed(given.entity);
  const serves = entity === 'List' ? ['list'] : operations.filter((each) => each !== 'list');
  const chosen = (operation === undefined ? operations : [operation]).filter((each) => serves.includes(each));
  if (chosen.length === 0) throw wrong('entity', `${kind} is not for ${entity}`);
  if (given.list !== undefined && entity !== 'List')
    throw wrong('list', `${entity} is no list, so list cannot be said`);
  const { share = description.share ?? 1, amount = description.amount?.otherwise ?? 0 } = given;
  if (!(share >= 0 && share <= 1)) throw wrong('share', `share should be a number from 0 to 1, and is ${share}`);
  if (given.share !== undefined && !description.perRecord) throw wrong('share', `${kind} strikes all or none`);
  if (given.amount !== undefined && description.amount === undefined) throw wrong('amount', `${kind} takes no amount`);
  if (!Number.isInteger(amount))
    throw wrong('amount', `amount should be a whole number of ${description.amount?.of ?? ''}`);
  const steps = stepsFor(given, description, entity, entities);
  return { given: { ...given }, description, face, entity, steps, operations: chosen, list: given.list, share, amount };
}

/** Of a field alone, the usual entity if that has the field, else the first that has it. */
function entityFor({ field, kind }: Divergence, description: DivergenceDescription, entities: EntityService): string {
  const { usual, fields } = description;
  if (field === undefined || fields === undefined) return usual.entity;
  const candidates = [usual.entity, ...divergingEntities.filter((each) => each !== usual.entity)];
  const problems = candidates.map((entity) => ({
    entity,
    problem: fieldProblem(kind, fields, field, entity, entities),
  }));
  const found = problems.find(({ problem }) => problem === undefined);
  if (found !== undefined) return found.entity;
  const nearest = problems.find(({ problem }) => problem?.includes('did you mean') === true) ?? problems[0];
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
    throw wrong('field', `say which field of ${entity}: ${suggestions(fields, typeOfEntity(entities, entity))}`);
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
  return names.length === 0
    ? `there is ${fields.words} below one of its fields`
    : `such as ${names.slice(0, 5).join(', ')}`;
}

function entityNamed(name: string): string {
  return oneOf('entity', 'entity', name, divergingEntities);
}

function oneOf<Name extends string>(path: string, what: string, name: string, names: readonly Name[]): Name {
  const found = names.find((each) => each === name);
  if (found !== undefined) return found;
  const near = nearest(name, names);
  const more = near === undefined ? `; there are ${names.join(', ')}` : `; did you mean ${near}?`;
  throw wrong(path, `there is no ${what} ${JSON.stringify(name)}${more}`);
}

function hint(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function wrong(setting: string, message: string): ConfigurationError {
  return new ConfigurationError(`the divergence is not right: ${message}`, { path: `divergences.${setting}` });
}
