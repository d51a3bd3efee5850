/// <reference types="node" preserve="true" />
export * from './shared-exports.js';
export { connect } from './client/connect.js';
export { createTenantPool } from './client/create-tenant-pool.js';
export { superOfficeModule } from './client/superoffice-module.js';
