import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, notFound, ServerFailureError } from '../server-error.js';
import { isJsonObject } from '../wire/json-object.js';
import { type Column, type Row, RowTable, schemas } from './tables.js';

/** What a tenant says of its extra tables besides their columns. */
interface Definition {
  readonly id: number;
  readonly title: string;
  readonly displayField: string;
  /** The values of new rows. */
  readonly defaults?: Row;
}

const definitions: Readonly<Record<string, Definition>> = {
  y_equipment: { id: 1, title: 'Equipment', displayField: 'x_name' },
  y_rental: { id: 2, title: 'Rental', displayField: 'x_start' },
  y_rental_gear: { id: 3, title: 'Rental gear', displayField: 'x_code', defaults: { x_quantity: 1 } },
};

/** The custom objects, by the names of their tables. */
export const customObjectTables: readonly string[] = Object.keys(definitions);

/** The words of the OpenAPI document for the types of fields: "e.g. 'string', 'int', 'datetime'". */
const fieldTypes: Readonly<Record<Column['type'], string>> = {
  text: 'string',
  int: 'int',
  double: 'float',
  date: 'date',
};

/** What users call a column: `x_rental_gear` is `Rental gear`. */
export function labelOf({ name }: Column): string {
  const words = name.replace(/^x_/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function definitionOf(name: unknown): readonly [table: string, definition: Definition] {
  const table = typeof name === 'string' ? name.toLowerCase() : '';
  const definition = Object.hasOwn(definitions, table) ? definitions[table] : undefined;
  if (definition === undefined) throw notFound('Custom object', String(name));
  return [table, definition];
}

const rights = { TableRight: null, FieldProperties: {} };

function definitionShown(name: unknown): CanonicalObject {
  const [table, { id, title, displayField, defaults = {} }] = definitionOf(name);
  return {
    ...rights,
    Id: id,
    Name: table,
    Title: title,
    DisplayField: displayField,
    Description: '',
    IconId: 0,
    Flags: 0,
    Fields: (schemas[table]?.columns ?? []).map((column, index) => ({
      FieldName: column.name,
      FieldType: fieldTypes[column.type],
      DisplayName: labelOf(column),
      Description: '',
      UseDefaultValue: defaults[column.name] !== undefined,
      DefaultValue: defaults[column.name] === undefined ? '' : `[I:${defaults[column.name] ?? 0}]`,
      Rank: index + 1,
      IsDefault: index < 3,
    })),
  };
}

function metadataShown(table: string): CanonicalObject {
  const [, { title }] = definitionOf(table);
  const targets = (schemas[table]?.columns ?? []).filter(({ target }) => target !== undefined);
  return {
    Name: title,
    TableName: table,
    IconHint: '',
    FlagHideId: false,
    FlagHidden: false,
    FlagShowInFind: true,
    FlagShowInNavigator: true,
    Relations: targets.map(({ name, target = '' }) => {
      const other = Object.hasOwn(definitions, target) ? definitions[target] : undefined;
      return {
        EntityName: target,
        EntityType: other === undefined ? target : 'CustomObject',
        EntityTitle: other?.title ?? target,
        ProviderName: `CustomObject:${table}`,
        RelationField: name,
        DisplayField: other?.displayField ?? 'name',
        HideFunctions: false,
      };
    }),
    HasWebPanels: false,
  };
}

type Handler = (table: RowTable, parameters: CanonicalObject, server: EmulatedServer) => unknown;

/** A row with the names of what it refers to, as the vendor's page on reading a row has them. */
function shown({ store }: EmulatedServer, table: RowTable, id: number, row: Row): CanonicalObject {
  const values: Record<string, string> = table.texts(row);
  for (const { name, target = '' } of table.columns) {
    if (target === '') continue;
    const kept = schemas[target]?.entity ?? target;
    const display = Object.hasOwn(definitions, target) ? definitions[target]?.displayField : 'Name';
    const other = store.read(kept, Number(row[name]), (record) => record[display ?? '']);
    values[`${name}${companion}`] = typeof other === 'string' ? other : '';
  }
  return { ...rights, DefinitionName: table.name.toLowerCase(), Id: id, Values: values };
}

const companion = ':DisplayText';

/** What a client writes into the columns. The key is the server's own, and so are the names of what the row refers to. */
function given(table: RowTable, row: CanonicalObject): Row {
  const { Values } = row;
  const named = Object.entries(isJsonObject(Values) ? Values : {}).filter(([name]) => !name.endsWith(companion));
  const entries = named.map(([name, text]) => {
    const column = table.column(name);
    return [column.name, table.value(name, text)] as const;
  });
  return Object.fromEntries(entries.filter(([name]) => name !== table.key));
}

function save(table: RowTable, { Row: row }: CanonicalObject, server: EmulatedServer): CanonicalObject {
  if (!isJsonObject(row)) throw new ServerFailureError(400, 'ArgumentNullException', 'Row is null');
  const { DefinitionName: owner } = row;
  if (typeof owner === 'string' && owner !== '' && owner.toLowerCase() !== table.name.toLowerCase()) {
    throw badRequest(`The row is one of ${owner}, not of ${table.name}`);
  }
  const values = given(table, row);
  const id = Number(row['Id'] ?? 0);
  // "If the row has a primary key set it will be updated, otherwise a new row is inserted."
  if (id === 0) {
    const made = table.insert(values);
    return shown(server, table, made, table.read(made));
  }
  table.update(id, values);
  return shown(server, table, id, table.read(id));
}

const handlers: Readonly<Record<string, Handler>> = {
  CreateDefaultCustomObject(table, _parameters, server) {
    const [, { defaults }] = definitionOf(table.name);
    return shown(server, table, 0, { ...table.blank, ...defaults });
  },
  GetCustomObject(table, { Id }, server) {
    const id = Number(Id);
    if (!table.has(id) && server.settings.absentEntity === 'null') return null;
    return shown(server, table, id, table.read(id));
  },
  SaveCustomObject: save,
  DeleteCustomObject(table, { Id }, { settings }) {
    if (!table.delete(Number(Id)) && settings.deleteAbsent === 'exception') throw notFound(table.name, Number(Id));
  },
};

/** What the CustomObject agent does. The quotations are those of the vendor's OpenAPI document. */
export const customObjectOperations: readonly (readonly [string, OperationHandler])[] = [
  ...Object.entries(handlers).map(([name, handle]): readonly [string, OperationHandler] => [
    `CustomObject.${name}`,
    (server: EmulatedServer, parameters: CanonicalObject, session: Session) => {
      const [table] = definitionOf(parameters['DefinitionName']);
      const rows = new RowTable(table, server.store, server.entities, session);
      const answer = handle(rows, parameters, server);
      return name === 'DeleteCustomObject' ? {} : { Response: answer };
    },
  ]),
  [
    'CustomObject.GetCustomObjectDefinition',
    (_server, { DefinitionName }) => ({ Response: definitionShown(DefinitionName) }),
  ],
  ['CustomObject.GetCustomObjectsMetadata', () => ({ Response: customObjectTables.map(metadataShown) })],
  [
    'CustomObject.HasScreenChooser',
    (_server, { DefinitionName }) => {
      definitionOf(DefinitionName);
      return { Response: false };
    },
  ],
];
