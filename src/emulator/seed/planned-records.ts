import type { CanonicalObject } from '../../contract/index.js';
import { Draw } from './draw.js';
import { seedConsents } from './selectable-items.js';

/** The id of an entity of an agent that existed when records were planned; 0 if there was none. */
export type SomeId = (draw: Draw, agent: string) => number;

/** Makes one record from drawn values. It only has values that differ from the default. */
export type PlannedRecord = (draw: Draw, someId: SomeId) => CanonicalObject;

const names = [
  'Aas',
  'Berg',
  'Côté',
  'Dahl',
  'Ødegård',
  'Fjære',
  'Grün',
  'Háy',
  'Ibsen',
  'Jäger',
  'Kjær',
  'Lund',
] as const;
const firstNames = [
  'Åse',
  'Bjørn',
  'Chloé',
  'Dag',
  'Élise',
  'Frøydis',
  'Gösta',
  'Hana',
  'Ida',
  'Jens',
  'Kåre',
  'Liv',
] as const;
const trades = ['Maskin', 'Møbler', 'Shipping', 'Foods', 'Consult', 'Verlag', 'Bygg', 'Transport'] as const;
const forms = ['AS', 'AB', 'Ltd', 'GmbH', 'A/S', '& Söhne'] as const;
const cities = ['Ålesund', 'Växjö', 'York', 'Kiel', 'Tromsø', 'Århus', 'Leeds', 'Weimar'] as const;
const subjects = ['Offer', 'Møte', 'Follow-up', 'Review', 'Lunsj', 'Vorführung', 'Renewal', 'Visit'] as const;

/** Texts of every kind: null, empty, single-line, multi-line, in several languages, with outer blanks, non-Latin. */
function remark(draw: Draw): string | null {
  switch (draw.below(8)) {
    case 0:
      return null;
    case 1:
      return '';
    case 2:
      return `First line of ${draw.oneOf(subjects)}\r\nsecond line, Blåbær\r\n`;
    case 3:
      return `US:"${draw.oneOf(subjects)}";NO:"På norsk ${draw.below(100)}";GE:"Größe"`;
    case 4:
      return `  ${draw.oneOf(subjects)} with ${draw.oneOf(names)} `;
    case 5:
      return `漢字 😀 ${draw.oneOf(subjects)} <b>&amp;</b> ${draw.below(1_000)}`;
    default:
      return `${draw.oneOf(subjects)} with ${draw.oneOf(firstNames)} ${draw.oneOf(names)}, number ${draw.below(10_000)}`;
  }
}

const associate = (draw: Draw) => ({ AssociateId: draw.between(18, 21) });

function reference(draw: Draw, someId: SomeId, agent: string, key: string, absentOnceIn: number) {
  const id = draw.once(absentOnceIn) ? 0 : someId(draw, agent);
  return id === 0 ? null : { [key]: id };
}

function elements(draw: Draw, most: number, value: () => string): CanonicalObject[] {
  return Array.from({ length: draw.below(most + 1) }, (_, index) => {
    const said = value();
    return { Value: said, StrippedValue: said.replaceAll(' ', ''), Description: index === 0 ? '' : `No. ${index + 1}` };
  });
}

const phone = (draw: Draw) => () => `+47 ${draw.between(10, 99)} ${draw.between(10, 99)} ${draw.between(10, 99)}`;
const mail = (draw: Draw) => () => `p${draw.below(1_000_000)}@example.com`;

/** A day in the notation of user-defined fields; sometimes none. */
function day(draw: Draw): string {
  const [year = '', month = '', date = ''] = (draw.once(3) ? '0001-01-01' : draw.moment(1990, 2030))
    .slice(0, 10)
    .split('-');
  return `[D:${month}/${date}/${year} 00:00:00.0000000]`;
}

function customFields(draw: Draw, others: Draw): CanonicalObject {
  return {
    UserDefinedFields: {
      'SuperOffice:1': draw.oneOf(['Gold', 'Silver', 'Brønse', '']),
      'SuperOffice:3': `[I:${draw.below(500)}]`,
      'SuperOffice:4': day(others),
      'SuperOffice:6': others.oneOf(['True', 'False']),
      'SuperOffice:7': `[I:${others.oneOf([0, 11, 12, 21, 22])}]`,
      'SuperOffice:8': `[F:${others.below(10_000) / 100}]`,
    },
    ExtraFields: { x_reference: `C-${draw.below(100_000)}` },
  };
}

/** What a record of any kind has. */
function housekeeping(draw: Draw): CanonicalObject {
  const others = new Draw('custom fields', draw.below(2 ** 31));
  const made = draw.moment(2012, 2019);
  return {
    Associate: associate(draw),
    CreatedDate: made,
    CreatedBy: associate(draw),
    UpdatedDate: draw.once(4) ? made : draw.moment(2020, 2024),
    UpdatedBy: associate(draw),
    ...customFields(draw, others),
  };
}

function address(draw: Draw): CanonicalObject | null {
  if (draw.once(5)) return null;
  const place = (street: string) => ({
    Address1: `${street} ${draw.between(1, 200)}`,
    City: draw.oneOf(cities),
    Zipcode: String(draw.below(10_000)).padStart(4, '0'),
  });
  const degrees = (from: number, to: number) => draw.between(from * 1_000_000, to * 1_000_000) / 1_000_000;
  return {
    Wgs84Latitude: degrees(50, 70),
    Wgs84Longitude: degrees(-3, 30),
    Street: place('Fjordgata'),
    Postal: draw.once(3) ? null : place('P.O. Box'),
  };
}

const money = (draw: Draw) => draw.below(100_000_000) / 100;

/** A span of time; some of them with days, and with a fraction of a second. */
const span = (draw: Draw) =>
  draw.oneOf(['00:00:00', '00:10:00', '00:15:00', '01:30:00', '1.02:15:30', '00:00:30.2500000', '2.00:00:00.1250000']);

const later = (moment: string, minutes: number) =>
  new Date(Date.parse(`${moment}Z`) + minutes * 60_000).toISOString().slice(0, 19);

/** By agent. */
export const plannedRecords = {
  Contact: (draw) => ({
    ...housekeeping(draw),
    Name: `${draw.oneOf(names)} ${draw.oneOf(trades)} ${draw.oneOf(forms)} ${draw.below(100_000)}`,
    Department: draw.oneOf(['', null, 'Leeds', 'Avd. Øst']),
    OrgNr: String(draw.between(800_000_000, 999_999_999)),
    Number1: draw.oneOf(['', null, '007', 'A-12']),
    Number2: String(draw.below(1_000_000)),
    Description: remark(draw),
    Category: { Id: draw.between(1, 3) },
    Business: draw.once(6) ? null : { Id: draw.oneOf([11, 12, 21, 22]) },
    Country: { CountryId: draw.oneOf([578, 752, 826, 276]) },
    Emails: elements(draw, 2, mail(draw)),
    Phones: elements(draw, 4, phone(draw)),
    Faxes: [],
    Urls: elements(draw, 1, () => `https://example.com/${draw.below(1_000)}`),
    Interests: [],
    Persons: [],
    Domains: draw.once(2) ? [] : null,
    NoMailing: draw.once(3),
    Xstop: draw.once(20),
    Source: draw.below(4),
    Address: address(draw),
  }),
  Person: (draw, someId) => {
    const [first, last] = [draw.oneOf(firstNames), draw.oneOf(names)];
    return {
      ...housekeeping(draw),
      Firstname: first,
      MiddleName: draw.oneOf(['', null, 'Olai']),
      Lastname: last,
      FullName: `${first} ${last}`,
      FormalName: `${last}, ${first}`,
      Mrmrs: draw.oneOf(['Mr', 'Ms', '', null]),
      Title: draw.oneOf(['Kjøpesjef', 'CEO', '', null]),
      Description: remark(draw),
      BirthDate: draw.once(3) ? null : `${draw.moment(1950, 2000).slice(0, 10)}T00:00:00`,
      Contact: reference(draw, someId, 'Contact', 'ContactId', 20),
      Country: { CountryId: draw.oneOf([578, 752, 826, 276]) },
      Position: draw.once(3) ? null : { Id: draw.between(1, 3) },
      PersonNumber: String(draw.below(100_000)),
      Emails: elements(draw, 3, mail(draw)),
      OfficePhones: elements(draw, 2, phone(draw)),
      MobilePhones: elements(draw, 2, phone(draw)),
      PrivatePhones: [],
      Urls: [],
      NoMailing: draw.once(3),
      Retired: draw.once(10),
      Address: address(draw),
      Interests: draw.once(2) ? [] : [{ Id: draw.between(4, 7), Selected: true, LastChanged: draw.moment(2020, 2024) }],
      ShipmentTypes: Array.from({ length: draw.below(5) }, (_, index) => ({ Id: index + 1, Selected: true })),
      Consents: draw.once(4) ? [] : seedConsents(draw.below(1_000_000), draw.moment(2018, 2024), draw.between(18, 21)),
    };
  },
  Project: (draw) => {
    const start = `${draw.moment(2018, 2026).slice(0, 10)}T00:00:00`;
    return {
      ...housekeeping(draw),
      Name: `${draw.oneOf(subjects)} ${draw.oneOf(cities)} ${draw.below(10_000)}`,
      ProjectNumber: String(draw.below(100_000)),
      Description: remark(draw),
      Postit: remark(draw),
      ProjectType: { Id: draw.between(1, 2) },
      ProjectStatus: { Id: draw.between(1, 3) },
      Completed: draw.once(3),
      StartDate: start,
      EndDate: later(start, draw.between(1, 400) * 1_440),
      ProjectMembers: [],
      Urls: elements(draw, 2, () => `https://example.com/p/${draw.below(1_000)}`),
      Links: [],
      IsPublished: draw.once(5),
    };
  },
  Sale: (draw, someId) => ({
    ...housekeeping(draw),
    Heading: `${draw.oneOf(trades)} for ${draw.oneOf(cities)}`,
    Number: String(draw.below(1_000_000)),
    SaleText: remark(draw),
    Amount: money(draw),
    Earning: money(draw),
    EarningPercent: draw.below(10_000) / 100,
    Probability: draw.below(101),
    Status: draw.oneOf(['Open', 'Sold', 'Lost', 'Stalled']),
    Completed: draw.oneOf(['NotStarted', 'Started', 'Completed']),
    Saledate: `${draw.moment(2018, 2026).slice(0, 10)}T00:00:00`,
    NextDueDate: draw.once(4) ? null : draw.moment(2024, 2026),
    Contact: reference(draw, someId, 'Contact', 'ContactId', 10),
    Person: reference(draw, someId, 'Person', 'PersonId', 3),
    Project: reference(draw, someId, 'Project', 'ProjectId', 2),
    SaleType: { Id: draw.between(1, 2) },
    Source: draw.once(2) ? null : { Id: draw.between(1, 3) },
    Currency: { Id: draw.between(1, 3) },
    Links: [],
    VisibleFor: [],
    SaleStakeholders: [],
  }),
  Appointment: (draw, someId) => {
    const start = draw.moment(2018, 2026);
    return {
      ...housekeeping(draw),
      Description: remark(draw),
      Title: `${draw.oneOf(subjects)}, ${draw.oneOf(cities)}`,
      Location: draw.oneOf(['', null, 'Room 1', 'Møterom Ø']),
      StartDate: start,
      EndDate: later(start, draw.between(5, 300)),
      ActiveDate: start,
      Type: draw.oneOf(['inDiary', 'inChecklist']),
      Completed: draw.oneOf(['NotStarted', 'Started', 'Completed']),
      Private: draw.oneOf(['Public', 'PrivateUser']),
      AlarmLeadTime: span(draw),
      HasAlarm: draw.once(2),
      IsFree: draw.once(3),
      ColorIndex: draw.below(10),
      Task: { TaskListItemId: draw.between(1, 12) },
      Priority: { Id: draw.between(1, 3) },
      Contact: reference(draw, someId, 'Contact', 'ContactId', 10),
      Person: reference(draw, someId, 'Person', 'PersonId', 3),
      Project: reference(draw, someId, 'Project', 'ProjectId', 2),
      Sale: reference(draw, someId, 'Sale', 'SaleId', 2),
      Participants: Array.from({ length: draw.below(4) }, () => ({
        AssociateId: draw.between(18, 21),
        PersonId: draw.below(50),
        EmailAddress: mail(draw)(),
        SendEmail: draw.once(2),
      })),
      Links: [],
      VisibleFor: [],
      InvitedPerson: draw.once(4) ? null : { PersonId: draw.oneOf([3, 6, 8, 14]) },
      MotherAssociate: associate(draw),
    };
  },
} satisfies Readonly<Record<string, PlannedRecord>>;
