import type { CacheKind } from '../../config/cache.js';

/** Which answers are cached, for how long by default, and what makes them stale. */
interface Kind {
  /** Seconds. */
  readonly age: number;
  /** The operations whose answers are cached, as `Agent.Operation`. Only reads are cached. */
  readonly kept: RegExp;
  /** The writes that drop all cached answers of this kind. */
  readonly dropped: RegExp;
}

/**
 * What the vendor wants integrations to request very infrequently (its page of best practices, under Caching). An
 * operation that matches two kinds belongs to the first.
 */
export const cacheKinds = {
  /** MDO lists, lists and their items, countries, languages, user groups; not a user's history. */
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
  /** The user, their rights, and the system. */
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
   * Entities, each of which is requested again on condition that it has changed: REST answers 304 if not. What an entity
   * shows of others, such as the name of a person's company, may be this old. SOAP and Agents do not cache entities.
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
