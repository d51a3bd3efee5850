export { describeEmulator } from './describe.js';
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator.js';
export type { Fault, FaultBook, FaultRule } from './faults/faults.js';
export { readOnlyFields } from './rules/entities.js';
export type { ArrivedRequest } from './arrived-request.js';
export type { PlannedCounts } from './seed/plan.js';
export { defaultSettings, type EmulatorSettings } from './settings.js';
