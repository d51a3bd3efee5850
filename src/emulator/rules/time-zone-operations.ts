import type { CanonicalObject } from '../../contract/index.js';
import type { EmulatedServer } from '../server.js';
import { type BaseZone, baseZone } from '../time-zones.js';
import { notModelled } from '../server-error.js';

function requiredBase({ settings }: EmulatedServer, operation: string): BaseZone {
  const base = baseZone(settings);
  if (base === undefined) throw notModelled(`${operation} for the base zone ${settings.baseTimeZone}`);
  return base;
}

/** The operations on time zones: the zone that dates are stored in, which is also that of users who have chosen none. */
export const timeZoneOperations = [
  [
    'TimeZone.GetBaseTimeZoneId',
    (server: EmulatedServer): CanonicalObject => ({ Response: requiredBase(server, 'TimeZone.GetBaseTimeZoneId').id }),
  ],
  [
    'TimeZone.GetDefaultTimeZoneInformation',
    (server: EmulatedServer): CanonicalObject => {
      const { id, code, iana } = requiredBase(server, 'TimeZone.GetDefaultTimeZoneInformation');
      return { Response: { PreferenceId: 0, TZLocationId: id, LocationCode: code, Description: iana } };
    },
  ],
] as const;
