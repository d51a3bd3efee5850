/** A value in its canonical form, which is that of the vendor's REST APIs. */
export type CanonicalScalar = string | number | boolean;

/**
 * The forms of one kind of value in XML, in JSON and in canonical form. A reader returns `undefined` if the text or value
 * is not of this kind.
 */
export interface ValueRules {
  /** What the value must be, for an error message: `an integer from -32768 to 32767`. */
  readonly expected: string;
  /** The problem with a canonical value; undefined if it is valid, empty if `expected` says enough. */
  problem(value: unknown): string | undefined;
  fromXml(text: string): CanonicalScalar | undefined;
  /** @throws {UnwritableValue} if XML has no form for the value */
  toXml(value: CanonicalScalar): string;
  /** Reads what servers and clients write in JSON, which is more than the canonical form. */
  fromJson(value: unknown): CanonicalScalar | undefined;
  /** The form that servers accept in JSON, if it is not the canonical form. */
  toJson?(value: CanonicalScalar): CanonicalScalar;
}

/** A canonical value that one wire cannot represent. The encoder, which knows its path, turns it into a typed error. */
export class UnwritableValue extends Error {}
