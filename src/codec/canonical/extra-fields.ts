/** The position of an element in SOAP that the contract does not know, so that it can be written there again. */
export interface ElementPosition {
  readonly namespace: string;
  /** The element before it; undefined for the first one of the carrier. */
  readonly after: string | undefined;
}

/** Limits, so that a hostile server cannot fill the memory. */
const maxFields = 256;
const maxCarriers = 1_024;

const known = new Map<string, Map<string, ElementPosition | undefined>>();

/**
 * Remembers a field that a server sent and that the contract does not know. With the setting `extras` such fields are kept
 * and may be saved again; any other unknown field is treated as a mistake of the caller.
 *
 * @param carrier the local name of the carrier
 * @param position its position in SOAP; undefined if it came in JSON, which has no order
 */
export function rememberExtraField(carrier: string, name: string, position?: ElementPosition): void {
  let fields = known.get(carrier);
  if (fields === undefined) {
    if (known.size >= maxCarriers) return;
    known.set(carrier, (fields = new Map<string, ElementPosition | undefined>()));
  }
  const hasRoom = fields.has(name) || fields.size < maxFields;
  if (hasRoom && (position !== undefined || !fields.has(name))) fields.set(name, position);
}

export function isExtraField(carrier: string, name: string): boolean {
  return known.get(carrier)?.has(name) ?? false;
}

/** The unknown fields that servers have sent in a carrier; undefined if there were none. */
export function extraFieldsOf(carrier: string): ReadonlyMap<string, ElementPosition | undefined> | undefined {
  return known.get(carrier);
}
