import type { FlagSpelling } from './wire/json-net/flag-names.js';

/** Choices that the vendor's documents leave open, and the emulator's behaviour. Can be changed at any time. */
export interface EmulatorSettings {
  /** SOAP's answer for an absent entity: an exception, or null. Agents answer null. Default `exception`. */
  absentEntity: 'exception' | 'null';
  /** SOAP's answer to wrong credentials: an exception, or `AuthenticationSucceeded` false. Default `exception`. */
  refusedSignIn: 'exception' | 'not-succeeded';
  /** Is deleting an absent entity a success, or an exception? Default `success`. */
  deleteAbsent: 'success' | 'exception';
  /** The entities that are marked as deleted instead of removed, by agent. Default none. */
  softDelete: readonly string[];
  /** What a get returns for an entity that is marked as deleted. Default `entity`. */
  getSoftDeleted: 'entity' | 'absent';
  /** Keep or refuse a reference to an id that is not in the store. Default `keep`. */
  unknownReferences: 'keep' | 'refuse';
  /** Whether a merge below a null field is ignored, or creates the object. Default `ignore`. */
  mergeIntoNull: 'ignore' | 'create';
  /**
   * How JSON spells flags: by the names of combinations, `FULL`, as older servers do, or by single members,
   * `Select, Update, Insert, Delete`, as newer ones do for the rights on tables. Default `newer`.
   */
  flagNames: FlagSpelling;
  /**
   * What happens to an enumeration member in JSON that the contract does not have: it is kept, as a server of a later
   * version does, or refused, as one of this version does. SOAP always refuses it. Default `keep`.
   */
  unknownMembers: 'keep' | 'refuse';
  /**
   * Entities as recorded from real servers, with rights on every carrier, empty texts and the companions of custom fields,
   * which makes a person 35 KB; or only what was saved, for tests of volume and of what a wire carries. Default
   * `recorded`.
   */
  entityShape: 'recorded' | 'compact';
  /** The time zone of dates without one, by its IANA name. Default `Europe/Oslo`. */
  baseTimeZone: string;
  /**
   * CreatedDate and UpdatedDate in a call without a time zone: the wall clock of the base zone, as recorded in 2019, or
   * UTC, as documented. With a time zone both are UTC. Default `local`.
   */
  createdAndUpdated: 'local' | 'utc';
  /** Does the site have the resource `/String`, with the texts of `[SR_…]`? Default `offered`. */
  strings: 'offered' | 'absent';
  /**
   * Does the site have SOAP? `absent` answers its addresses, `?wsdl` included, with IIS's 404, as a site does that SOAP has
   * been removed from. Default `offered`.
   */
  soap: 'offered' | 'absent';
  /** The registered redirect addresses: full addresses, or expressions that match a full address. */
  redirectUris: readonly (string | RegExp)[];
  /** The lifetime of an access token in seconds. Default 3,600. */
  accessTokenLifetime: number;
  /**
   * Does the site only let in Windows users, by NTLM, per connection or per request? The emulator's users are Windows
   * users of the domain `EMULATED` with the same passwords. Default `off`.
   */
  windowsAuthentication: 'off' | 'connection' | 'request';
  /** The tenant's state. Its services only answer in `Running` and `OnlineMaintenance`. Default `Running`. */
  state: string;
  /**
   * How long a webhook waits before it is tried again, in milliseconds. Default 1,000 and 4,000, so that there are three
   * attempts, as the vendor documents them.
   */
  webhookRetryDelays: readonly number[];
  /** The delay of every answer in milliseconds. Default 0. */
  latency: number;
  /** Keep the bodies of requests in `requests`. Default false. */
  record: boolean;
}

export const defaultSettings: Readonly<EmulatorSettings> = {
  absentEntity: 'exception',
  refusedSignIn: 'exception',
  deleteAbsent: 'success',
  softDelete: [],
  getSoftDeleted: 'entity',
  unknownReferences: 'keep',
  mergeIntoNull: 'ignore',
  flagNames: 'newer',
  unknownMembers: 'keep',
  entityShape: 'recorded',
  baseTimeZone: 'Europe/Oslo',
  createdAndUpdated: 'local',
  strings: 'offered',
  soap: 'offered',
  redirectUris: [/^http:\/\/127\.0\.0\.1:\d+\/callback$/],
  accessTokenLifetime: 3_600,
  windowsAuthentication: 'off',
  state: 'Running',
  webhookRetryDelays: [1_000, 4_000],
  latency: 0,
  record: false,
};
