import type { CarrierType, Field, Message, TypeDescription } from '../../../src/contract/index.js';

export const namespace = 'urn:m';
export const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
export const instance = 'http://www.w3.org/2001/XMLSchema-instance';

export const primitive = (name: string) => ({ kind: 'primitive', name }) as TypeDescription;

export function field(name: string, type: TypeDescription, more: Partial<Field> = {}): Field {
  return { namespace, name, type, nillable: true, optional: true, ...more };
}

export function carrier(name: string, fields: readonly Field[], derived: readonly CarrierType[] = []): CarrierType {
  const fieldsByName = new Map(fields.map((each) => [each.name, each]));
  return { kind: 'carrier', namespace, name, base: undefined, fields, fieldsByName, derived };
}

export function messageOf(fields: readonly Field[], headers: readonly Field[] = []): Message {
  return { namespace, name: 'M', fields, headers };
}

/** An envelope around the fields of a message. */
export function enveloped(xml: string, headerXml = ''): string {
  const header = headerXml === '' ? '' : `<s:Header>${headerXml}</s:Header>`;
  const body = `<s:Body><M xmlns="${namespace}" xmlns:i="${instance}" xmlns:a="${arrays}">${xml}</M></s:Body>`;
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}${body}</s:Envelope>`;
}
