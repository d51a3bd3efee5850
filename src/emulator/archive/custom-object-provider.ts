import { customObjectTables } from '../rules/custom-objects.js';
import { type Column, schemas } from '../rules/tables.js';
import { type ArchiveColumn, type ColumnType, computed, contactColumns } from './columns.js';
import type { ArchiveProvider, Join } from './provider.js';

const types: Readonly<Record<Column['type'], ColumnType>> = {
  int: 'int',
  double: 'decimal',
  text: 'text',
  date: 'datetime',
};

/** A column of an extra table as a search shows it. */
export function extraColumn({ name, type }: Pick<Column, 'name' | 'type'>, table: string): ArchiveColumn {
  return computed(types[type], name, table, (row) => {
    const value = row[name];
    if (type === 'date') return typeof value === 'string' ? dateIn(value) : null;
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  });
}

/** `11/26/2026 09:30:00`, as rows of tables have it; empty for no date. */
function dateIn(text: string): string | null {
  const [, month = '', day = '', year = '', time = ''] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  return time === '' ? null : `${year}-${month}-${day}T${time}`;
}

const columnsOf = (table: string): ArchiveColumn[] =>
  [{ name: 'id', type: 'int' as const }, ...(schemas[table]?.columns ?? [])].map((column) =>
    extraColumn(column, table),
  );

/** Of an extra table, the columns of what it refers to: `x_equipment/x_name`. */
function joinOf({ name, target = '' }: Column): Join {
  const { entity } = schemas[target] ?? {};
  return {
    prefix: `${name}/`,
    agent: entity ?? target,
    field: name,
    key: '',
    columns: entity === undefined ? columnsOf(target) : entity === 'Contact' ? contactColumns : [],
  };
}

const providers = ['CustomObject', 'CustomObjectDynamicSelectionV2'];

/** The names of the archives of all custom objects. */
export const customObjectProviderNames = customObjectTables.flatMap((table) =>
  providers.map((provider) => `${provider}:${table}`),
);

/**
 * The archive of a custom object. The vendor's page on searching for custom objects has `CustomObjectDynamicSelectionV2:y_rentals`,
 * whose columns are those of the table; those of what a row refers to have its column before them.
 */
export function customObjectProvider(name: string): ArchiveProvider | undefined {
  const found = customObjectProviderNames.find((each) => each.toLowerCase() === name.toLowerCase());
  const table = found?.split(':')[1];
  if (found === undefined || table === undefined) return undefined;
  return {
    names: [found],
    agent: table,
    primaryKey: 'id',
    entityNames: [table],
    entityName: () => table,
    columns: columnsOf(table),
    joins: (schemas[table]?.columns ?? []).filter(({ target }) => target !== undefined).map(joinOf),
  };
}
