// Writes docs/archive-columns.md from the vendor's pages about archive providers: npm run generate:archive-columns -- FOLDER
//
// FOLDER is `en/api/archive-providers/reference` of https://github.com/SuperOfficeDocs/docs. Only names, kinds and whether a
// column can be sorted by are taken over.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessorOf, entityTypes, relations } from '../dist/operations/index.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder with the pages of the vendor');

/** Which calls of this library search an archive. */
const callsByArchive = new Map();
const addCall = (archive, call) => callsByArchive.set(archive, [...(callsByArchive.get(archive) ?? []), call]);
for (const entity of entityTypes.values())
  if (entity.archive !== undefined) addCall(entity.archive, `${accessorOf(entity)}.query`);
for (const [repository, rows] of Object.entries(relations))
  for (const [name, { provider }] of Object.entries(rows)) addCall(provider, `so.${repository}.${name}`);

const pages = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
const titleOf = (text) => /^title: "?(\w+)"?$/m.exec(text)?.[1];
const kinds = {
  Text: /^(?:positive)?string/i,
  Number: /^(?:int|decimal|double|long)$/i,
  'List item': /^list|^ejcategory|^securitylevel/i,
  Associate: /^associate|^userorgroup|^usergroup|^ejuser/i,
  Boolean: /^bool/i,
  'Date, time': /^date|^time/i,
};

const sections = [...callsByArchive.keys()].sort().map((archive) => {
  const text = pages.find((page) => titleOf(page) === archive);
  if (text === undefined) throw new Error(`the folder has no page about ${archive}`);
  const [, table = ''] = text.split('## Supported Columns');
  const rows = [...table.split('\n## ')[0].matchAll(/^\|([^|]+)\|([^|]*)\|[^|]*\|([^|]*)\|/gm)]
    .map(([, name, kind, order]) => ({
      name: name.trim().replaceAll('\\', ''),
      kind: kind.replaceAll('*', '').trim(),
      sortable: order.trim() === 'x',
    }))
    .filter(({ name }) => name !== 'Name' && !/^-+$/.test(name));
  const grouped = new Map();
  for (const { name, kind, sortable } of rows) {
    const group =
      kind === 'None'
        ? 'Cannot be filtered'
        : (Object.entries(kinds).find(([, pattern]) => pattern.test(kind))?.[0] ?? 'Other');
    grouped.set(group, [...(grouped.get(group) ?? []), `\`${name}\`${sortable ? '' : '°'}`]);
  }
  const order = [...Object.keys(kinds), 'Other', 'Cannot be filtered'];
  const lines = order.flatMap((group) =>
    grouped.has(group) ? [`- **${group}:** ${grouped.get(group).join(', ')}`] : [],
  );
  const calls = callsByArchive.get(archive).map((call) => `\`${call}\``);
  return `## ${archive}\n\n${rows.length} columns; searched by ${calls.join(', ')}.\n\n${lines.join('\n')}\n`;
});

writeFileSync(
  new URL('../docs/archive-columns.md', import.meta.url),
  `<!-- Made from the vendor's pages by scripts/generate-archive-columns.mjs; change it there. -->

# Columns of the archives

What can be selected, filtered and sorted by in the archives behind the repositories. [Searching](searching.md) explains
filters; the operators that a column takes follow from its kind. A column with ° cannot be sorted by. Fields that a tenant
added are columns too, such as \`contactUdef/SuperOffice:3\`. Any other archive of the vendor can be searched with
\`so.archive(provider)\`.

Source: \`en/api/archive-providers/reference\` in [SuperOfficeDocs/docs](https://github.com/SuperOfficeDocs/docs). The operation
\`Archive.GetAvailableColumns\` of a tenant says what its own archives have.

${sections.join('\n')}`,
);
console.log(`${sections.length} archives`);
