/**
 * SuperOffice's codes by IANA name. From the vendor's page on the MDO list `timezoneiana`, which has both, and its page on
 * time zones, which has the code and the country; for a country with one zone, the tz database has the IANA name. Zones on
 * neither page are omitted, because a guess would shift dates.
 */
const codesByIanaName: Readonly<Record<string, string>> = {
  'Etc/UTC': 'UTC',
  'Etc/GMT': 'UTC',
  'Australia/Canberra': 'AU-ACT',
  'Australia/Broken_Hill': 'AU3',
  'Australia/Lord_Howe': 'AU1',
  'Australia/Sydney': 'AU-NSW',
  'Australia/Darwin': 'AU-NT',
  'Australia/Brisbane': 'AU-QLD',
  'Australia/Adelaide': 'AU-SA',
  'Australia/Hobart': 'AU-TAS',
  'Australia/Melbourne': 'AU-VIC',
  'Australia/Perth': 'AU-WA',
  'Europe/Vienna': 'AT',
  'Europe/Brussels': 'BE',
  'Europe/Copenhagen': 'DK',
  'Europe/Oslo': 'NO',
  'Europe/Paris': 'FR',
  'Asia/Dhaka': 'BD',
  'America/Sao_Paulo': 'BR-RJ',
  'America/Edmonton': 'CA-AB',
  'America/Vancouver': 'CA-BC',
  'America/Dawson_Creek': 'CA-BC1',
  'America/Goose_Bay': 'CA2',
  'America/St_Johns': 'CA2A',
  'America/Winnipeg': 'CA-MB',
  'America/Montreal': 'CA-QC',
  'America/Los_Angeles': 'US-CA',
  'America/New_York': 'US-NY',
  'Pacific/Honolulu': 'US-HI',
};

const codes: ReadonlyMap<string, string> = new Map(
  Object.entries(codesByIanaName).map(([name, code]) => [name.toLowerCase(), code]),
);

/** The codes on the vendor's pages: `NO`, `US-NY`, `AU3`, `CA2A`, `CA-BC1`; or the number of the zone, `261`. */
const codePattern = /^(?:[A-Za-z]{2,3}[A-Za-z0-9]{0,3}(?:-[A-Za-z0-9]{1,4})?|\d{1,6})$/;

/** The problem with a time zone, with the code to use if it is known; undefined if the zone is a valid SuperOffice code. */
export function timeZoneProblem(timeZone: unknown): string | undefined {
  if (typeof timeZone === 'string' && codePattern.test(timeZone)) return undefined;
  const code = typeof timeZone === 'string' ? codes.get(timeZone.trim().toLowerCase()) : undefined;
  if (code !== undefined)
    return `must be a SuperOffice time zone code: use ${JSON.stringify(code)} for ${String(timeZone)}`;
  const list = 'the MDO list "timezoneiana" and GET /api/v1/TimeZone list all codes with their IANA names';
  return `must be a SuperOffice time zone code such as "NO" or "US-NY"; ${list}`;
}
