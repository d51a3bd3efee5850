import type { FlagSpelling } from './wire/json-net/flag-names.js';

/** What a server may do either way, where the vendor's documents are silent. Change it at any time. */
export interface EmulatorSettings {
  /** What SOAP answers for an absent entity: an exception, or nothing. Agents answer null. Default `exception`. */
  absentEntity: 'exception' | 'null';
  /** What SOAP answers to wrong credentials: an exception, or `AuthenticationSucceeded` false. Default `exception`. */
  refusedSignIn: 'exception' | 'not-succeeded';
  /** Is deleting an absent entity a success, or an exception? Default `success`. */
  deleteAbsent: 'success' | 'exception';
  /** The entities that are marked as deleted instead of removed, by agent. Default none. */
  softDelete: readonly string[];
  /** What a get gives for an entity that was marked as deleted. Default `entity`. */
  getSoftDeleted: 'entity' | 'absent';
  /** A reference to an id that is not in the store is kept as it was given, or refused. Default `keep`. */
  unknownReferences: 'keep' | 'refuse';
  /** What a merge does below a field that is null: nothing, or create the object. Default `ignore`. */
  mergeIntoNull: 'ignore' | 'create';
  /**
   * How JSON spells flags: by the names of combinations, `FULL`, as older servers do, or by single members,
   * `Select, Update, Insert, Delete`, as newer ones do for the rights on tables. Default `newer`.
   */
  flagNames: FlagSpelling;
  /**
   * What becomes of a member that an enumeration of the contract does not have, written in JSON: it is kept, as by a server
   * of a later version, or refused, as by one of this version. Over SOAP such a name is always refused. Default `keep`.
   */
  unknownMembers: 'keep' | 'refuse';
  /**
   * Entities as recorded from real servers, with rights on every carrier, empty texts and the companions of custom fields,
   * which makes a person 35 KB; or what was saved and no more, for tests of volume, and of what a wire carries. Default
   * `recorded`.
   */
  entityShape: 'recorded' | 'compact';
  /** The zone of dates that name none, by its IANA name. Default `Europe/Oslo`. */
  baseTimeZone: string;
  /**
   * What CreatedDate and UpdatedDate are in a call without a time zone: on the wall clock of the base zone, as recorded in
   * 2019, or UTC, as documented. With a time zone they are UTC in both. Default `local`.
   */
  createdAndUpdated: 'local' | 'utc';
  /** Does the site have the resource `/String`, with the texts of `[SR_…]`? Default `offered`. */
  strings: 'offered' | 'absent';
  /** Where the application may be called back, as registered: whole addresses, or expressions that match one whole. */
  redirectUris: readonly (string | RegExp)[];
  /** Seconds that an access token lasts. Default 3,600. */
  accessTokenLifetime: number;
  /**
   * Does the site sign in Windows users by NTLM, and nobody else: for a connection, or for each request? A user of the
   * emulator is one, with the same password, in the domain `EMULATED`. Default `off`.
   */
  windowsAuthentication: 'off' | 'connection' | 'request';
  /** The tenant's state; in all but `Running` and `OnlineMaintenance` its services do not answer. Default `Running`. */
  state: string;
  /** Milliseconds that every answer waits. Default 0. */
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
  redirectUris: [/^http:\/\/127\.0\.0\.1:\d+\/callback$/],
  accessTokenLifetime: 3_600,
  windowsAuthentication: 'off',
  state: 'Running',
  latency: 0,
  record: false,
};
