import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import { requiredProvider } from './archives.js';
import type { ArchiveColumn, ColumnType } from './columns.js';
import { customObjectProviderNames } from './custom-object-provider.js';
import { dynamicProvider, isDynamic } from './dynamic.js';
import type { ArchiveProvider } from './provider.js';
import { archiveProviders } from './providers.js';

/** Which words the vendor's page on metadata has for what is shown, and for what restricts. */
const types: Readonly<Record<ColumnType, { readonly display: string; readonly restriction: string | null }>> = {
  int: { display: 'int', restriction: 'int' },
  decimal: { display: 'decimal', restriction: 'decimal' },
  money: { display: 'decimal', restriction: 'decimal' },
  text: { display: 'string', restriction: 'string' },
  bool: { display: 'icon', restriction: 'bool' },
  date: { display: 'date', restriction: 'date' },
  datetime: { display: 'datetime', restriction: 'datetime' },
  time: { display: 'time', restriction: null },
  timeSpan: { display: 'timeSpan', restriction: 'timeSpan' },
  list: { display: 'string', restriction: 'listAny' },
  associate: { display: 'string', restriction: 'associate' },
  ids: { display: 'string', restriction: 'listInterest' },
};

type Info = Readonly<Record<string, string | boolean | null>> & { readonly Name: string };

const everywhere: readonly Info[] = [
  {
    ...allOrNone('getAllRows', 'GetAll'),
    DisplayTooltip: 'Get all rows of archive - use with care, you may be fetching the whole database',
  },
  { ...allOrNone('getNoRows', 'GetNone'), DisplayTooltip: 'Do not get any rows from the archive' },
];

function allOrNone(name: string, words: string): Info {
  return {
    DisplayName: words,
    DisplayTooltip: '',
    DisplayType: 'checkbox',
    CanOrderBy: false,
    Name: name,
    CanRestrictBy: true,
    RestrictionType: 'bool',
    RestrictionListName: null,
    IsVisible: false,
    ExtraInfo: '',
    Width: '4c',
    IconHint: '',
    HeadingIconHint: '',
  };
}

/** The columns that the vendor's page shows whole. */
const documented: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contactId: {
    DisplayName: '[SR_CONTACT_ID]',
    DisplayTooltip: '[SR_CONTACT_ID_TOOLTIP]',
    Width: '5c',
    IconHint: 'Contact',
  },
  name: {
    DisplayName: '[SR_COMPANY_NAME]',
    RestrictionType: 'stringorPK',
    RestrictionListName: 'locateContact_new',
    Width: '25%',
    IconHint: 'Contact',
  },
};

/** The resources in these, as a call that asks for English sees them. */
const words: Readonly<Record<string, string>> = {
  '[SR_CONTACT_ID]': 'Company ID',
  '[SR_CONTACT_ID_TOOLTIP]': 'Database ID of company',
  '[SR_COMPANY_NAME]': 'Company name',
};

function infoOf({ agent }: ArchiveProvider, { name, type, added }: ArchiveColumn, prefix: string): Info {
  const { display, restriction } = types[type];
  return {
    DisplayName: name,
    DisplayTooltip: '',
    DisplayType: display,
    CanOrderBy: true,
    CanRestrictBy: restriction !== null,
    RestrictionType: restriction,
    RestrictionListName: type === 'list' ? (added === true ? 'udlist' : name) : null,
    IsVisible: true,
    ExtraInfo: '',
    Width: '10c',
    IconHint: '',
    HeadingIconHint: '',
    ...(agent === 'Contact' && prefix === '' && Object.hasOwn(documented, name) ? documented[name] : {}),
    Name: prefix + name,
  };
}

/** A provider's metadata of its columns, with those of what its rows refer to. */
export function columnInfos(name: string): Info[] {
  // "Columns are defined by the caller", says its page.
  if (isDynamic(name)) return [...everywhere];
  const provider = requiredProvider(name);
  return [
    ...everywhere,
    ...provider.columns.map((column) => infoOf(provider, column, '')),
    ...provider.joins.flatMap(({ prefix, columns }) => columns.map((column) => infoOf(provider, column, prefix))),
  ];
}

/** The same by name, in English on request; OData has no other language here. */
export function columnsByName(name: string, language: string): CanonicalObject {
  const isEnglish = /^en\b/i.test(language);
  const inWords = (value: unknown) => (isEnglish && typeof value === 'string' ? (words[value] ?? value) : value);
  return Object.fromEntries(
    columnInfos(name).map((info) => [
      info.Name,
      Object.fromEntries(Object.entries(info).map(([key, value]) => [key, inWords(value)])),
    ]),
  );
}

export function providerNames(): string[] {
  return [...archiveProviders.flatMap(({ names }) => names), ...customObjectProviderNames, dynamicProvider].sort();
}

export const availableColumns: OperationHandler = (_server, { ProviderName: name }) => ({
  Response: columnInfos(typeof name === 'string' ? name : ''),
});

/** The kinds of rows of a provider, as items of a list whose types are their names. */
export const availableEntities: OperationHandler = (_server, { ProviderName: name }) => ({
  Response: requiredProvider(typeof name === 'string' ? name : '').entityNames.map((entity, index) => ({
    Id: index + 1,
    Name: entity,
    ToolTip: '',
    Deleted: false,
    Rank: index + 1,
    Type: entity,
    ChildItems: [],
    IconHint: '',
    ColorBlock: 0,
    ExtraInfo: '',
    StyleHint: '',
    FullName: entity,
    TableRight: null,
    FieldProperties: {},
  })),
});

export const allProviderNames: OperationHandler = () => ({ Response: providerNames() });
