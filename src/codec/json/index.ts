export { fromJson, type JsonReading } from './from-json.js';
export { fieldsToJson, toJson } from './to-json.js';
