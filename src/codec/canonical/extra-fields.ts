/** Where SOAP has an element that the contract does not know, so that it can be written there again. */
export interface ElementPlace {
  readonly namespace: string;
  /** The element that stands before it; undefined for the first of the carrier. */
  readonly after: string | undefined;
}

/** Kept up to this many, so that a hostile server cannot fill the memory. */
const fieldsPerCarrier = 256;
const carriersKept = 1_024;

const known = new Map<string, Map<string, ElementPlace | undefined>>();

/**
 * Remembers a field that a server sent and that the contract does not know. With the setting `extras` such fields are
 * kept, and what a server has sent may be saved again; any other unknown field is taken for a mistake of the caller.
 *
 * @param carrier the local name of the carrier
 * @param place where SOAP has it; undefined where it came in JSON, which has no order
 */
export function rememberExtraField(carrier: string, name: string, place?: ElementPlace): void {
  let fields = known.get(carrier);
  if (fields === undefined) {
    if (known.size >= carriersKept) return;
    known.set(carrier, (fields = new Map<string, ElementPlace | undefined>()));
  }
  const room = fields.has(name) || fields.size < fieldsPerCarrier;
  if (room && (place !== undefined || !fields.has(name))) fields.set(name, place);
}

export function isExtraField(carrier: string, name: string): boolean {
  return known.get(carrier)?.has(name) ?? false;
}

/** The fields beyond the contract that servers have sent in a carrier; undefined where there were none. */
export function extraFieldsOf(carrier: string): ReadonlyMap<string, ElementPlace | undefined> | undefined {
  return known.get(carrier);
}
