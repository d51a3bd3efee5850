import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';
import type { ArchiveColumn, ColumnType, ColumnValue } from './columns.js';

/** The items of the list that the tenant's own fields refer to. */
const listItems: Readonly<Record<number, string>> = { 1: 'Red', 2: 'Green', 3: 'Blue' };

/** A user-defined field by its number, as it is kept: `[I:1]`, `[D:05/05/1999 00:00:00.0000000]`, or a text. */
type AddedType = Extract<ColumnType, 'text' | 'int' | 'decimal' | 'bool' | 'date' | 'list'>;

/** The first two are in the seed; the vendor's pages on archive providers have fields of the other types, by these numbers. */
const fields: readonly (readonly [progId: string, type: AddedType])[] = [
  ['SuperOffice:1', 'text'],
  ['SuperOffice:2', 'int'],
  ['SuperOffice:4', 'date'],
  ['SuperOffice:6', 'bool'],
  ['SuperOffice:7', 'list'],
  ['SuperOffice:8', 'decimal'],
];

const kept = /^\[[A-Z]{1,2}:([^\]]*)\]$/;

const readers: Readonly<Record<AddedType, (payload: string, whole: string) => ColumnValue>> = {
  text: (_payload, whole) => ({ raw: whole === '' ? null : whole }),
  int: (payload) => ({ raw: numberIn(payload) }),
  decimal: (payload) => ({ raw: numberIn(payload) }),
  bool: (payload) => ({ raw: payload === '' ? null : payload === '1' || payload.toLowerCase() === 'true' }),
  date(payload) {
    const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(payload) ?? [];
    return { raw: year === undefined ? null : `${year}-${month}-${day}T00:00:00` };
  },
  list(payload) {
    const id = numberIn(payload) ?? 0;
    return id === 0 ? { raw: null } : { raw: id, name: listItems[id] ?? String(id) };
  },
};

function numberIn(payload: string): number | null {
  const value = Number(payload);
  return payload.trim() === '' || Number.isNaN(value) ? null : value;
}

/** The columns of the fields that the tenant has added to an entity: `contactUdef/SuperOffice:1`. */
export function addedColumns(entity: string): ArchiveColumn[] {
  return fields.map(([progId, type]) => ({
    name: `${entity}Udef/${progId}`,
    type,
    hint: type === 'list' ? 'udlist' : entity,
    added: true,
    read(row: Readonly<CanonicalObject>) {
      const values = row['UserDefinedFields'];
      const value = isJsonObject(values) ? values[progId] : undefined;
      const whole = typeof value === 'string' ? value : '';
      return readers[type](kept.exec(whole)?.[1] ?? whole, whole);
    },
  }));
}
