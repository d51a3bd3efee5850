/** An entity as the services know it: a row of data, the same for every transport. */
export interface EntityDescription {
  /** The repository's name, such as `appointments`. */
  readonly repository: string;
  /** The agent that serves it, such as `Appointment`. */
  readonly agent: string;
  /** Its carrier, such as `AppointmentEntity`. */
  readonly carrier: string;
  /** Its resource in REST, such as `Appointment`. */
  readonly resource: string;
  readonly primaryKey: string;
  /** The archive provider behind the resource's collection, such as `FindAppointment`. */
  readonly archive: string;
}

/** The agent operations on an entity, all named after its carrier. */
export type EntityStep = 'CreateDefault' | 'Get' | 'Save' | 'Delete';

/** @returns such as `SaveAppointmentEntity` */
export function operationName(entity: Pick<EntityDescription, 'carrier'>, step: EntityStep): string {
  return `${step}${entity.carrier}`;
}
