// Entities as real servers answered them, from the tests of the vendor's client: up to ten times the size of generated ones.
import { readFileSync } from 'node:fs';
import { fromJson } from '../dist/codec/json/index.js';
import { writeEnvelope } from '../dist/emulator/wire/data-contract/envelope.js';

const folder = new URL('../node_modules/@superoffice/webapi/__tests__/', import.meta.url);
const files = { Appointment: 'Appointment63.json', Person: 'Person210.json', Contact: 'ContactDefault.json' };

export const recordedAgents = Object.keys(files);

/**
 * A recorded entity with its key set, and the envelope in which .NET's serializer would have sent it.
 *
 * @returns the canonical entity, its key, and the bytes of its SOAP and REST answers
 */
export function recordedEntity(contract, agent) {
  const { output } = contract.operation(agent, `Get${agent}Entity`);
  const raw = JSON.parse(readFileSync(new URL(files[agent], folder), 'utf8'));
  const entity = fromJson(output.fields[0].type, raw, {
    ignoreCase: true,
    extras: false,
    fail: (message) => new Error(message),
    zonedDate: (text) => text.slice(0, 19),
  });
  const id = entity[`${agent}Id`] || 5;
  entity[`${agent}Id`] = id;
  return {
    entity,
    id,
    soap: Buffer.from(writeEnvelope(output, { Response: entity }, { Succeeded: true })),
    rest: Buffer.from(JSON.stringify(entity)),
  };
}
