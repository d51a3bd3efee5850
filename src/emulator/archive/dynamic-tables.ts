import { customObjectTables } from '../rules/custom-objects.js';
import { type Column, schemas } from '../rules/tables.js';
import { extraColumn } from './custom-object-provider.js';
import { type ArchiveColumn, field } from './columns.js';

/** A table of the database as the dot syntax sees it. */
export interface DynamicTable {
  readonly name: string;
  /** The entity, or the extra table, whose records are its rows. */
  readonly records: string;
  readonly columns: ReadonlyMap<string, DynamicColumn>;
}

export interface DynamicColumn {
  readonly column: ArchiveColumn;
  /** The table that a foreign key leads to. */
  readonly target: string | undefined;
}

/** Where foreign keys lead, by their names in the vendor's database reference. */
const foreignKeys: Readonly<Record<string, string>> = {
  contact_id: 'contact',
  person_id: 'person',
  project_id: 'project',
  sale_id: 'sale',
  associate_id: 'associate',
  country_id: 'country',
  category_idx: 'category',
};

/** Tables that mass operations do not have here: key, entity, and other columns. */
const others: Readonly<Record<string, readonly [key: string, entity: string, columns: string]>> = {
  category: ['category_id:CategoryId', 'Category', 'name:text:Name tooltip:text:Tooltip'],
  country: ['country_id:CountryId', 'Country', 'name:text:Name tooltip:text:Tooltip'],
  associate: ['associate_id:AssociateId', 'User', 'name:text:Name person_id:int:Person.PersonId'],
  ticket: ['id:TicketId', 'Ticket', 'title:text:Title cust_id:int:Person.PersonId>person'],
  ej_message: ['id:EjMessageId', 'TicketMessage', 'body:text:Body ticket_id:int:Ticket.TicketId>ticket'],
};

const types = { int: 'int', double: 'decimal', text: 'text', date: 'datetime' } as const;

function builtIn(
  name: string,
  records: string,
  key: readonly [string, string],
  columns: readonly Column[],
): DynamicTable {
  const shown = columns.map(({ name: column, type, field: path, target }) => {
    const found = target ?? (type === 'int' && Object.hasOwn(foreignKeys, column) ? foreignKeys[column] : undefined);
    return [column, { column: field(types[type], column, path, name), target: found }] as const;
  });
  const own = { column: field('int', key[0], key[1], name), target: undefined };
  return { name, records, columns: new Map([[key[0], own], ...shown]) };
}

const made: DynamicTable[] = [];
for (const [name, { entity, key, columns }] of Object.entries(schemas)) {
  if (entity !== undefined) made.push(builtIn(name, entity, [key, `${entity}Id`], columns));
}
for (const [name, [key, entity, columns]] of Object.entries(others)) {
  const [keyName = '', keyField = ''] = key.split(':');
  const parsed = columns.split(' ').map((each): Column => {
    const [definition = '', target] = each.split('>');
    const [column = '', type = 'text', path = column] = definition.split(':');
    const plain = { name: column, type: type as Column['type'], field: path };
    return target === undefined ? plain : { ...plain, target };
  });
  made.push(builtIn(name, entity, [keyName, keyField], parsed));
}
for (const name of customObjectTables) {
  const columns: Column[] = [{ name: 'id', type: 'int', field: 'id' }, ...(schemas[name]?.columns ?? [])];
  const shown = columns.map(
    (column) => [column.name, { column: extraColumn(column, name), target: column.target }] as const,
  );
  made.push({ name, records: name, columns: new Map(shown) });
}

/** The tables that the dot syntax can start from and lead to, by their names in lower case. */
export const dynamicTables: ReadonlyMap<string, DynamicTable> = new Map(made.map((table) => [table.name, table]));
