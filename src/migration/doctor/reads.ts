import type { SuperOffice } from '../../client/superoffice.js';
import type { Contract, TypeDescription } from '../../contract/index.js';
import { carrierType } from '../../transports/agent-exchanges.js';
import type { ZoneName } from './capture/exchange.js';
import { entities, type EntityName, entityRow, sweptEntityNames } from '../../operations/index.js';

/** What earlier reads have found, for later reads. */
export interface Found {
  /** The id of one entity of each kind that the tenant has. */
  readonly ids: Map<string, number>;
  /** The kinds that a search was answered for with nothing. */
  readonly empty: Set<string>;
  /** The program ids of the user-defined fields of companies, such as `SuperOffice:1`; undefined before a company is read. */
  userDefined: readonly string[] | undefined;
}

export interface ReadOptions {
  readonly timeZone?: string;
}

/** One row of the table of reads, which every transport makes. */
export interface Read {
  readonly name: string;
  readonly title: string;
  readonly zones: readonly ZoneName[];
  /** Why it cannot be made; undefined if it can. */
  missing?(found: Found): string | undefined;
  run(so: SuperOffice, found: Found, options: ReadOptions): Promise<unknown>;
  /** Takes what later reads need from the answer of the first transport that succeeds. */
  learn?(answer: unknown, found: Found): void;
  /** The carrier in the answer, to compare the wires field by field. */
  type?(contract: Contract): TypeDescription;
}

const bothZones: readonly ZoneName[] = ['none', 'named'];

/** The largest possible id; no entity has it. */
const absentId = 2_147_483_647;

/** The length of a query string is limited. */
const maxUserDefined = 15;

/** The common part of all entity repositories. */
interface AnyRepository {
  find(id: number, options: ReadOptions): Promise<object | null>;
  query(
    criteria: { readonly select: readonly string[]; readonly orderBy?: string; readonly top: number },
    options: ReadOptions,
  ): { toArray(): Promise<readonly { readonly PrimaryKey: number }[]> };
}

function repositoryOf(so: SuperOffice, name: EntityName): AnyRepository {
  return so[name];
}

const noOptions: readonly ZoneName[] = ['none'];

/** Reads the current user, which every other read depends on. */
export const signInRead: Read = {
  name: 'principal',
  title: 'current user',
  zones: noOptions,
  run: (so) => so.principal(),
};

/** In the order of execution. */
export const reads: readonly Read[] = [
  ...sweptEntityNames.flatMap((name): Read[] => [firstOf(name), entityRead(name)]),
  {
    name: 'contacts.query',
    title: 'search, udef columns',
    zones: bothZones,
    missing: (found) => {
      const { userDefined } = found;
      if (!found.ids.has('contacts')) return missingEntity('contacts', found);
      if (userDefined === undefined) return 'no company was read';
      return userDefined.length === 0 ? 'companies have no user-defined fields' : undefined;
    },
    run: (so, { userDefined = [] }, options) => {
      const { key, columns, updated } = entities.contacts.sweep;
      const own = userDefined.slice(0, maxUserDefined).map((name) => `contactUdef/${name}`);
      const select = [key, ...columns.slice(0, 8), 'registeredDate', updated.column, ...own];
      return repositoryOf(so, 'contacts')
        .query({ select: [...new Set(select)], orderBy: key, top: 3 }, options)
        .toArray();
    },
  },
  {
    name: 'contacts.absent',
    title: 'absent company',
    zones: bothZones,
    run: (so, _found, options) => repositoryOf(so, 'contacts').find(absentId, options),
  },
];

function firstOf(name: EntityName): Read {
  const { noun, sweep: { key = '' } = {} } = entityRow(name);
  return {
    name: `${name}.first`,
    title: `search, one ${noun}`,
    zones: noOptions,
    run: (so, _found, options) =>
      repositoryOf(so, name)
        .query({ select: [key], orderBy: key, top: 1 }, options)
        .toArray(),
    learn: (answer, { ids, empty }) => {
      const [row] = answer as readonly { readonly PrimaryKey: number }[];
      if (row === undefined) empty.add(name);
      else if (row.PrimaryKey > 0 && !ids.has(name)) ids.set(name, row.PrimaryKey);
    },
  };
}

function entityRead(name: EntityName): Read {
  const title = entityRow(name).noun;
  return {
    name: `${name}.get`,
    title,
    zones: bothZones,
    missing: (found) => (found.ids.has(name) ? undefined : missingEntity(name, found)),
    run: (so, { ids }, options) => repositoryOf(so, name).find(ids.get(name) ?? 0, options),
    ...(name === 'contacts' ? { learn: learnUserDefined } : {}),
    type: (contract) => carrierType(contract, entityRow(name)),
  };
}

/** Only a search that was answered shows that there is none. */
function missingEntity(name: EntityName, { empty }: Found): string {
  return empty.has(name) ? `there is no ${entityRow(name).noun}` : 'the search for one failed';
}

/** Leaves out the companions of a field, such as `SuperOffice:1:DisplayText`. */
function learnUserDefined(answer: unknown, found: Found): void {
  if (answer === null || (found.userDefined ?? []).length > 0) return;
  const fields = (answer as { readonly UserDefinedFields?: object | null }).UserDefinedFields ?? {};
  found.userDefined = Object.keys(fields).filter((name) => /^[\w.]+:\d+$/.test(name));
}
