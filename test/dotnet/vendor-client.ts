import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the vendor's npm client. */
export const vendorClient = join(dirname(createRequire(import.meta.url).resolve('@superoffice/webapi')), '../..');

/** The sources in which the vendor's client declares its enumerations and makes carriers from JSON. */
export const vendorSources = ['Enums', 'Converters'].map((name) => join(vendorClient, `src/${name}.ts`));

/**
 * The names and numbers of each enumeration, as the vendor's client declares them. That is more than the WSDL says:
 * names of combinations, aliases and of zero stand here alone. A number is the member's value (`FULL = 15`), or begins
 * its comment (`* 1: The address is …`) where the value is a string.
 */
export function readEnumerationNumbers(): ReadonlyMap<string, ReadonlyMap<string, bigint>> {
  const source = readFileSync(join(vendorClient, 'src/Enums.ts'), 'utf8');
  const enumerations = new Map<string, ReadonlyMap<string, bigint>>();
  for (const [, name = '', body = ''] of source.matchAll(/export enum (\w+) \{([^]*?)\n {2}\}/g)) {
    const members = new Map<string, bigint>();
    const declared = body.matchAll(/\* (-?\d+): (?:(?!\*\/)[^])*?\*\/\s*(\w+) = (?:"\w+"|(-?\d+)),/g);
    for (const [, commented = '', member = '', value = commented] of declared) members.set(member, BigInt(value));
    enumerations.set(name, members);
  }
  return enumerations;
}

/** How JSON tells which carrier a derived one is: by a value of one of its fields. */
export interface CarrierKind {
  readonly field: string;
  /** The names of derived carriers, by the field's value. */
  readonly derived: ReadonlyMap<string, string>;
}

/** The kinds that the vendor's client tells apart, by the name of the base carrier. */
export function readCarrierKinds(): ReadonlyMap<string, CarrierKind> {
  const source = readFileSync(join(vendorClient, 'src/Converters.ts'), 'utf8');
  const kinds = new Map<string, CarrierKind>();
  for (const [, name = '', body = ''] of source.matchAll(/export function Create_(\w+)_From\([^]*?\{([^]*?)\n\}/g)) {
    const branches = [...body.matchAll(/src\.(\w+) == "(\w+)" \)\s*res = Create_(\w+)_From\(src\)/g)];
    const [, field = ''] = branches[0] ?? [];
    const derived = new Map(branches.map(([, , value = '', carrier = '']) => [value, carrier]));
    if (derived.size > 0) kinds.set(name, { field, derived });
  }
  return kinds;
}
