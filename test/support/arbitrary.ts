import fc, { type Arbitrary } from 'fast-check';
import {
  actualType,
  type CanonicalObject,
  type CarrierType,
  type Field,
  type FlagsType,
  type PrimitiveName,
  type TypeDescription,
} from '../../src/contract/index.js';

const hostileTexts = [
  '',
  ' ',
  '  leading and trailing  ',
  ']]>',
  '<![CDATA[x]]>',
  '&amp;&lt;',
  '<script>\'"</script>',
  'a\nb\tc',
  'CR\rCRLF\r\nLF\n',
  '\r',
  'Blåbærsyltetøy Ωμέγα 漢字 😀 \u{10FFFF}',
  'U+0085 \u0085 U+2028 \u2028 NBSP \u00A0 BOM \uFEFF',
  '{"json": [null]}',
  'US:"not quite a language',
  '007',
  'null',
  '0001-01-01T00:00:00',
];

// eslint-disable-next-line no-control-regex
const outsideXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/u;

/** Whether XML 1.0 allows the text. XML tools refuse the references to control characters that .NET writes. */
export const isXmlText = (value: string): boolean => !outsideXml.test(value);

const text = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).filter(isXmlText),
  },
);

const two = (value: number) => String(value).padStart(2, '0');
const fraction = (digits: number) => (digits === 0 ? '' : `.${String(digits).padStart(7, '0').replace(/0+$/, '')}`);
const digits = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999_999 }));

const dateTime = fc.oneof(
  fc.constantFrom('0001-01-01T00:00:00', '9999-12-31T23:59:59.9999999', '2024-02-29T12:00:00', '2026-03-29T02:30:00'),
  fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 86_399 }),
      digits,
    )
    .map(([year, month, day, second, ticks]) => {
      const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':');
      return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}${fraction(ticks)}`;
    }),
);

const timeSpan = fc.oneof(
  fc.constantFrom('00:00:00', '10675199.02:48:05.4775807', '-10675199.02:48:05.4775808', '-00:00:00.0000001'),
  fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 86_399 }), digits)
    .map(([negative, days, second, ticks]) => {
      const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':');
      const span = `${days === 0 ? '' : `${days}.`}${time}${ticks === 0 ? '' : `.${String(ticks).padStart(7, '0')}`}`;
      return negative && span !== '00:00:00' ? `-${span}` : span;
    }),
);

const limits = (low: number, high: number) =>
  fc.oneof(fc.constantFrom(low, high, 0), fc.integer({ min: low, max: high }));

const primitives: Partial<Record<PrimitiveName, Arbitrary<unknown>>> = {
  string: text,
  boolean: fc.boolean(),
  short: limits(-32_768, 32_767),
  int: limits(-2_147_483_648, 2_147_483_647),
  long: limits(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  byte: limits(-128, 127),
  unsignedByte: limits(0, 255),
  unsignedShort: limits(0, 65_535),
  unsignedInt: limits(0, 4_294_967_295),
  char: limits(0, 65_535),
  anyType: fc.oneof(text, fc.boolean(), limits(-2_147_483_648, 2_147_483_647)),
  double: fc.oneof(
    { weight: 9, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) },
    { weight: 1, arbitrary: fc.constantFrom('NaN', 'Infinity', '-Infinity') },
  ),
  dateTime,
  duration: timeSpan,
  base64Binary: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('base64')),
};

/** An id that is not in the emulator's seed, so that a reference to it is kept unchanged. */
const strangerId = fc.integer({ min: 1_000_000, max: 2_147_483_647 });

/** Canonical values of a type, hostile ones, with every field of every carrier set down to a depth. */
export function arbitraryOf(type: TypeDescription, depth: number): Arbitrary<unknown> {
  switch (type.kind) {
    case 'carrier':
      return carrierArbitrary(type, depth);
    case 'array':
      return depth <= 0 ? fc.constant([]) : fc.array(arbitraryOf(type.item.type, depth - 1), { maxLength: 2 });
    case 'dictionary': {
      if (depth <= 0) return fc.constant({});
      const key = arbitraryOf(type.key.type, 0).map(String);
      return fc.dictionary(key, arbitraryOf(type.value.type, depth - 1), { maxKeys: 3, noNullPrototype: true });
    }
    case 'enumeration':
      return fc.constantFrom(...type.members.map((member) => member.name));
    case 'flags':
      return fc.subarray(singleMembers(type)).map((names) => names.join(', '));
    default: {
      const arbitrary = primitives[type.name];
      if (arbitrary === undefined) throw new Error(`no arbitrary for ${type.name}`);
      return arbitrary;
    }
  }
}

/** Of two names for a bit, the first declared one is canonical. */
function singleMembers({ members }: FlagsType): string[] {
  const byBit = new Map([...members].reverse().map(({ name, value }) => [value, name]));
  return members.map(({ name }) => name).filter((name) => [...byBit.values()].includes(name));
}

const carriers = new WeakMap<CarrierType, Map<number, Arbitrary<CanonicalObject>>>();

/** Of the type itself, or of a derived type if a field says so. Created once for each depth. */
export function carrierArbitrary(type: CarrierType, depth: number): Arbitrary<CanonicalObject> {
  let depths = carriers.get(type);
  if (depths === undefined) carriers.set(type, (depths = new Map<number, Arbitrary<CanonicalObject>>()));
  let made = depths.get(depth);
  if (made === undefined) depths.set(depth, (made = newCarrierArbitrary(type, depth)));
  return made;
}

function newCarrierArbitrary(type: CarrierType, depth: number): Arbitrary<CanonicalObject> {
  const fields = Object.fromEntries(type.fields.map((field) => [field.name, fieldArbitrary(field, depth)]));
  const values = fc.record(fields, { noNullPrototype: true });
  if (type.derived.length === 0) return values;
  return values.chain((base) => {
    const actual = actualType(type, base);
    if (actual === type) return fc.constant(base);
    return carrierArbitrary(actual, depth).map((derived) => ({ ...derived, ...base }));
  });
}

function fieldArbitrary(field: Field, depth: number): Arbitrary<unknown> {
  const { type } = field;
  if (type.kind === 'primitive' && type.name === 'int' && /Id$/i.test(field.name)) return strangerId;
  // One that cannot be null is a struct of .NET.
  if (type.kind === 'carrier' && depth <= 0 && field.nillable) return fc.constant(null);
  const value = arbitraryOf(type, depth - 1);
  return field.nillable ? fc.option(value, { freq: 6, nil: null }) : value;
}
