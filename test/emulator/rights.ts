import type { CanonicalObject } from '../../src/contract/index.js';

/** The numbers of the vendor's client, by which names of combinations and single members are the same flags. */
export const fieldRights = {
  ...{ None: 0, Read: 1, Write: 2, Update: 3, Unused4: 32, Nullable: 32 },
  ...{ UIHintMandatory: 64, UIHintReadOnly: 128 },
};
export const tableRights = {
  ...{ None: 0, Select: 1, R: 1, Update: 2, UR: 3, Insert: 4, RI: 5, URI: 7, Delete: 8, UDR: 11, FULL: 15 },
  ...{ RestrictedUpdate: 32 },
};

export function bitsOf(mask: unknown, numbers: Readonly<Record<string, number>>): number {
  const names = String(mask)
    .split(', ')
    .filter((name) => name !== '');
  return names.reduce((bits, name) => bits | (numbers[name] ?? Number.NaN), 0);
}

/** A copy with numbers for masks, however a wire spells them. */
export function withMasksAsNumbers(entity: CanonicalObject): unknown {
  return JSON.parse(JSON.stringify(entity), function (this: unknown, key: string, value: unknown) {
    if (key === 'TableRight') return withNumber(value, tableRights);
    return key === 'FieldRight' ? withNumber(value, fieldRights) : value;
  });
}

function withNumber(right: unknown, numbers: Readonly<Record<string, number>>): unknown {
  if (typeof right !== 'object' || right === null) return right;
  const { Mask, ...rest } = right as CanonicalObject;
  return { ...rest, Mask: bitsOf(Mask, numbers) };
}
