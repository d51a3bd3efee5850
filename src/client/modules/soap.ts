import { soapTransport } from '../../transports/soap/transport.js';
import { transportModule } from './transport.js';

export const soapModule = transportModule('soap', soapTransport);
