import { restTransport } from '../../transports/rest/transport.js';
import { transportModule } from './transport.js';

export const restModule = transportModule('rest', restTransport);
