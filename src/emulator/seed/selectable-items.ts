/** An item that an entity lists whether it is selected or not, with its children if it is a heading. */
export interface SelectableItem {
  readonly Id: number;
  readonly Name: string;
  readonly ToolTip: string;
  readonly Rank: number;
  readonly Type: string | null;
  readonly IconHint: string | null;
  readonly StyleHint?: string;
  readonly items?: readonly SelectableItem[];
}

function interests(list: string, first: number, ...names: string[]): SelectableItem[] {
  return names.map((name, index) => ({
    Id: first + index,
    Name: name,
    ToolTip: name,
    Rank: index + 1,
    Type: list,
    IconHint: list,
  }));
}

/** Between the items without a heading and the headings, as recorded. */
const separator: SelectableItem = {
  Id: -2147483647,
  Name: '',
  ToolTip: '',
  Rank: 0,
  Type: '',
  IconHint: '',
  StyleHint: 'separator',
};

function heading(list: string, id: number, name: string, items: readonly SelectableItem[]): SelectableItem {
  return { Id: id, Name: name, ToolTip: name, Rank: id, Type: list, IconHint: list, items };
}

export const seedInterests = {
  contint: interests('contint', 1, 'Reference customer', 'Prestige customer', 'Large customer'),
  persint: [
    ...interests('persint', 4, 'Decision maker', 'Sales contact', 'Product news', 'Price lists'),
    separator,
    heading('persint', 24, 'Roles', interests('persint', 1, 'Reference person', 'Technical', 'Administrative')),
    heading('persint', 25, 'Information', interests('persint', 9, 'Technical information')),
  ],
} as const;

const inLanguages = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts)
    .map(([language, text]) => `${language}:"${text}"`)
    .join(';');

const mailings = [
  inLanguages({ US: 'Invitations', NO: 'Invitasjoner', GE: 'Einladungen', SW: 'Inbjudningar', FR: 'Invitations' }),
  inLanguages({ US: 'News', NO: 'Nyheter', GE: 'Neuigkeiten', SW: 'Nyheter', FR: 'Nouvelles', CN: '新闻' }),
  inLanguages({ US: 'Promotions', NO: 'Kampanjer', GE: 'Sonderaktionen', SW: 'Kampanjer', FR: 'Promotions' }),
  inLanguages({ US: 'Urgent messages', NO: 'Viktige meldinger', GE: 'Wichtige Mitteilungen', JP: '緊急ﾒｯｾｰｼﾞ' }),
];

/** The types of mailings. They belong to no MDO list, and have fewer fields than items of one. */
export const seedShipmentTypes: readonly SelectableItem[] = mailings.map((name, index) => ({
  Id: index + 1,
  Name: name,
  ToolTip: '',
  Rank: index + 1,
  Type: null,
  IconHint: null,
}));

const source = inLanguages({ US: 'Created by user', NO: 'Registrert av bruker', GE: 'Erstellt von Benutzer' });
const legalBase = inLanguages({
  US: 'Legitimate interest',
  NO: 'Berettiget interesse',
  GE: 'Berechtigte Interessen',
  SW: 'Legitimt intresse',
  FR: 'Intérêt légitime',
  CN: '合法权益',
});
const purposes = [
  ['STORE', inLanguages({ US: 'Sales and service', GE: 'Verkauf und Service' })],
  ['EMARKETING', inLanguages({ US: 'E-marketing', GE: 'E-Marketing' })],
] as const;

/** The consents of a person, one for each purpose, given at one time. */
export function seedConsents(personId: number, registered: string, associateId: number) {
  return purposes.map(([key, name], index) => ({
    ConsentPersonId: 2 * personId + index,
    Comment: '',
    Registered: registered,
    RegisteredAssociateId: associateId,
    LegalBaseId: 6,
    LegalBaseKey: '61F',
    LegalBaseName: legalBase,
    ConsentPurposeId: index + 1,
    ConsentPurposeKey: key,
    ConsentPurposeName: name,
    ConsentSourceId: 1,
    ConsentSourceKey: 'USER',
    ConsentSourceName: source,
  }));
}
