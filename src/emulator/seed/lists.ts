/** An item of a list, with its children if it is a heading. */
export interface SeedItem {
  readonly id: number;
  readonly name: string;
  readonly tooltip?: string;
  readonly deleted?: boolean;
  readonly items?: readonly SeedItem[];
  /** What the items of this list have in addition to a name. */
  readonly values?: Readonly<Record<string, unknown>>;
}

function flat(...names: string[]): SeedItem[] {
  return names.map((name, index) => ({ id: index + 1, name }));
}

/** What a country has in addition to its name. Norway's and the United Kingdom's layouts are recorded; the others' are like Norway's. */
function country(iso: string, currency: number, dialled: string, zip: string, layout: number): Record<string, unknown> {
  return {
    CurrencyId: currency,
    ThreeLetterISOCountry: iso,
    OrgNrText: 'VAT No.:',
    DialInPrefix: dialled,
    ZipPrefix: zip,
    DomainName: zip,
    AddressLayoutId: layout,
    DomesticAddressLayoutId: layout,
    ForeignAddressLayoutId: layout,
  };
}

/** The lists by their MDO names, in lower case. The tasks are those of the vendor's guide, with their ids. */
export const seedLists: Readonly<Record<string, readonly SeedItem[]>> = {
  task: flat(
    'Meeting (Internal)',
    'Meeting (External)',
    'Phone-Out',
    'Phone-In',
    'Follow-up',
    'Planning',
    'Visit',
    'Lunch',
    'Proposal',
    'Service',
    'Private',
    'Other',
  ),
  category: [
    { id: 1, name: 'US:"Customer";NO:"Kunde";GE:"Kunde"' },
    { id: 2, name: 'US:"Supplier";NO:"Leverandør";GE:"Lieferant"' },
    { id: 3, name: 'US:"Partner";NO:"Partner"' },
    { id: 4, name: 'US:"Prospect";NO:"Prospekt"', deleted: true },
  ],
  business: [
    {
      id: 1,
      name: 'Manufacturing',
      items: [
        { id: 11, name: 'Machines' },
        { id: 12, name: 'Furniture' },
      ],
    },
    {
      id: 2,
      name: 'Services',
      items: [
        { id: 21, name: 'Consulting' },
        { id: 22, name: 'Transport' },
      ],
    },
    { id: 3, name: 'Public sector', items: [] },
  ],
  country: [
    { id: 578, name: 'Norway', tooltip: 'NO', values: country('NOR', 76, '47', 'N', 4) },
    { id: 752, name: 'Sweden', tooltip: 'SE', values: country('SWE', 102, '46', 'S', 4) },
    { id: 826, name: 'United Kingdom', tooltip: 'GB', values: country('GBR', 36, '44', 'GB', 3) },
    { id: 276, name: 'Germany', tooltip: 'DE', values: country('DEU', 33, '49', 'D', 4) },
  ],
  priority: flat('Low', 'Medium', 'High'),
  position: flat('Manager', 'Developer', 'Buyer'),
  mrmrs: flat('Mr', 'Ms'),
  projecttype: flat('Internal', 'Customer project'),
  projectstatus: flat('Planned', 'Under way', 'Completed'),
  saletype: flat('New sale', 'Renewal'),
  source: flat('Web', 'Fair', 'Recommendation'),
  currency: flat('NOK', 'EUR', 'GBP'),
};

/** The items that the user has used recently, by list: the answer to a history. */
export const seedHistory: Readonly<Record<string, readonly number[]>> = { task: [2, 5], category: [1] };

/** The name of an item of a list, at any level. */
export function seededItemName(list: string, id: number): string | undefined {
  const items = seedLists[list]?.flatMap((item) => [item, ...(item.items ?? [])]);
  return items?.find((item) => item.id === id)?.name;
}
