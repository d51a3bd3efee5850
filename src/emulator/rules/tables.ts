import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import { badRequest, massOperationFailure, notFound, ServerFailureError } from '../server-error.js';
import type { Store } from '../store/store.js';
import { everyKey } from '../store/table.js';
import type { EntityService } from './entity-service.js';
import { requiredRules } from './generic-entities.js';
import { isJsonObject } from '../wire/json-object.js';

/**
 * Tables of the database as the agent DatabaseTable sees them: rows of columns. Sources: the vendor's pages on mass operations
 * and on rows of custom objects, and its database reference for names of columns.
 */

/** A column, and for a built-in table the field of its entity: `Category.Id`. */
export interface Column {
  readonly name: string;
  readonly type: 'int' | 'double' | 'text' | 'date';
  readonly field: string;
  /** The table that the column refers to. */
  readonly target?: string;
}

export interface TableSchema {
  readonly key: string;
  /** The entity of a built-in table; undefined for an extra table. */
  readonly entity: string | undefined;
  readonly columns: readonly Column[];
}

const columnsOf = (line: string): Column[] =>
  line.split(' ').map((each) => {
    const [name = '', type = 'text', field = name] = each.split(':');
    return { name, type: type as Column['type'], field };
  });

/** Of an extra table: `x_company:int>contact` refers to a company. */
const extraColumnsOf = (line: string): Column[] =>
  line.split(' ').map((each) => {
    const [definition = '', target] = each.split('>');
    const [name = '', type = 'text'] = definition.split(':');
    const column = { name, type: type as Column['type'], field: name };
    return target === undefined ? column : { ...column, target };
  });

const builtIn = (entity: string, key: string, columns: string): TableSchema => ({
  entity,
  key,
  columns: columnsOf(columns),
});

const extra = (columns: string): TableSchema => ({ entity: undefined, key: 'id', columns: extraColumnsOf(columns) });

/** The built-in tables that the emulator has, and extra tables of the vendor's examples. */
export const schemas: Readonly<Record<string, TableSchema>> = {
  contact: builtIn(
    'Contact',
    'contact_id',
    'name:text:Name department:text:Department orgnr:text:OrgNr number1:text:Number1 number2:text:Number2 country_id:int:Country.CountryId business_idx:int:Business.Id category_idx:int:Category.Id associate_id:int:Associate.AssociateId',
  ),
  person: builtIn(
    'Person',
    'person_id',
    'firstname:text:Firstname middlename:text:MiddleName lastname:text:Lastname title:text:Title contact_id:int:Contact.ContactId country_id:int:Country.CountryId associate_id:int:Associate.AssociateId',
  ),
  project: builtIn(
    'Project',
    'project_id',
    'name:text:Name project_number:text:ProjectNumber type_idx:int:ProjectType.Id status_idx:int:ProjectStatus.Id associate_id:int:Associate.AssociateId',
  ),
  sale: builtIn(
    'Sale',
    'sale_id',
    'heading:text:Heading amount:double:Amount contact_id:int:Contact.ContactId person_id:int:Person.PersonId project_id:int:Project.ProjectId associate_id:int:Associate.AssociateId',
  ),
  y_equipment: extra('x_name x_description x_company:int>contact x_height:int x_width:double'),
  y_rental: extra('x_start:date x_end:date x_amount:int x_contact:int>contact x_equipment:int>y_equipment'),
  y_rental_gear: extra('x_code x_quantity:int x_description'),
};

/** "An SoDbAccessException is thrown if any of these tables are targeted": those that mass operations do not touch. */
const protectedTables: ReadonlySet<string> = new Set(
  (
    'associate ejuser credentials modulelicense modulelicenselink moduleowner licenseassoclink functionright role ' +
    'functionrightrolelink userrolelink registry config user_candidate user_attribute login login_customer locking ' +
    'erpconfiguration erpconnection erpconnector erpconnectionaccess travelcurrent email_account databasemodel sequence'
  ).split(' '),
);

/** Values of a row by the names of columns, as the database has them. */
export type Row = Readonly<Record<string, string | number>>;

const readers: Readonly<Record<Column['type'], (text: string) => string | number | undefined>> = {
  int: (text) => numberIn(/^(?:\[I:)?(-?\d{1,10})\]?$/.exec(text)),
  double: (text) => numberIn(/^(?:\[[FIM]:)?(-?\d{1,25}(?:\.\d{1,25})?(?:e[+-]?\d{1,3})?)\]?$/i.exec(text)),
  text: (text) => text,
  date: instantIn,
};

const writers: Readonly<Record<Column['type'], (value: string | number) => string>> = {
  int: (value) => `[I:${value}]`,
  double: (value) => `[F:${value}]`,
  text: String,
  date: (value) => (value === '' ? '' : `[DT:${value}]`),
};

const numberIn = (match: RegExpExecArray | null) => (match?.[1] === undefined ? undefined : Number(match[1]));

/**
 * `[DT:11/09/2017 14:53:18]` and `[D:07/05/2007]` with the month first, and `[D:09.11.2017]` with the day first, as the
 * pages on encodings and on services have them; of dates that are not encoded, the ISO form, which every culture of .NET reads alike.
 */
function instantIn(text: string): string | undefined {
  if (text === '') return text;
  const [, month = '', day = '', year = '', time = ''] =
    /^\[DT:(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)(?:\.0{1,7})?\]$/.exec(text) ?? [];
  if (time !== '') return isDay(year, month, day) ? `${month}/${day}/${year} ${time}` : undefined;
  const [, isoYear = '', isoMonth = '', isoDay = '', isoTime = '00:00:00'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d:\d\d))?$/.exec(text) ?? [];
  if (isoYear !== '')
    return isDay(isoYear, isoMonth, isoDay) ? `${isoMonth}/${isoDay}/${isoYear} ${isoTime}` : undefined;
  const [, slashMonth = '', slashDay = '', slashYear = ''] = /^\[D:(\d\d)\/(\d\d)\/(\d{4})\]$/.exec(text) ?? [];
  if (slashYear !== '')
    return isDay(slashYear, slashMonth, slashDay) ? `${slashMonth}/${slashDay}/${slashYear} 00:00:00` : undefined;
  const [, first = '', second = '', third = ''] = /^\[D:(\d\d)\.(\d\d)\.(\d{4})\]$/.exec(text) ?? [];
  return isDay(third, second, first) ? `${second}/${first}/${third} 00:00:00` : undefined;
}

/** SQL Server's `datetime` begins in 1753. */
function isDay(year: string, month: string, day: string): boolean {
  const instant = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number(year) >= 1753 && instant.getUTCDate() === Number(day);
}

const unset = ({ type }: Column) => (type === 'int' || type === 'double' ? 0 : '');

/** A table, with its rows as columns. */
export class RowTable {
  readonly #schema: TableSchema;

  constructor(
    readonly name: string,
    private readonly store: Store,
    private readonly entities: EntityService,
    private readonly session: Session,
  ) {
    const key = name.toLowerCase();
    if (protectedTables.has(key))
      throw new ServerFailureError(403, 'SoDbAccessException', `Table ${name} is protected`);
    const schema = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
    if (schema === undefined) throw notFound('Table', name);
    this.#schema = schema;
  }

  get key(): string {
    return this.#schema.key;
  }

  get isExtra(): boolean {
    return this.#schema.entity === undefined;
  }

  get columns(): readonly Column[] {
    return this.#schema.columns;
  }

  get #kept(): string {
    return this.#schema.entity ?? this.name.toLowerCase();
  }

  ids(): number[] {
    return [...this.store.ids(this.#kept, everyKey)];
  }

  has(id: number): boolean {
    return this.store.has(this.#kept, id);
  }

  /** @throws a failure for a column that the table does not have */
  column(name: string): Column {
    const wanted = name.toLowerCase();
    if (wanted === this.key) return { name: this.key, type: 'int', field: this.key };
    const found = this.#schema.columns.find((column) => column.name === wanted);
    if (found === undefined) throw badRequest(`The table ${this.name} has no column ${name}`);
    return found;
  }

  /** A value as a client writes it: `[I:6]`, or `6`. */
  value(name: string, text: unknown): string | number {
    const column = this.column(name);
    if (text === null || text === undefined) return unset(column);
    const value = typeof text === 'string' ? readers[column.type](text) : undefined;
    if (value === undefined) throw massOperationFailure(`The value of ${name} cannot be read as ${column.type}`);
    return value;
  }

  read(id: number): Row {
    const stored = this.store.read(this.#kept, id, structuredClone);
    if (stored === undefined) throw notFound(`Row of ${this.name}`, id);
    const values = this.#schema.columns.map((column) => [column.name, this.#at(stored, column) ?? unset(column)]);
    return { ...(Object.fromEntries(values) as Row), [this.key]: id };
  }

  /** A row as a client reads it. */
  written(id: number): Record<string, string> {
    return this.texts(this.read(id));
  }

  /** Values as a client reads them. */
  texts(row: Row): Record<string, string> {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, writers[this.column(name).type](value)]),
    );
  }

  /** The values of a row in which nothing is set. */
  get blank(): Row {
    return { ...Object.fromEntries(this.columns.map((column) => [column.name, unset(column)])), [this.key]: 0 };
  }

  insert(row: Row): number {
    const id = Number(row[this.key] ?? 0);
    if (this.isExtra && this.key in row) {
      // The documented message.
      throw badRequest(
        'extra tables use database-assigned primary keys, therefore the primary key column cannot be specified for Insert',
      );
    }
    if (id > 0 && this.has(id)) throw badRequest(`The table ${this.name} has a row ${id} already`);
    if (this.#schema.entity === undefined) {
      const next = this.store.nextId(this.#kept);
      this.store.put(this.#kept, next, { ...row });
      return next;
    }
    const rules = requiredRules(this.#schema.entity);
    if (id > 0 && id < this.store.nextId(this.#kept)) {
      throw badRequest(`The emulator does not give the key ${id} of a deleted row to a new one`);
    }
    if (id > 0) this.store.startIdsAt(this.#kept, id);
    return Number(this.entities.create(rules, this.#fields(row), this.session)[rules.primaryKey]);
  }

  update(id: number, row: Row): void {
    if (!this.has(id)) throw notFound(`Row of ${this.name}`, id);
    if (this.#schema.entity === undefined) {
      this.store.put(this.#kept, id, { ...this.store.read(this.#kept, id, structuredClone), ...row });
      return;
    }
    const rules = requiredRules(this.#schema.entity);
    this.entities.save(rules, { ...this.entities.get(rules, id), ...this.#fields(row) }, this.session);
  }

  delete(id: number): boolean {
    if (!this.has(id)) return false;
    if (this.#schema.entity === undefined) return this.store.delete(this.#kept, id);
    this.entities.delete(requiredRules(this.#schema.entity), id, this.session);
    return true;
  }

  /** Deletes all rows. "This clearance is not individually logged in […] Webhook/script calls." */
  clear(): number {
    return this.ids().filter((id) => this.store.delete(this.#kept, id)).length;
  }

  #at(stored: Readonly<CanonicalObject>, { field }: Column): string | number | undefined {
    const [name = '', key = ''] = field.split('.');
    const value = stored[name];
    const found = key !== '' && isJsonObject(value) ? value[key] : value;
    return typeof found === 'string' || typeof found === 'number' ? found : undefined;
  }

  #fields(row: Row): CanonicalObject {
    const fields: CanonicalObject = {};
    for (const [name, value] of Object.entries(row)) {
      if (name === this.key) continue;
      const [field = '', key = ''] = this.column(name).field.split('.');
      fields[field] = key === '' ? value : value === 0 ? null : { [key]: value };
    }
    return fields;
  }
}
