import * as z from 'zod';
import { type CanonicalObject, type Operation, setEntry, type TypeDescription } from '../../contract/index.js';
import { typeBelow } from '../../comparison/index.js';
import { maskedKey } from '../../migration/doctor/masking/leaf.js';
import { masked } from '../../migration/report/masking.js';
import { isSecretHolder, isSecretName } from '../../migration/secret-names.js';
import { kindOfOperation } from '../../operations/index.js';

/** Arguments of a call, for a step of a scenario. */
export interface Sample {
  readonly agent: string;
  readonly operation: string;
  readonly with: CanonicalObject;
  /** Whether a text has been masked, so that the call finds something else, or nothing. */
  readonly masked: boolean;
}

export const samplesSchema = z.array(
  z.object({
    agent: z.string(),
    operation: z.string(),
    with: z.record(z.string(), z.unknown()),
    masked: z.boolean(),
  }),
);

const maxSamples = 3;
const maxLength = 4_096;

/**
 * Examples of calls that only read, and that Agents has too: making them again changes nothing. For each operation a few are
 * kept that differ, first those whose arguments need no mask.
 */
export class Samples {
  readonly #byOperation = new Map<string, Sample[]>();

  constructor(saved: readonly Sample[] = []) {
    for (const each of saved) this.#of(each).push(each);
  }

  add({ agent, name, http, input }: Operation, parameters: CanonicalObject): void {
    if (http === undefined || agent === 'SoPrincipal' || kindOfOperation(agent, name) !== 'read') return;
    const known = this.#of({ agent, operation: name });
    const isWanted = known.length < maxSamples || known.some((each) => each.masked);
    const given = isWanted ? safeArguments(agent, input.fields, parameters) : undefined;
    if (given === undefined) return;
    const sample = { agent, operation: name, ...given };
    const text = JSON.stringify(sample.with);
    if (text.length > maxLength || known.some((each) => JSON.stringify(each.with) === text)) return;
    if (known.length < maxSamples) known.push(sample);
    else if (!sample.masked) known[known.findIndex((each) => each.masked)] = sample;
  }

  toJSON(): Sample[] {
    return [...this.#byOperation.values()].flat();
  }

  #of({ agent, operation }: Pick<Sample, 'agent' | 'operation'>): Sample[] {
    const key = `${agent}.${operation}`;
    let samples = this.#byOperation.get(key);
    if (samples === undefined) this.#byOperation.set(key, (samples = []));
    return samples;
  }
}

/** Fields that name a part of the system, such as a column or a provider, and no person. */
const technical =
  /^(?:ProviderName|ArchiveProviderName|Columns?|ColumnName|Entities|EntityName|TableName|StorageType|StorageKey|Context|Operator|RestrictionType|DisplayType|Section|Key)$/;
/** Types whose `Name` is one of those. */
const named = /^(?:Archive(?:Restriction|OrderBy|Column)Info|PreferenceSpec)$/;
/** Agents whose lists have names. */
const listAgents: ReadonlySet<string> = new Set(['MDO', 'List']);
const identifier = /^[A-Za-z][\w./:#-]{0,80}$/;
/** An id. A longer number may be that of a telephone or a person. */
const shortNumber = /^(?:0|[1-9]\d{0,5})$/;

/** @returns undefined if the call has a secret, content, or a text that a scenario would read as a reference */
function safeArguments(
  agent: string,
  fields: Operation['input']['fields'],
  parameters: CanonicalObject,
): Pick<Sample, 'with' | 'masked'> | undefined {
  const found = { masked: false, unusable: false };
  const text = (value: string, type: TypeDescription | undefined, name: string, owner: string): string => {
    if (isSecretName(name) || value.includes('${')) found.unusable = true;
    if (type?.kind === 'primitive' && type.name === 'base64Binary') found.unusable = true;
    const isName = technical.test(name) || (name === 'Name' && (named.test(owner) || listAgents.has(owner)));
    if (isName && identifier.test(value)) return value;
    if (owner === 'ArchiveRestrictionInfo' && name === 'Values' && shortNumber.test(value)) return value;
    const shown = String(masked(value, name, type));
    if (shown !== value) found.masked = true;
    return shown;
  };
  const walk = (value: unknown, type: TypeDescription | undefined, name: string, owner: string): unknown => {
    if (typeof value === 'string') return value === '' ? value : text(value, type, name, owner);
    if (Array.isArray(value)) {
      return value.map((item) => walk(item, type?.kind === 'array' ? type.item.type : undefined, name, owner));
    }
    if (typeof value !== 'object' || value === null) return masked(value, name, type);
    if (isSecretHolder(name)) found.unusable = true;
    const copy: CanonicalObject = {};
    for (const [key, entry] of Object.entries(value)) {
      if (key === '<<') found.unusable = true;
      const shown = type?.kind === 'carrier' ? key : maskedKey(key, (other) => String(masked(other)));
      setEntry(copy, shown, walk(entry, typeBelow(type, key), key, type?.kind === 'carrier' ? type.name : ''));
    }
    return copy;
  };
  const given: CanonicalObject = {};
  for (const { name, type } of fields) setEntry(given, name, walk(parameters[name] ?? null, type, name, agent));
  return found.unusable ? undefined : { with: given, masked: found.masked };
}
