import type { Entry } from '../entry.js';
import { agentsModule } from '../modules/agents.js';
import { restModule } from '../modules/rest.js';

/** `superoffice-bridge/rest`: neither SOAP nor the emulator, and no code of theirs. */
export const restEntry: Entry = {
  name: 'superoffice-bridge/rest',
  transports: [restModule, agentsModule],
  startEmulator: undefined,
  exchangeOverSoap: undefined,
};
