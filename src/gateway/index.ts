export { createGateway, type Gateway } from './gateway.js';
export { type CallRecorder, type CallRecorderOptions, createCallRecorder } from './recording/call-recorder.js';
export { type GatewayServer, type GatewayServerOptions, listen } from './server.js';
export type { CertificateFiles } from './certificate.js';
export { type GatewayStatus, statusHandlerOf } from './usage/status.js';
export type { GatewayCall, GatewayConnection, GatewayOptions } from './settings.js';
