import type { SuperOffice } from '../../src/index.js';

export interface StoredRecord {
  readonly ContactId: number;
  readonly Name: string;
  readonly UpdatedDate: string;
}

/** A company as all sides store it. */
export function storedCompany(id: number, changes: Partial<StoredRecord> = {}): StoredRecord {
  return { ContactId: id, Name: `Company ${id}`, UpdatedDate: '2026-03-29T01:30:00', ...changes };
}

export interface StoredSideOptions {
  /** The ids that its archive lists, rising. */
  readonly ids: readonly number[];
  /** The result of a get; may fail. Default the company that all sides store. */
  readonly find?: (id: number) => StoredRecord | null | Promise<StoredRecord | null>;
  /** Called before every call; may fail. */
  readonly before?: (call: string) => void | Promise<void>;
  /** Changes a page of ids. */
  readonly page?: (ids: number[]) => number[];
}

/** A connection to companies alone that answers as a test sets, at once, which an emulator cannot do. */
export function storedSide({
  ids,
  find = storedCompany,
  before = () => undefined,
  page = (list) => list,
}: StoredSideOptions) {
  const calls: string[] = [];
  const call = async <Value>(name: string, answer: () => Value | Promise<Value>): Promise<Value> => {
    calls.push(name);
    await before(name);
    return answer();
  };
  const contacts = {
    find: (id: number) => call(`find ${id}`, () => find(id)),
    query: (criteria: { select: readonly string[]; filter?: unknown; orderBy?: unknown; top?: number }) => ({
      toArray: () =>
        call(`query ${String(criteria.filter)}`, async () => {
          const found = page(listed(ids, String(criteria.filter), String(criteria.orderBy), criteria.top ?? Infinity));
          const whole = criteria.select.length > 1;
          const records = await Promise.all(found.map(async (id) => ({ id, record: whole ? await find(id) : null })));
          return records.map(({ id, record }) => ({
            PrimaryKey: id,
            EntityName: 'contact',
            columns: { contactId: id, name: record?.Name ?? null, updatedDate: record?.UpdatedDate ?? null },
          }));
        }),
    }),
  };
  const connection = { contacts, principal: () => call('principal', () => ({})) } as unknown as SuperOffice;
  return { connection, calls };
}

function listed(ids: readonly number[], filter: string, orderBy: string, top: number): number[] {
  const bound = (operator: string) => new RegExp(`contactId ${operator} (\\d+)`).exec(filter)?.[1];
  const [above, upTo, exactly] = [bound('greater'), bound('le'), bound('equals')];
  const found = ids.filter(
    (id) =>
      id > Number(above ?? 0) && id <= Number(upTo ?? Infinity) && (exactly === undefined || id === Number(exactly)),
  );
  return (orderBy.endsWith(' desc') ? found.toReversed() : found).slice(0, top);
}

export function idsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Two sides that differ in some ways, the same each time. */
export function divergingSides(count: number, before: (call: string) => void | Promise<void> = () => undefined) {
  const ids = idsUpTo(count);
  const candidate = storedSide({
    ids: ids.filter((id) => id % 500 !== 250),
    find(id) {
      if (id % 500 === 250) return null;
      return storedCompany(id, id % 7 === 3 ? { UpdatedDate: '2026-03-29T02:30:00' } : {});
    },
  });
  return { control: storedSide({ ids, before }), candidate };
}
