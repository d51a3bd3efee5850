import { expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { Samples } from '../../src/gateway/recording/samples.js';

const operation = Contract.bundled().agent('Appointment').operations.get('CalculateDays');

it.each<[what: string, entity: object, samples: number]>([
  ['ordinary texts', { Description: 'x', Owner: { Name: 'x' } }, 1],
  ['a secret', { Password: 'hunter2' }, 0],
  ['something below a secret', { Secret: { Value: 'hunter2' } }, 0],
  ['something below a secret in a list', { Credentials: [{ Type: { Text: 'hunter2' } }] }, 0],
])('a call with %s leaves a sample unless it has a secret', (_what, entity, samples) => {
  if (operation === undefined) throw new TypeError('the contract has no such operation');
  const kept = new Samples();
  kept.add(operation, { AppointmentEntity: entity });
  expect(kept.toJSON()).toHaveLength(samples);
});
