export { defineConfig } from './define.js';
export { type Environment, otherVariables, settingVariables, strayVariables } from './environment.js';
export { shortName } from './files.js';
export type { SettingInForce } from './in-force.js';
export { argumentAlone, type ConfigurationSources, examineConfiguration, loadConfiguration } from './load.js';
export { LoadedConfiguration } from './loaded.js';
export type { PartialConfiguration, SuperOfficeConfiguration } from './schema.js';
export { type ConfigurationWatch, watchConfiguration, type WatchOptions } from './watch.js';
