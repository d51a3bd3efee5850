import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, ConfigurationError, type SuperOffice, ValidationError } from '../../../src/index.js';
import { timeZoneProblem } from '../../../src/codec/values/index.js';
import { errorOf, transportNames } from '../../support/transports.js';

describe('a time zone', () => {
  it.each(['NO', 'no', 'UTC', 'US-NY', 'AU-ACT', 'AU3', 'CA2A', 'CA-BC1', '261', '1'])('may be %s', (code) => {
    expect(timeZoneProblem(code)).toBeUndefined();
  });

  it.each([
    ['Europe/Oslo', 'NO'],
    ['europe/oslo', 'NO'],
    [' America/New_York ', 'US-NY'],
    ['Australia/Broken_Hill', 'AU3'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT', 'UTC'],
    ['Australia/Canberra', 'AU-ACT'],
    ['Australia/Lord_Howe', 'AU1'],
    ['Australia/Sydney', 'AU-NSW'],
    ['Australia/Darwin', 'AU-NT'],
    ['Australia/Brisbane', 'AU-QLD'],
    ['Australia/Adelaide', 'AU-SA'],
    ['Australia/Hobart', 'AU-TAS'],
    ['Australia/Melbourne', 'AU-VIC'],
    ['Australia/Perth', 'AU-WA'],
    ['Europe/Vienna', 'AT'],
    ['Europe/Brussels', 'BE'],
    ['Europe/Copenhagen', 'DK'],
    ['Europe/Paris', 'FR'],
    ['Asia/Dhaka', 'BD'],
    ['America/Sao_Paulo', 'BR-RJ'],
    ['America/Edmonton', 'CA-AB'],
    ['America/Vancouver', 'CA-BC'],
    ['America/Dawson_Creek', 'CA-BC1'],
    ['America/Goose_Bay', 'CA2'],
    ['America/St_Johns', 'CA2A'],
    ['America/Winnipeg', 'CA-MB'],
    ['America/Montreal', 'CA-QC'],
    ['America/Los_Angeles', 'US-CA'],
    ['Pacific/Honolulu', 'US-HI'],
  ])('of the IANA name %s is refused with the code %s', (name, code) => {
    expect(timeZoneProblem(name)).toBe(`must be a SuperOffice time zone code: use "${code}" for ${name}`);
  });

  it.each([
    'Europe/Rome',
    'Asia/Kolkata',
    'GMT+1',
    '+01:00',
    'NO, includeTZOffset',
    'W. Europe Standard Time',
    '',
    'N',
    'NORWAY1',
    'US-',
    'US-NYNYN',
    '1234567',
    5,
    null,
  ])('is refused with how to list the codes, where the vendor’s pages do not tell its own: %j', (name) => {
    expect(timeZoneProblem(name)).toMatch(
      /such as "NO" or "US-NY"; the MDO list "timezoneiana" and GET \/api\/v1\/TimeZone list all codes/,
    );
  });

  it('no IANA name with a region is accepted as a code', () => {
    for (const name of Intl.supportedValuesOf('timeZone').filter((each) => each.includes('/'))) {
      expect([name, timeZoneProblem(name)]).toEqual([name, expect.stringContaining('must be a SuperOffice')]);
    }
  });
});

describe.each(transportNames)('over %s', (transport) => {
  let so: SuperOffice;
  beforeAll(async () => {
    so = await connect({ transport, tenant: 'emulator' });
  });
  afterAll(() => so.close());

  it('an IANA name is refused before anything is sent', async () => {
    const refused = await errorOf(so.contacts.get(2, { timeZone: 'Europe/Oslo' }));
    expect(refused).toBeInstanceOf(ValidationError);
    expect(refused).toMatchObject({ path: 'timeZone', outcome: 'not-sent' });
    expect((refused as Error).message).toContain('use "NO" for Europe/Oslo');
  });
});

it('an IANA name in the configuration is refused with its path', async () => {
  const refused = await errorOf(connect({ transport: 'rest', tenant: 'emulator', timeZone: 'Europe/Oslo' }));
  expect(refused).toBeInstanceOf(ConfigurationError);
  expect((refused as Error).message).toMatch(/timeZone.*use "NO" for Europe.Oslo/);
});
