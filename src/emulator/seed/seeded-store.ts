import type { CanonicalObject, Contract } from '../../contract/index.js';
import { EntityService } from '../rules/entity-service.js';
import { defaultSettings } from '../settings.js';
import { Store } from '../store/store.js';
import { seedListEntities } from './list-entities.js';
import { seedCompanies, seedPersons } from './people.js';
import { seedMembers } from './members.js';
import { seedUserEntities } from './users.js';
import { seedProducts } from './products.js';
import { seedRequests } from './requests.js';
import { seedConsents } from './selectable-items.js';

const seedTime = '2025-03-03T08:00:00';
const seedSession = { associateId: 18, name: 'sam', fullName: 'Sam Sample' };

/** The id of the appointment in the vendor's guide. */
const firstNewAppointment = 591;

/** How many appointments lie on the days before today; one is today. Searches for this week, or today, find some. */
const daysBeforeToday = 8;

/** The most days of which a seed is kept. A process sees one, or two at midnight; tests set their own clocks. */
const maxSeeds = 4;

/** By contract and day, since every start and reset of an emulator needs the same seed. */
const seeds = new WeakMap<Contract, Map<string, Store>>();

/**
 * A store with the seed, which does not depend on the settings.
 *
 * @param today such as `2026-12-09`: the appointments lie around it, one a day
 */
export function seededStore(contract: Contract, today: string): Store {
  const byDay = seeds.get(contract) ?? new Map<string, Store>();
  seeds.set(contract, byDay);
  let store = byDay.get(today);
  if (store === undefined) {
    store = new Store();
    const entities = new EntityService(contract, store, defaultSettings, () => new Date(seedTime));
    fillSeed(store, entities, today);
    const [oldest] = byDay.size >= maxSeeds ? byDay.keys() : [];
    if (oldest !== undefined) byDay.delete(oldest);
    byDay.set(today, store);
  }
  return store.copy();
}

/** The day that is `days` after `day`; both are dates of a calendar, without a time zone. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function fillSeed(store: Store, entities: EntityService, today: string): void {
  const create = (agent: string, values: CanonicalObject) => {
    const rules = entities.rulesFor(agent);
    if (rules === undefined) throw new TypeError(`the emulator has no rules for ${agent}`);
    const entity = entities.create(rules, values, seedSession);
    const id = Number(entity[rules.primaryKey]);
    const stored = store.read(agent, id, (found) => structuredClone(found));
    store.put(agent, id, { ...stored, CreatedDate: seedTime, UpdatedDate: seedTime });
  };
  for (const [index, company] of seedCompanies.entries()) {
    create('Contact', {
      Name: company.name,
      Department: company.department ?? '',
      OrgNr: String(900_000_000 + index * 1_111),
      Description: '',
      Category: { Id: company.category },
      Country: { CountryId: company.country },
      Phones: [{ Value: `+47 55 00 ${10 + index} 00`, StrippedValue: `+475500${10 + index}00`, Description: '' }],
      UserDefinedFields: {
        'SuperOffice:1': index % 2 === 0 ? 'Gold' : 'Silver',
        'SuperOffice:3': `[I:${index}]`,
        'SuperOffice:4': `[D:05/${String(index + 1).padStart(2, '0')}/2024 00:00:00.0000000]`,
        'SuperOffice:6': index % 3 === 0 ? 'True' : 'False',
        'SuperOffice:7': `[I:${[11, 12, 21, 22][index % 4] ?? 0}]`,
        'SuperOffice:8': `[F:${index + 0.5}]`,
      },
      ExtraFields: { x_reference: `C-${index + 1}` },
      Address: { Street: { City: company.city }, Postal: { City: company.city } },
    });
  }
  store.foreignKeys.set('Contact 1', { 'ERP.Server1.CustomerNo': '10042', 'ERP.Server1.Segment': 'A & B' });
  store.foreignKeys.set('Person 2', { 'ERP.Server1.ContactNo': '7' });
  for (const [index, { first, last, company }] of seedPersons.entries()) {
    create('Person', {
      Firstname: first,
      Lastname: last,
      FullName: `${first} ${last}`,
      FormalName: `${last}, ${first}`,
      Contact: { ContactId: company },
      Emails: [{ Value: `${first.toLowerCase()}@example.com`, Description: '' }],
      Interests: [{ Id: (index % 4) + 4, Selected: true, LastChanged: seedTime }],
      ShipmentTypes: [1, 2, 3, 4].map((Id) => ({ Id, Selected: true })),
      Consents: seedConsents(index + 1, seedTime, seedSession.associateId),
      ExtraFields: {
        x_person_boolean: `[I:${index % 2}]`,
        x_person_longtext: index === 0 ? 'Prefers to be called' : '',
      },
    });
  }
  for (const name of ['New harbour crane', 'Spring catalogue', 'Office move', 'Web shop'])
    create('Project', { Name: name });
  for (const [index, heading] of ['Crane parts', 'Desk order', 'Transport deal', 'Annual renewal'].entries()) {
    create('Sale', {
      Heading: heading,
      Amount: 1_000 * (index + 1),
      Contact: { ContactId: index + 1 },
      Project: { ProjectId: index + 1 },
    });
  }
  for (let index = 0; index < 20; index++) {
    const day = dayAfter(today, index - daysBeforeToday);
    create('Appointment', {
      Description: `Appointment ${index + 1}`,
      StartDate: `${day}T09:00:00`,
      EndDate: `${day}T10:00:00`,
      ActiveDate: `${day}T09:00:00`,
      Contact: { ContactId: (index % 12) + 1 },
      Person: index % 3 === 0 ? null : { PersonId: (index % 15) + 1 },
      Task: { TaskListItemId: (index % 12) + 1 },
    });
  }
  for (const [index, header] of ['Offer of crane parts', 'Minutes of the move', 'Draft without content'].entries()) {
    create('Document', { Header: header, Name: `${header}.txt`, Contact: { ContactId: index + 1 } });
    if (index < 2) store.contents.set(index + 1, Buffer.from(`${header}\r\nBlåbær, 漢字 😀\n`, 'utf8'));
  }
  store.startIdsAt('Appointment', firstNewAppointment);
  seedRequests(store);
  seedProducts(store);
  seedUserEntities(store);
  seedMembers(store);
  seedListEntities(store);
}
