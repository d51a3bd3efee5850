import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant, type TestTenant } from '../support/tenants.js';

let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTenant({ seed: { contacts: 10, appointments: 10 } });
});
afterAll(() => tenant.close());

const transports = ['soap', 'rest', 'agents'] as const;

describe.each(['older', 'newer'] as const)('however flags are spelled by %s servers', (flagNames) => {
  beforeAll(() => {
    tenant.emulator.settings.flagNames = flagNames;
  });

  it('each transport gives the same entities', async () => {
    for (let id = 13; id < 23; id++) {
      const [soap, rest, agents] = await Promise.all(transports.map((each) => tenant[each].contacts.get(id)));
      expect(rest).toEqual(soap);
      expect(agents).toEqual(soap);
    }
  });

  it.each(transports)('what was read is saved through %s', async (transport) => {
    for (const from of transports) {
      const contact = await tenant[from].contacts.get(14);
      const saved = await tenant[transport].contacts.save({ ...contact, Department: `${from} ${transport}` });
      expect(saved).toMatchObject({ Department: `${from} ${transport}`, TableRight: contact.TableRight });
    }
  });
});
