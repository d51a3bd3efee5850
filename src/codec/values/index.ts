export {
  cultureMarkers,
  type CultureMarkerName,
  type MarkedValue,
  readMarked,
  writeMarked,
} from './culture-markers.js';
export {
  expectedField,
  type FieldValue,
  readCustomField,
  writeCustomField,
  type WrittenField,
} from './custom-fields.js';
export { parseDateTime, toLocalDateTime, type DateTimeParts } from './date-time.js';
export { clockTime, isClockOf, maxRepetition, mayRepeat, shownBefore } from './repeated-hour.js';
export { rulesOf } from './rules.js';
export { addressText, findLoneSurrogate } from './text.js';
export { timeZoneProblem } from './time-zone-codes.js';
export { type CanonicalScalar, UnwritableValue, type ValueRules } from './value-rules.js';
