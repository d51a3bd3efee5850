export {
  endOfString,
  hasNameWithLoneSurrogate,
  JsonTooDeep,
  maximumJsonDepth,
  parseJson,
  requireShallowJson,
} from './json.js';
export { jsonProblem } from './json-problem.js';
export { isPem, withLineBreaks } from './pem.js';
export { withoutTrailing } from './text.js';
