import type { CacheKind } from '../../config/cache.js';

/** What is kept, for how long where the configuration does not say, and what makes it stale. */
interface Kind {
  /** Seconds. */
  readonly age: number;
  /** The operations whose answers are kept, as `Agent.Operation`; of those, the ones that read. */
  readonly kept: RegExp;
  /** The writes after which nothing of it is kept any more. */
  readonly dropped: RegExp;
}

/**
 * What the vendor asks integrations to ask for very infrequently (its page of best practices, under Caching). An
 * operation that stands here twice is of the first kind.
 */
export const cacheKinds = {
  /** MDO lists, lists and their items, countries, languages, user groups. Not a user's history. */
  lists: {
    age: 3_600,
    kept: /^(?:MDO\.Get(?!\w*History)|List\.Get|Appointment\.GetTaskListItem)/,
    dropped: /^(?:MDO|List)\.|^Appointment\.\w*TaskListItem/,
  },
  preferences: { age: 900, kept: /^Preference\.Get(?!Xsrf|NetServicesStatus)/, dropped: /^Preference\./ },
  /** The names of archive providers, and their columns. */
  archives: {
    age: 86_400,
    kept: /^Archive\.Get(?:ProviderNames|AvailableColumns|AvailableEntities)$/,
    dropped: /^(?:UserDefinedFieldInfo|CustomObject|DatabaseTable)\./,
  },
  /** Who the user is, what they may do, and which system answers. */
  principal: {
    age: 900,
    kept: /^(?:SoPrincipal\.(?:CurrentPrincipal|GetSystemInfo)|Contact\.GetMyContact|Sentry\.(?:Get|Has)FunctionRights?)$/,
    dropped: /^(?:User|Associate|Person|Contact|License|Sentry)\./,
  },
  /** User-defined fields and their layouts. */
  fields: {
    age: 3_600,
    kept: /^UserDefinedFieldInfo\.(?:Get|FigureOutListId)/,
    dropped: /^UserDefinedFieldInfo\./,
  },
  associates: { age: 3_600, kept: /^Associate\.GetAssociate/, dropped: /^(?:Associate|User|Person)\./ },
  licenses: { age: 86_400, kept: /^License\.Get(?:Module)?License(?:ForAllOwners)?FromDB$/, dropped: /^License\./ },
  /**
   * Entities, which are asked for again each time, if they have changed: REST answers that with 304. What an entity shows
   * of others, such as the name of a person's company, may be as old as this. On SOAP and Agents they are not kept.
   */
  entities: { age: 3_600, kept: /^\b$/, dropped: /^\b$/ },
} as const satisfies Record<CacheKind, Kind>;

export const cacheKindNames = Object.keys(cacheKinds) as readonly CacheKind[];

/** @param operation such as `MDO.GetList` */
export function kindKeeping(operation: string): CacheKind | undefined {
  return cacheKindNames.find((name) => cacheKinds[name].kept.test(operation));
}

export function kindsDroppedBy(operation: string): readonly CacheKind[] {
  return cacheKindNames.filter((name) => cacheKinds[name].dropped.test(operation));
}
