import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secrets } from '../../src/errors/index.js';
import { compare, ComparisonRules } from '../../src/comparison/index.js';
import { localiseText } from '../../src/codec/canonical/index.js';
import { ResourceTexts, textsIn } from '../../src/transports/resource-texts.js';
import { defaultSettings } from '../../src/emulator/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { transportNames } from '../support/transports.js';

// The shipment types in Person210.json of the vendor's package.
const invitations = {
  NO: 'Invitasjoner',
  IT: 'Inviti',
  PL: 'Zaproszenia',
  JP: '招待',
  CN: '邀请',
  FR: 'Invitations (fr)',
  CZ: 'Pozvánky',
  SP: 'Invitaciones',
  SW: 'Förfrågningar',
  NL: 'Uitnodigingen',
  DA: 'Invitationer',
  FI: 'Kutsut',
  GE: 'Einladungen',
  US: 'Invitations',
  RU: 'Приглашения',
};
const stored = Object.entries(invitations)
  .map(([code, text]) => `${code}:"${text}"`)
  .join(';');

describe('a text in the recorded languages', () => {
  it.each([
    ['no', 'NO'],
    ['nb-NO', 'NO'],
    ['nn', 'NO'],
    ['it', 'IT'],
    ['pl', 'PL'],
    ['ja', 'JP'],
    ['ja-JP', 'JP'],
    ['zh', 'CN'],
    ['zh-Hans', 'CN'],
    ['fr', 'FR'],
    ['cs', 'CZ'],
    ['es', 'SP'],
    ['sv-SE', 'SW'],
    ['nl', 'NL'],
    ['da', 'DA'],
    ['fi', 'FI'],
    ['de', 'GE'],
    ['en-GB', 'US'],
    ['ru', 'RU'],
    // A language that the text does not have is read in English.
    ['pt', 'US'],
  ] as const)('is for %s the one that is marked %s', (language, code) => {
    expect(localiseText(stored, language)).toBe(invitations[code]);
  });

  it.each([
    ['cs', 'CS:"Pozvánky";US:"Invitations"', 'Pozvánky'],
    ['es', 'ES:"Invitaciones";US:"Invitations"', 'Invitaciones'],
    // Recorded with a semicolon at its end.
    ['no', 'US:"Customer";NO:"Kunde";', 'Kunde'],
  ])('may be marked otherwise: %s in %s', (language, text, expected) => {
    expect(localiseText(text, language)).toBe(expected);
  });
});

describe('against the emulator', () => {
  let tenant: TestTenant;
  let id: number;
  beforeAll(async () => {
    tenant = await startTenant();
    const visible = { VisibleFor: [{ VisibleId: 0, Visibility: 'All', DisplayValue: '[SR_VFC_ALL]' }] } as const;
    const made = { Description: stored, Location: '[SR_YES]', ...visible };
    id = (await tenant.agents.appointments.create(made)).AppointmentId;
  });
  afterAll(() => tenant.close());
  beforeEach(() => {
    Object.assign(tenant.emulator.settings, defaultSettings);
  });

  const shown = async (transport: (typeof transportNames)[number], language?: string) => {
    const { Description, VisibleFor } = await tenant[transport].appointments.get(id, { language });
    return [Description, VisibleFor?.[0]?.DisplayValue];
  };

  it.each(transportNames)('texts are returned as stored without a language, and for * and x: %s', async (transport) => {
    for (const language of [undefined, '*', 'x', ' X ']) {
      expect(await shown(transport, language)).toEqual([stored, '[SR_VFC_ALL]']);
    }
  });

  it.each(transportNames)(
    'they are the same in each language, with the texts of NetServer itself: %s',
    async (transport) => {
      expect(await shown(transport, 'en')).toEqual(['Invitations', 'All']);
      expect(await shown(transport, 'nb-NO')).toEqual(['Invitasjoner', 'Alle']);
      expect(await shown(transport, 'cs')).toEqual(['Pozvánky', 'All']);
    },
  );

  it('on soap, each text is looked up once, and a text that only looks like an id is unchanged', async () => {
    const from = tenant.emulator.requests.length;
    for (let count = 0; count < 3; count++) {
      const { VisibleFor, Location } = await tenant.soap.appointments.get(id, { language: 'de' });
      expect([VisibleFor?.[0]?.DisplayValue, Location]).toEqual(['Alle', '[SR_YES]']);
    }
    const paths = tenant.emulator.requests.slice(from).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/String/'))).toHaveLength(1);
  });

  it.each(['soap', 'agents'] as const)(
    'a change that changes nothing returns translated texts too: %s',
    async (transport) => {
      const same = await tenant[transport].appointments.merge(id, {}, { language: 'no' });
      expect([same.Description, same.VisibleFor?.[0]?.DisplayValue]).toEqual(['Invitasjoner', 'Alle']);
    },
  );

  // This test is the last one, because a failed lookup is not repeated for minutes.
  it('on soap, a tenant without a lookup is asked once, and texts are returned as stored', async () => {
    tenant.emulator.settings.strings = 'absent';
    const from = tenant.emulator.requests.length;
    for (let count = 0; count < 3; count++)
      expect(await shown('soap', 'sv')).toEqual(['Förfrågningar', '[SR_VFC_ALL]']);
    expect(tenant.emulator.requests.slice(from).filter(({ face }) => face === 'rest')).toHaveLength(1);
  });
});

describe('looking texts up', () => {
  const carrier = (...ids: string[]) => ({
    TableRight: { Reason: `[${ids[0] ?? 'SR_A'}]` },
    VisibleFor: ids.map((id) => ({ DisplayValue: `[${id}]`, Other: `[${id}]` })),
    UserDefinedFields: { 'SuperOffice:6': '[SR_A]', 'SuperOffice:6:DisplayText': '[SR_A]' },
    ['__proto__x']: null,
  });

  it('requests each text once for many carriers, and remembers unknown ids', async () => {
    const asked: string[][] = [];
    const texts = new ResourceTexts(async (ids) => {
      asked.push([...ids]);
      await Promise.resolve();
      return new Map(ids.filter((id) => id !== 'SR_C').map((id) => [id, `text of ${id}`]));
    });
    const resolve = () => texts.resolve(carrier('SR_A', 'SR_B', 'SR_C'), { language: 'en' });
    const [first] = await Promise.all([resolve(), resolve(), resolve()]);
    await resolve();
    expect(asked).toEqual([['SR_A', 'SR_B', 'SR_C']]);
    expect(first).toEqual({
      TableRight: { Reason: 'text of SR_A' },
      VisibleFor: [
        { DisplayValue: 'text of SR_A', Other: '[SR_A]' },
        { DisplayValue: 'text of SR_B', Other: '[SR_B]' },
        { DisplayValue: '[SR_C]', Other: '[SR_C]' },
      ],
      UserDefinedFields: { 'SuperOffice:6': '[SR_A]', 'SuperOffice:6:DisplayText': 'text of SR_A' },
      ['__proto__x']: null,
    });
    await texts.resolve(carrier('SR_A'), { language: 'no' });
    expect(asked).toHaveLength(2);
  });

  it('requests a few at once, so that an address does not become too long', async () => {
    const sizes: number[] = [];
    const texts = new ResourceTexts((ids) => {
      sizes.push(ids.length);
      return Promise.resolve(new Map());
    });
    await texts.resolve(carrier(...Array.from({ length: 100 }, (_, index) => `SR_${index}`)), { language: 'en' });
    expect(sizes).toEqual([40, 40, 21]);
  });

  it('is repeated later if it fails, and never fails the read', async () => {
    let now = 0;
    let asked = 0;
    const texts = new ResourceTexts(
      () => {
        asked++;
        return Promise.reject(new Error('no such resource'));
      },
      () => now,
    );
    const value = carrier('SR_A');
    expect(await texts.resolve(value, { language: 'en' })).toEqual(value);
    expect(await texts.resolve(value, { language: 'en' })).toEqual(value);
    expect(asked).toBe(1);
    now = 10 * 60_000;
    await texts.resolve(value, { language: 'en' });
    expect(asked).toBe(2);
  });

  it('is done with the credentials of the caller whose call it is', async () => {
    const asked: unknown[] = [];
    const texts = new ResourceTexts(async (_ids, _language, caller) => {
      asked.push(caller);
      return new Map([['SR_A', 'Text']]);
    });
    const caller = { user: 'sam', secrets: new Secrets() };
    await texts.resolve(carrier('SR_A'), { language: 'en', caller });
    expect(asked).toEqual([caller]);
  });

  it.each([undefined, '*', 'x'])('is not done for the language %s', async (language) => {
    const texts = new ResourceTexts(() => Promise.reject(new Error('asked')));
    const value = carrier('SR_A');
    expect(await texts.resolve(value, { language })).toBe(value);
  });

  it.each([
    [{ SR_A: { en: 'Text' } }, 'Text'],
    [{ en: { SR_A: 'Text' } }, 'Text'],
    [{ SR_B: { en: 'Text' } }, undefined],
  ])('reads both orders of ids and languages: %j', (json, text) => {
    expect(textsIn(json, ['SR_A']).get('SR_A')).toBe(text);
  });

  it.each([null, [], 'Text', { AppointmentId: 63, Title: null }])(
    'takes nothing from an answer of another kind: %j',
    (json) => {
      expect(readsNothing(json)).toBe(true);
    },
  );

  function readsNothing(json: unknown): boolean {
    try {
      return textsIn(json, ['SR_A']).size === 0;
    } catch {
      return true;
    }
  }
});

describe('the known gap if a tenant offers no lookup', () => {
  const rules = new ComparisonRules();
  const explained = (control: object, candidate: object) =>
    compare(control, candidate).map((each) => [each.cause, rules.explain('contacts.get', each)?.because !== undefined]);

  it.each([
    [
      { VisibleFor: [{ VisibleId: 1, DisplayValue: '[SR_VFC_ALL]' }] },
      { VisibleFor: [{ VisibleId: 1, DisplayValue: 'All' }] },
    ],
    [{ TableRight: { Reason: '[SR_ACCESS_MANDATORY]' } }, { TableRight: { Reason: 'Mandatory' } }],
    [
      { FieldProperties: { Name: { FieldRight: { Reason: '[SR_A]' } } } },
      { FieldProperties: { Name: { FieldRight: { Reason: 'A' } } } },
    ],
    [
      { UserDefinedFields: { 'SuperOffice:6:DisplayText': '[SR_YES]' } },
      { UserDefinedFields: { 'SuperOffice:6:DisplayText': 'Yes' } },
    ],
    [
      { CustomFields: { 'SuperOffice:6:DisplayText': 'Ja' } },
      { CustomFields: { 'SuperOffice:6:DisplayText': '[SR_YES]' } },
    ],
    [{ Person: { TableRight: { Reason: '[SR_A]' } } }, { Person: { TableRight: { Reason: 'A' } } }],
  ])('is a rule of its own: %j', (control, candidate) => {
    expect(explained(control, candidate)).toEqual([['unresolved-resource', true]]);
  });

  it.each([
    [{ Title: '[SR_YES]' }, { Title: 'Yes' }],
    [{ RejectReason: '[SR_YES]' }, { RejectReason: 'Yes' }],
    [{ UserDefinedFields: { 'SuperOffice:6': '[SR_YES]' } }, { UserDefinedFields: { 'SuperOffice:6': 'Yes' } }],
    [{ DisplayValue: '[SR_YES]' }, { DisplayValue: 'Yes' }],
  ])('is not in any other place: %j', (control, candidate) => {
    expect(explained(control, candidate)).toEqual([['unresolved-resource', false]]);
  });

  it.each([
    [{ Reason: '[SR_A]' }, { Reason: '[SR_B]' }],
    [{ Reason: '[SR_A]' }, { Reason: null }],
    [{ Reason: 'A' }, { Reason: 'B' }],
  ])('explains no other difference: %j', (control, candidate) => {
    expect(explained(control, candidate)).toEqual([[expect.not.stringMatching('unresolved-resource'), false]]);
  });
});
