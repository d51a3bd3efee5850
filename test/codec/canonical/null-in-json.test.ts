import { describe, expect, it } from '@jest/globals';
import { Contract } from '../../../src/contract/index.js';
import { toJson } from '../../../src/codec/json/index.js';
import { appointmentType } from '../../support/contract.js';

describe('null in a field that may not be nil', () => {
  // .NET has no null in these: Json.NET fails with "Error converting value {null} to type 'System.Int32'".
  it.each([
    ['a number', { AppointmentId: null }, { AppointmentId: 0 }],
    ['a boolean', { HasAlarm: null }, { HasAlarm: false }],
    ['a date', { StartDate: null }, { StartDate: '0001-01-01T00:00:00' }],
    ['a time span', { AlarmLeadTime: null }, { AlarmLeadTime: '00:00:00' }],
    ['an enumeration', { Type: null }, { Type: 0 }],
    ['flags of a carrier within', { TableRight: { Mask: null } }, { TableRight: { Mask: 0 } }],
  ])('is the default of %s in JSON, as it is over SOAP', (_, given, written) => {
    expect(toJson(appointmentType, given)).toEqual(written);
  });

  it('is an empty object for a struct, over which Json.NET fails as well', () => {
    const [input] = Contract.bundled().operation('License', 'ValidateLicenseInfo').input.fields;
    if (input === undefined) throw new Error('the operation has no parameter');
    const given = { Current: { PublicKey: { OwnerName: 'SuperOffice', Key: null } } };
    expect(toJson(input.type, given)).toEqual({ Current: { PublicKey: { OwnerName: 'SuperOffice', Key: {} } } });
  });

  it('is kept if the contract allows nil, and absent fields remain absent', () => {
    const given = { Description: null, Person: null };
    expect(toJson(appointmentType, given)).toEqual(given);
  });
});
