import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';
import { customFieldsOf } from '../rules/custom-field-kinds.js';
import { seededItemName } from '../seed/lists.js';
import type { ArchiveColumn, ColumnType, ColumnValue } from './columns.js';

type AddedType = Extract<ColumnType, 'text' | 'int' | 'decimal' | 'bool' | 'date' | 'list'>;

/** What a search shows of a user-defined field, by the type that the field's properties name. */
const columnTypes: Readonly<Record<string, AddedType>> = {
  ShortText: 'text',
  LongText: 'text',
  Number: 'int',
  Decimal: 'decimal',
  Date: 'date',
  UnlimitedDate: 'date',
  Checkbox: 'bool',
  List: 'list',
};

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
    return id === 0 ? { raw: null } : { raw: id, name: seededItemName('business', id) ?? String(id) };
  },
};

function numberIn(payload: string): number | null {
  const value = Number(payload);
  return payload.trim() === '' || Number.isNaN(value) ? null : value;
}

/** The columns of the fields that the tenant has added to an entity, called `Contact`: `contactUdef/SuperOffice:1`. */
export function addedColumns(agent: string): ArchiveColumn[] {
  const entity = agent.toLowerCase();
  return customFieldsOf(agent).flatMap(({ name: progId, kind, home }) => {
    const type = columnTypes[kind.fieldType];
    if (type === undefined || home !== 'UserDefinedFields') return [];
    return {
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
    };
  });
}
