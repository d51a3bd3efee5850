import type { SuperOfficeConfiguration } from '../config/configuration.js';
import type { PartialConfiguration } from '../config/schema.js';
import type { TenantPoolConfiguration } from '../config/tenant-pool.js';

/** A configuration without the choices `soap` and `emulator`, wherever they occur. */
export type WithoutSoap<Value> = Value extends 'soap' | 'emulator'
  ? never
  : Value extends (...given: never[]) => unknown
    ? Value
    : Value extends object
      ? { [Name in keyof Value as Exclude<Name, 'soap'>]: WithoutSoap<Value[Name]> }
      : Value;

/** What `connect` of `superoffice-bridge/rest` takes: the transports are `rest` and `agents`. */
export type RestConfiguration = WithoutSoap<PartialConfiguration>;

/** What `superOfficeModule` of `superoffice-bridge/rest` takes. */
export type CompleteRestConfiguration = WithoutSoap<SuperOfficeConfiguration>;

type Configuration = Omit<CompleteRestConfiguration, 'http'>;

/** What `createTenantPool` of `superoffice-bridge/rest` takes. */
export interface RestTenantPoolConfiguration extends Omit<TenantPoolConfiguration, 'configure'> {
  /** Returns the configuration of a tenant by its id. Called again after the tenant has been closed. */
  configure: (tenantId: string) => Configuration | Promise<Configuration>;
}
