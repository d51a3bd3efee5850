/// <reference types="node" preserve="true" />
export * from './shared-exports.js';
export type {
  CompleteRestConfiguration,
  RestConfiguration,
  RestTenantPoolConfiguration,
} from './client/rest-configuration.js';
export { connect, createTenantPool, superOfficeModule } from './client/rest.js';
