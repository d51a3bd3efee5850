export { endOfString, JsonTooDeep, maximumJsonDepth, parseJson, requireShallowJson } from './json.js';
export { withoutTrailing } from './text.js';
