import { Contract } from '../../src/contract/index.js';
import { Network } from '../../src/http/index.js';
import type { CheckContext } from '../../src/migration/doctor/checks/check.js';
import { transportNames } from './transports.js';

/** The context of a check of doctor, for a tenant at an address. */
export function checkContext(url: string, given: Pick<CheckContext, 'engine'> & Partial<CheckContext>): CheckContext {
  return {
    network: new Network(),
    contract: Contract.bundled(),
    site: async () => ({ soap: url, rest: url, online: false }),
    environment: {},
    clock: Date.now,
    timeout: 5_000,
    auth: 'ticket',
    transports: transportNames,
    ...given,
  };
}
