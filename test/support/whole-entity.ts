import { complete } from '../../src/codec/canonical/index.js';
import type { AppointmentEntity, ContactEntity } from '../../src/index.js';
import { appointmentType, contactType } from './contract.js';

/** An entity with every field, as `save` requires: these values, or else null or the type's default. */
export function wholeContact(values: Partial<ContactEntity>): ContactEntity {
  return complete(contactType, values) as ContactEntity;
}

export function wholeAppointment(values: Partial<AppointmentEntity>): AppointmentEntity {
  return complete(appointmentType, values) as AppointmentEntity;
}
