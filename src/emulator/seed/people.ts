/** Companies, people and users, all invented. */
export const seedCompanies: readonly {
  name: string;
  department?: string;
  city: string;
  category: number;
  country: number;
}[] = [
  { name: 'Fjordlys Industri AS', city: 'Bergen', category: 1, country: 578 },
  { name: 'Northgate Tools Ltd', department: 'Leeds', city: 'Leeds', category: 1, country: 826 },
  { name: 'Almhög Möbler AB', city: 'Växjö', category: 2, country: 752 },
  { name: 'Kranich & Söhne GmbH', city: 'Kiel', category: 1, country: 276 },
  { name: 'Tindevik Transport AS', city: 'Tromsø', category: 3, country: 578 },
  { name: 'Greyfield Consulting', city: 'York', category: 2, country: 826 },
  { name: 'Brattheim Kommune', city: 'Brattheim', category: 1, country: 578 },
  { name: 'Lindqvist Bygg AB', city: 'Gävle', category: 1, country: 752 },
  { name: 'Moorland Foods Ltd', city: 'Exeter', category: 3, country: 826 },
  { name: 'Sandvær Rederi AS', city: 'Ålesund', category: 2, country: 578 },
  { name: 'Eichenhof Verlag', city: 'Weimar', category: 1, country: 276 },
  { name: 'Stille Vann AS', city: 'Hamar', category: 3, country: 578 },
];

export const seedPersons: readonly { first: string; last: string; company: number }[] = [
  { first: 'Ingrid', last: 'Haugland', company: 2 },
  { first: 'Thomas', last: 'Ashworth', company: 2 },
  { first: 'Eirik', last: 'Nesvold', company: 1 },
  { first: 'Maja', last: 'Sjöstrand', company: 3 },
  { first: 'Jürgen', last: 'Kranich', company: 4 },
  { first: 'Solveig', last: 'Tinde', company: 5 },
  { first: 'Harriet', last: 'Greyfield', company: 6 },
  { first: 'Olav', last: 'Brattheim', company: 7 },
  { first: 'Anna', last: 'Lindqvist', company: 8 },
  { first: 'George', last: 'Moor', company: 9 },
  { first: 'Kari', last: 'Sandvær', company: 10 },
  { first: 'Friedrich', last: 'Eich', company: 11 },
  { first: 'Nils', last: 'Stille', company: 12 },
  { first: 'Åse', last: 'Øvrebø', company: 1 },
  { first: 'Zoë', last: 'O’Brien', company: 9 },
];

export interface SeedUser {
  readonly associateId: number;
  /** 0 for a user who is not a person. */
  readonly personId: number;
  readonly name: string;
  readonly fullName: string;
  readonly password: string;
}

/** Who may sign in. `sam` is the associate of the vendor's guide. */
export const seedUsers: readonly SeedUser[] = [
  { associateId: 18, personId: 3, name: 'sam', fullName: 'Sam Sample', password: 'sam' },
  { associateId: 19, personId: 14, name: 'ada', fullName: 'Ada Admin', password: 'ada' },
  { associateId: 20, personId: 6, name: 'sol', fullName: 'Sol Sales', password: 'sol' },
  { associateId: 21, personId: 8, name: 'pia', fullName: 'Pia Support', password: 'pia' },
];

/** The user of an application that signs in as the system user. It has no password. */
export const seedSystemUser: SeedUser = {
  associateId: 22,
  personId: 0,
  name: 'system',
  fullName: 'System User',
  password: '',
};

/** The application and tokens that the emulator accepts. They are worth nothing anywhere else. */
export const seedCredentials = {
  clientId: 'emulated-client-id',
  /** The vendor also calls it the client secret. */
  appToken: 'emulated-application-token',
  accessToken: '8A:Cust12345.emulated-access-token',
  ticket: '7T:emulated-ticket-of-sam==',
  /** Sam's. */
  refreshToken: 'emulated-refresh-token-of-sam',
  systemUserToken: 'Emulated Application-aB3dE6gH9k',
} as const;
