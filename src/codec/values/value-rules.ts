/** A value in its canonical form: what the vendor's REST APIs carry. */
export type CanonicalScalar = string | number | boolean;

/**
 * How one kind of value looks in XML, in JSON and in canonical form. `undefined` from a reader means that the text or
 * value is not of this kind.
 */
export interface ValueRules {
  /** What it should be, for an error message: `a whole number from -32768 to 32767`. */
  readonly expected: string;
  /** What is wrong with a canonical value, beyond `expected`; undefined where it is right, empty where `expected` says it all. */
  problem(value: unknown): string | undefined;
  fromXml(text: string): CanonicalScalar | undefined;
  /** @throws {UnwritableValue} where XML has no form for the value */
  toXml(value: CanonicalScalar): string;
  /** Reads what servers and clients write in JSON, which is more than the canonical form. */
  fromJson(value: unknown): CanonicalScalar | undefined;
  /** How servers take it in JSON, where that is not the canonical form. */
  toJson?(value: CanonicalScalar): CanonicalScalar;
}

/** A canonical value that one wire has no form for. The encoder, which knows where it stands, makes it an error. */
export class UnwritableValue extends Error {}
