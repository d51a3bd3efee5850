import { agentsTransport } from '../../transports/agents/transport.js';
import { transportModule } from './transport.js';

export const agentsModule = transportModule('agents', agentsTransport);
