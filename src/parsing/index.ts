export { JsonTooDeep, maximumJsonDepth, parseJson, requireShallowJson } from './json.js';
