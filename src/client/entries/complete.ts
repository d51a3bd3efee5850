import type { Entry } from '../entry.js';
import { agentsModule } from '../modules/agents.js';
import { restModule } from '../modules/rest.js';
import { soapModule } from '../modules/soap.js';

/** `superoffice-bridge`: everything. */
export const completeEntry: Entry = {
  name: 'superoffice-bridge',
  transports: [soapModule, restModule, agentsModule],
  // A connection to a real tenant does not load the emulator.
  startEmulator: async (options) => (await import('../../emulator/index.js')).startEmulator(options),
  exchangeOverSoap: async () => (await import('../../auth/system-user/soap-exchange.js')).exchangeOverSoap,
};
