import { type CarrierType, Contract, type TypeDescription } from '../../src/contract/index.js';

export const contract = Contract.bundled();

/** A carrier of the bundled contract, by the operation that returns it. */
export function carrierOf(agent: string, operation: string): CarrierType {
  const type: TypeDescription | undefined = contract.operation(agent, operation).output.fields[0]?.type;
  if (type?.kind !== 'carrier') throw new Error(`${agent}.${operation} answers with no carrier`);
  return type;
}

export const appointmentType = carrierOf('Appointment', 'GetAppointmentEntity');
export const contactType = carrierOf('Contact', 'GetContactEntity');
