import type { PartialConfiguration } from './schema.js';

/**
 * Types a configuration file in JavaScript or TypeScript, so that editors complete it.
 *
 * @example
 * // superoffice.config.ts
 * export default defineConfig({ transport: 'rest', tenant: { environment: 'sod', id: 'Cust12345' } });
 */
export function defineConfig<const Given extends PartialConfiguration>(configuration: Given): Given {
  return configuration;
}
