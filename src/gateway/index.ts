export { createGateway, type Gateway } from './gateway.js';
export type { GatewayCall, GatewayConnection, GatewayOptions } from './settings.js';
