import type { TypeDescription } from '../contract/index.js';
import type { EmulatorSettings } from './settings.js';
import { wallClock } from './wall-clock.js';

/**
 * Zones by the number and the code that the vendor's pages give them (`/TimeZone` on the page on time zones, and the MDO
 * list `timezoneiana`). A call that names another is answered as if it named none: the pages do not say what a server does.
 */
const zones: readonly (readonly [id: number, code: string, iana: string])[] = [
  [1, 'UTC', 'UTC'],
  [36, 'AU-ACT', 'Australia/Canberra'],
  [37, 'AU3', 'Australia/Broken_Hill'],
  [38, 'AU1', 'Australia/Lord_Howe'],
  [39, 'AU-NSW', 'Australia/Sydney'],
  [41, 'AU-QLD', 'Australia/Brisbane'],
  [46, 'AT', 'Europe/Vienna'],
  [50, 'BD', 'Asia/Dhaka'],
  [53, 'BE', 'Europe/Brussels'],
  [81, 'BR-RJ', 'America/Sao_Paulo'],
  [97, 'CA-BC', 'America/Vancouver'],
  [101, 'CA2A', 'America/St_Johns'],
  [140, 'DK', 'Europe/Copenhagen'],
  [156, 'FR', 'Europe/Paris'],
  [261, 'NO', 'Europe/Oslo'],
  [425, 'US-CA', 'America/Los_Angeles'],
  [433, 'US-HI', 'Pacific/Honolulu'],
  [460, 'US-NY', 'America/New_York'],
];

/** The zone that a call asks for, and whether each date shall say its own. */
export interface AskedZone {
  readonly id: number;
  readonly code: string;
  readonly iana: string;
  readonly includesOffset: boolean;
}

/** Reads `SO-TimeZone`, such as `NO`, `261` or `no, includeTZOffset`, or what a SOAP header names; undefined for none. */
export function askedZone(text: string | undefined): AskedZone | undefined {
  const [wanted = '', ...more] = (text ?? '').split(',').map((part) => part.trim().toUpperCase());
  const found = zones.find(([id, code]) => code === wanted || String(id) === wanted);
  if (found === undefined) return undefined;
  const [id, code, iana] = found;
  return { id, code, iana, includesOffset: more.includes('INCLUDETZOFFSET') };
}

/** The header of a SOAP call or answer. */
export function soapZone(header: unknown): AskedZone | undefined {
  const { SoTimeZoneId, SoTimeZoneLocationCode } = (header ?? {}) as Readonly<Record<string, unknown>>;
  const code = typeof SoTimeZoneLocationCode === 'string' ? SoTimeZoneLocationCode : '';
  const id = typeof SoTimeZoneId === 'number' && SoTimeZoneId > 0 ? String(SoTimeZoneId) : '';
  return askedZone(code === '' ? id : code);
}

/** A zone by its number and codes. */
export type BaseZone = Pick<AskedZone, 'id' | 'code' | 'iana'>;

/** The zone that dates are stored in; undefined if it is not one of those that the emulator knows. */
export function baseZone({ baseTimeZone }: EmulatorSettings): BaseZone | undefined {
  const found = zones.find(([, , iana]) => iana === baseTimeZone);
  if (found === undefined) return undefined;
  const [id, code, iana] = found;
  return { id, code, iana };
}

/** What SOAP answers name: the zone of the call, else the base zone. */
export function soapZoneHeader(zone: AskedZone | undefined, settings: EmulatorSettings): object {
  const { id, code } = zone ?? baseZone(settings) ?? { id: 0, code: '' };
  return { SoTimeZoneId: id, SoTimeZoneLocationCode: code };
}

/** Recorded as UTC with a time zone, and on the server's wall clock without: the dates of Person210 and Appointment63. */
const utcFields: ReadonlySet<string> = new Set(['CreatedDate', 'UpdatedDate', 'Updated']);

/**
 * Recorded in Appointment63 as shifted to the zone that was asked for. All other dates stand as they are, such as a
 * recurrence's, `BirthDate`, `LastChanged`, `Registered` and `PublishTo`.
 */
const shiftedFields: ReadonlySet<string> = new Set(['StartDate', 'EndDate', 'ActiveDate']);
const shiftedCarriers: ReadonlySet<string> = new Set(['AppointmentEntity', 'Appointment']);
const appointmentKey = 'AppointmentId';

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/;
const noDate = '0001-01-01T00:00:00';

/** The dates of one call, between the store and the wire. */
export class CallClock {
  readonly #zone: AskedZone | undefined;
  readonly #settings: EmulatorSettings;

  constructor(zone: AskedZone | undefined, settings: EmulatorSettings) {
    this.#zone = zone;
    this.#settings = settings;
  }

  /** The zone of dates that say none. */
  get iana(): string {
    return this.#zone?.iana ?? this.#settings.baseTimeZone;
  }

  /** A copy of an answer in which each date is as the call shall see it. */
  shown(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.shown(item));
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
    const isAppointment = Object.hasOwn(value, appointmentKey);
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]: [string, unknown]) => {
        const isDate = typeof entry === 'string' && date.test(entry);
        return [name, isDate ? this.#shownDate(name, entry, isAppointment) : this.shown(entry)];
      }),
    );
  }

  /** A value that a call brought, as the store has it. */
  stored(type: TypeDescription, value: unknown): unknown {
    if (this.#zone === undefined || value === null) return value;
    if (type.kind === 'array' && Array.isArray(value)) return value.map((item) => this.stored(type.item.type, item));
    if (type.kind !== 'carrier' || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]: [string, unknown]) => {
        const field = type.fieldsByName.get(name);
        return [name, field === undefined ? entry : this.storedField(type.name, name, this.stored(field.type, entry))];
      }),
    );
  }

  /** The same for one field by itself. */
  storedField(carrier: string, field: string, value: unknown): unknown {
    const shifts = shiftedCarriers.has(carrier) && shiftedFields.has(field);
    if (this.#zone === undefined || !shifts || typeof value !== 'string' || !date.test(value)) return value;
    return between(value, this.#zone.iana, this.#settings.baseTimeZone);
  }

  #shownDate(name: string, text: string, isAppointment: boolean): string {
    const { baseTimeZone, createdAndUpdated } = this.#settings;
    const zone = this.#zone;
    if (utcFields.has(name)) {
      if (zone === undefined) return createdAndUpdated === 'utc' ? text : between(text, 'UTC', baseTimeZone);
      return zone.includesOffset ? `${text}Z` : text;
    }
    if (zone === undefined) return text;
    const shifted = isAppointment && shiftedFields.has(name) ? between(text, baseTimeZone, zone.iana) : text;
    return zone.includesOffset ? withOffset(shifted, zone.iana) : shifted;
  }
}

/** What the clocks of one zone show when those of another show this. */
function between(local: string, from: string, to: string): string {
  if (local.startsWith(noDate) || from === to) return local;
  const instant = instantOf(local, from);
  return toClock(instant + offsetAt(to, instant)) + local.slice(19);
}

/** As recorded, "no date" is the first instant of the year 1 in UTC, shown in the zone. */
function withOffset(local: string, zone: string): string {
  if (zone === 'UTC') return `${local}Z`;
  const isNoDate = local.startsWith(noDate);
  const ahead = isNoDate ? offsetAt(zone, 0) : timeOf(local) - instantOf(local, zone);
  const shown = isNoDate && ahead > 0 ? toClock(timeOf(local) + ahead) : local;
  const minutes = Math.abs(ahead) / minute;
  const text = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${shown}${ahead < 0 ? '-' : '+'}${text}`;
}

const minute = 60_000;
const day = 24 * 60 * minute;

function timeOf(local: string): number {
  return Date.parse(`${local.slice(0, 19)}Z`);
}

function toClock(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

/** A wall clock that comes twice is the later one, and one that is skipped is on the clock of before, as in .NET. */
function instantOf(local: string, zone: string): number {
  const time = timeOf(local);
  const [before, after] = [offsetAt(zone, time - day), offsetAt(zone, time + day)];
  return [time - after, time - before].find((instant) => offsetAt(zone, instant) === time - instant) ?? time - before;
}

/** .NET carries a zone's rules on to all years; before 1970 and after 9998 there are none to ask for here. */
function offsetAt(zone: string, instant: number): number {
  const within = Math.min(Math.max(instant, 0), Date.UTC(9998, 0, 1));
  return timeOf(wallClock(new Date(within), zone)) - Math.floor(within / 1000) * 1000;
}
