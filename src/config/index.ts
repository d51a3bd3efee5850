export { defineConfig } from './define.js';
export { type Environment, otherVariables, settingVariables, unknownVariables } from './environment.js';
export { shortName } from './files.js';
export type { SettingInForce } from './in-force.js';
export {
  argumentOnly,
  type ConfigurationSources,
  examineConfiguration,
  inFileOrder,
  loadConfiguration,
} from './load.js';
export { LoadedConfiguration } from './loaded.js';
export type { Route, SuperOfficeConfiguration } from './configuration.js';
export type { RoutedCall, StickyKey } from './routed-call.js';
export { oneTransport } from './one-transport.js';
export type { PartialConfiguration } from './schema.js';
export { type ConfigurationWatch, watchConfiguration, type WatchOptions } from './watch.js';
