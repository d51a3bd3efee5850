export { fromJson } from './from-json.js';
export type { JsonReading } from './json-reading.js';
export { fieldsToJson, toJson } from './to-json.js';
