import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOnlyFields } from '../../src/emulator/index.js';
import type { CanonicalObject, CarrierType } from '../../src/contract/index.js';
import { carrierArbitrary } from './arbitrary.js';
import { appointmentType, contactType } from './contract.js';
import { repositoryOf, startTenant, type TestTenant } from './tenants.js';
import { transportNames } from './transports.js';
import { vendorSchemaProblems, vendorWsdl } from './vendor-schema.js';

const kinds = [
  { repository: 'appointments', agent: 'Appointment', key: 'AppointmentId', type: appointmentType },
  { repository: 'contacts', agent: 'Contact', key: 'ContactId', type: contactType },
] as const;

/** Fields that may differ from what was sent, because the server sets them. */
function withoutReadOnly(type: CarrierType, entity: object): CanonicalObject {
  const readOnly: ReadonlySet<string> = new Set(readOnlyFields[type.name] ?? []);
  return Object.fromEntries(Object.entries(entity).filter(([name]) => !readOnly.has(name)));
}

/** Entities with every field set, through create, read and update, on every transport. */
export function describeEntityRoundTrips(zone: string, minutesBehindUtc: number, entitiesPerKind: number): void {
  describe(`on a host in ${zone}, entities with a hostile value in every field`, () => {
    let tenant: TestTenant;
    beforeAll(async () => {
      // A wall clock cannot show every hour: one is skipped each spring.
      tenant = await startTenant({ settings: { createdAndUpdated: 'utc' } });
      // This tests the wires, not the server: null remains null, and nothing is added.
      Object.assign(tenant.emulator.settings, { record: true, entityShape: 'compact' });
    });
    afterAll(() => tenant.close());

    it('is a host in that zone', () => {
      expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(minutesBehindUtc);
    });

    it.each(kinds)('survive unchanged: $repository', async ({ repository, key, type }) => {
      const entity = carrierArbitrary(type, 3);
      let run = 0;
      await fc.assert(
        fc.asyncProperty(entity, entity, async (first, second) => {
          const writer = transportNames[run++ % transportNames.length] ?? 'soap';
          const reader = transportNames[run % transportNames.length] ?? 'rest';
          const sent = withoutReadOnly(type, first);
          const created: object = await repositoryOf(tenant[writer], repository).create(sent);
          expect(withoutReadOnly(type, created)).toEqual(sent);
          const id = Number((created as CanonicalObject)[key]);
          expect(await repositoryOf(tenant[reader], repository).get(id)).toEqual(created);
          const changed = withoutReadOnly(type, second);
          const saved: object = await repositoryOf(tenant[reader], repository).save({
            ...created,
            ...changed,
          });
          expect(withoutReadOnly(type, saved)).toEqual(changed);
          expect(await repositoryOf(tenant[writer], repository).get(id)).toEqual(saved);
        }),
        { numRuns: entitiesPerKind, endOnFailure: true },
      );
    });

    const judged = vendorWsdl === undefined ? it.skip : it;
    judged.each(kinds)('went out valid against the vendor’s own schema: $agent', async ({ agent }) => {
      const envelopes = tenant.emulator.requests
        .filter((request) => request.face === 'soap' && request.agent === agent)
        .map((request) => request.body ?? '');
      expect(envelopes.length).toBeGreaterThanOrEqual(entitiesPerKind);
      expect(await vendorSchemaProblems(agent, envelopes)).toEqual([]);
    });
  });
}
