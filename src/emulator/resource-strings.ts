/**
 * Some of NetServer's own texts, by id and language. The ids are those of the recorded entities in the vendor's package;
 * the words are invented but for the French of SR_MANDATORY_FIELD_1281, which is on the vendor's page on headers.
 */
const strings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SR_YES: { en: 'Yes', no: 'Ja', sv: 'Ja', da: 'Ja', de: 'Ja', fr: 'Oui' },
  SR_NO: { en: 'No', no: 'Nei', sv: 'Nej', da: 'Nej', de: 'Nein', fr: 'Non' },
  SR_VFC_ALL: { en: 'All', no: 'Alle', sv: 'Alla', da: 'Alle', de: 'Alle', fr: 'Tous' },
  SR_ACCESS_MANDATORY: { en: 'This field is mandatory', no: 'Feltet er obligatorisk', fr: 'Ce champ est obligatoire' },
  SR_ACCESS_ASSOC_DELETE: { en: 'Users cannot be deleted here', no: 'Brukere kan ikke slettes her' },
  SR_ACCESS_EXTERNAL_DELETE: {
    en: 'External users cannot be deleted here',
    no: 'Eksterne brukere kan ikke slettes her',
  },
  SR_ACCESS_ASSOCCONT_DELETE: { en: 'The company has users', no: 'Firmaet har brukere' },
  SR_ACCESS_FIELD_R_DB: { en: 'This field is read only', no: 'Feltet kan bare leses' },
  SR_ACCESS_PERSONONCOMPANY: { en: 'The company says this', no: 'Firmaet bestemmer dette' },
  SR_USERS_MUST_HAVE_UNIQUE_NAME: { en: 'Users have names of their own', no: 'Brukere har egne navn' },
  SR_MANDATORY_FIELD_1281: { en: 'Company name', no: 'Firmanavn', fr: 'Nom de société' },
  SR_MANDATORY_FIELD_1285: { en: 'Number', no: 'Nummer' },
  SR_MANDATORY_FIELD_1288: { en: 'Business', no: 'Bransje' },
  SR_MANDATORY_FIELD_1289: { en: 'Category', no: 'Kategori' },
  SR_MANDATORY_FIELD_1539: { en: 'First name', no: 'Fornavn' },
  SR_MANDATORY_FIELD_1554: { en: 'Person number', no: 'Personnummer' },
  SR_MANDATORY_FIELD_2818: { en: 'Project number', no: 'Prosjektnummer' },
};

/** What a language is called in the table; a region is ignored. */
function tableLanguage(language: string): string {
  const [code = ''] = language.trim().toLowerCase().split(/[-_]/);
  return code === 'nb' || code === 'nn' ? 'no' : code;
}

function textOf(id: string, language: string): string | undefined {
  const texts = Object.hasOwn(strings, id) ? strings[id] : undefined;
  return texts?.[tableLanguage(language)] ?? texts?.['en'];
}

/** What a text stands for in a language, if it is a known id; else the text. */
export function withResourceString(text: string, language: string): string {
  const id = /^\[(SR_\w+)\]$/.exec(text)?.[1];
  return (id === undefined ? undefined : textOf(id, language)) ?? text;
}

/** The texts of some ids, by id and language: in all languages, or in one. Ids that are not known are left out. */
export function resourceStrings(ids: readonly string[], language: string | null): object {
  const known = ids.filter((id) => Object.hasOwn(strings, id));
  const texts = (id: string) => (language === null ? strings[id] : { [language]: textOf(id, language) });
  return Object.fromEntries(known.map((id) => [id, texts(id)]));
}
