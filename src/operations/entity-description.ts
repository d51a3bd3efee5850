import type { CanonicalObject } from '../contract/index.js';

/** An entity as the services know it: a row of data, the same for every transport. */
export interface EntityDescription {
  /** The repository's name, such as `appointments`, or `entity.Ticket` for `so.entity('Ticket')`. */
  readonly repository: string;
  /** The agent that serves it, such as `Appointment`. */
  readonly agent: string;
  /** Its carrier, such as `AppointmentEntity`. */
  readonly carrier: string;
  /** Its resource in REST, such as `Appointment`. Without one, REST uses the operations of the agent. */
  readonly resource?: string;
  /** What the resource cannot do; the operations of the agent do it instead. */
  readonly lacks?: readonly ResourceStep[];
  /** The resource is saved at the address of its collection, and takes the id from the body. */
  readonly savedAtCollection?: boolean;
  readonly primaryKey: string;
  /** The table, if the carrier serves the rows of several, and the key is only unique within one: `y_equipment`. */
  readonly table?: string;
  /** What operations take besides the id or the entity. */
  readonly constants?: Readonly<Partial<Record<EntityStep, CanonicalObject>>>;
  /** Operations that are not named after the carrier. */
  readonly operations?: Readonly<Partial<Record<EntityStep, string>>>;
  /** The archive provider behind the resource's collection, such as `FindAppointment`. */
  readonly archive?: string;
}

/** The agent operations on an entity, all named after its carrier. */
export type EntityStep = 'CreateDefault' | 'Get' | 'Save' | 'Delete';

/** What a resource of REST can do. With an `archive`, its collection can be searched unless it lacks `search`. */
export type ResourceStep = 'search' | 'default' | 'create' | 'get' | 'save' | 'patch' | 'delete';

/** @returns such as `SaveAppointmentEntity` */
export function operationName(
  { carrier, operations = {} }: Pick<EntityDescription, 'carrier' | 'operations'>,
  step: EntityStep,
): string {
  return operations[step] ?? `${step}${carrier}`;
}

/** What an entity is called in messages and in `so.entity(…)`, such as `Appointment`. */
export function nameOf({ carrier }: Pick<EntityDescription, 'carrier'>): string {
  // `QuoteEntity` is another carrier than `Quote`.
  return carrier === 'QuoteEntity' ? carrier : carrier.replace(/Entity$/, '');
}

/** How a program reaches the repository, such as `so.appointments` or `so.entity('Ticket')`. */
export function accessorOf({ repository }: Pick<EntityDescription, 'repository'>): string {
  const [first, name] = repository.split('.');
  return name === undefined ? `so.${repository}` : `so.${first ?? ''}('${name}')`;
}
