import type { EnumerationType, FlagsType, PrimitiveName, PrimitiveType } from '../../contract/model.js';
import { dateTimeRules } from './date-time.js';
import { enumerationRules } from './enumerations.js';
import { flagsRules } from './flags.js';
import { decimalText, doubleText, realNumber, wholeNumber } from './numbers.js';
import { base64Rules, booleanRules, guidRules, textRules } from './text.js';
import { timeSpanRules } from './time-span.js';
import type { ValueRules } from './value-rules.js';

/** Every primitive but `anyType`, whose values state their own type. */
export type ScalarName = Exclude<PrimitiveName, 'anyType'>;

const primitiveRules: Readonly<Record<ScalarName, ValueRules>> = {
  string: textRules,
  anyURI: textRules,
  boolean: booleanRules,
  byte: wholeNumber(-128, 127),
  short: wholeNumber(-32_768, 32_767),
  int: wholeNumber(-2_147_483_648, 2_147_483_647),
  long: wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  unsignedByte: wholeNumber(0, 255),
  unsignedShort: wholeNumber(0, 65_535),
  unsignedInt: wholeNumber(0, 4_294_967_295),
  unsignedLong: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  float: realNumber(doubleText, (value) => Math.abs(value) <= 3.402_823_466_385_288_6e38),
  double: realNumber(doubleText, () => true),
  decimal: realNumber(decimalText, (value) => Math.abs(value) < 7.922_816_251_426_434e28, true),
  dateTime: dateTimeRules,
  duration: timeSpanRules,
  base64Binary: base64Rules,
  guid: guidRules,
  // WCF sends a character as the number of its code unit.
  char: wholeNumber(0, 65_535),
};

const namedRules = new WeakMap<EnumerationType | FlagsType, ValueRules>();

/** The rules of a value that is a single text in XML. */
export function rulesOf(type: PrimitiveType | EnumerationType | FlagsType): ValueRules {
  if (type.kind === 'primitive') {
    // Callers handle xs:anyType by the value; text is the safest reading of anything else.
    return type.name === 'anyType' ? textRules : primitiveRules[type.name];
  }
  let rules = namedRules.get(type);
  if (rules === undefined) {
    rules = type.kind === 'flags' ? flagsRules(type) : enumerationRules(type);
    namedRules.set(type, rules);
  }
  return rules;
}
