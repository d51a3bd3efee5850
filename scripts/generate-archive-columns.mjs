// Writes docs/archive-columns.md from the vendor's pages about archive providers: npm run generate:archive-columns -- FOLDER
//
// FOLDER is `en/api/archive-providers/reference` of https://github.com/SuperOfficeDocs/docs. Names, kinds, labels and whether a
// column can be sorted by are taken over. Columns of related records repeat from archive to archive, so each group is written
// once.
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
// The archive of the dialogue "Find company", with more related records than that of the repository.
addCall('FindContact', "so.archive('FindContact').query");

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

const kindOf = (restriction) =>
  restriction === 'None'
    ? '–'
    : (Object.entries(kinds).find(([, pattern]) => pattern.test(restriction))?.[0] ?? 'Other');

/** The columns of a page. A long table goes on under further headings, `## Supported Columns (cont.)`. */
const columnsOf = (text) =>
  [...text.matchAll(/^## Supported Columns.*\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)]
    .flatMap(([, table]) => [...table.matchAll(/^\|([^|]+)\|([^|]*)\|([^|]*)\|([^|]*)\|/gm)])
    .map((row) => row.slice(1).map((cell) => cell.replaceAll('\\', '').trim()))
    .filter(([name]) => name !== 'Name' && !/^-+$/.test(name))
    .map(([name, restriction, description, order]) => {
      const slash = name.lastIndexOf('/');
      return {
        related: name.slice(0, Math.max(slash, 0)),
        // The label comes before the colon; `!!` marks one that the vendor has not translated.
        row: `| \`${name.slice(slash + 1)}\`${order === 'x' ? '' : '°'} | ${kindOf(restriction.replaceAll('*', '').trim())} | ${label(description)} |`,
      };
    });
const label = (description) =>
  description
    .split(/:(?: |$)/)[0]
    .replace(/^!+/, '')
    .replaceAll(/[<>{}]/g, '')
    .trim();
const table = (rows) => `| column | kind | label |\n| --- | --- | --- |\n${rows.join('\n')}\n`;

/** Groups of columns of related records: rows → the heading. */
const groups = new Map();
const timesNamed = new Map();
const headingOf = (rows, related) => {
  const text = rows.join('\n');
  if (!groups.has(text)) {
    const name = related.split('/').at(-1);
    const times = (timesNamed.get(name) ?? 0) + 1;
    timesNamed.set(name, times);
    groups.set(text, `Columns of ${name}${times === 1 ? '' : ` ${times}`}`);
  }
  return groups.get(text);
};
/** As GitHub and VitePress form it. */
const anchorOf = (heading) => heading.toLowerCase().replaceAll(' ', '-');

const sections = [...callsByArchive.keys()].sort().map((archive) => {
  const text = pages.find((page) => titleOf(page) === archive);
  if (text === undefined) throw new Error(`the folder has no page about ${archive}`);
  const columns = columnsOf(text);
  const rowsOf = (of) => columns.filter(({ related }) => related === of).map(({ row }) => row);
  const records = [...new Set(columns.map(({ related }) => related))].filter((related) => related !== '');
  const links = records.map((related) => {
    const heading = headingOf(rowsOf(related), related);
    return `[\`${related}/…\`](#${anchorOf(heading)})`;
  });
  const calls = callsByArchive.get(archive).map((call) => `\`${call}\``);
  const relatedLine = links.length === 0 ? '' : `\nColumns of related records: ${links.join(', ')}.\n`;
  return `## ${archive}\n\n${columns.length} columns; searched by ${calls.join(', ')}.\n\n${table(rowsOf(''))}${relatedLine}`;
});
const groupSections = [...groups].map(([rows, heading]) => `### ${heading}\n\n${table([rows])}`);

writeFileSync(
  new URL('../docs/archive-columns.md', import.meta.url),
  `<!-- Made from the vendor's pages by scripts/generate-archive-columns.mjs; change it there. -->

# Columns of the archives

What can be selected, filtered and sorted by in the archives behind the repositories. [Searching](searching.md) explains
filters; the operators that a column takes follow from its kind, and a column with the kind – cannot be filtered. A column with °
cannot be sorted by. The label is what SuperOffice shows. Fields that a tenant added are columns too, such as
\`contactUdef/SuperOffice:3\`. Any other archive of the vendor can be searched with \`so.archive(provider)\`.

A column of a related record has a path: the list of an archive links \`contactAssociate/…\` to a table with \`fullName\`, so the
column is \`contactAssociate/fullName\`. These tables are [below](#columns-of-related-records).

Source: \`en/api/archive-providers/reference\` in [SuperOfficeDocs/docs](https://github.com/SuperOfficeDocs/docs). The operation
\`Archive.GetAvailableColumns\` of a tenant says what its own archives have.

${sections.join('\n')}
## Columns of related records

${groupSections.join('\n')}`,
);
console.log(`${sections.length} archives`);
