/** How to read JSON from the wire. */
export interface JsonReading {
  /** Whether names of fields may differ in case. Servers accept camelCase, which the vendor's client writes. */
  readonly ignoreCase: boolean;
  /** Whether fields that the contract does not know are kept unchanged. */
  readonly extras: boolean;
  /** Converts a date with a zone. Without this the zone is dropped, because servers write the wall clock. */
  readonly zonedDate?: (text: string) => string | undefined;
  /** Creates the error for a value that is not of its type. */
  fail(message: string, path: string): Error;
}

export type Read = (value: unknown, reading: JsonReading) => unknown;
