// Checks what an installation and our bundles bring against docs/dependencies.md: npm run check:licences.
//
// A licence that is not permissive fails, and so does a table that no longer says what package-lock.json holds, or a
// version below the one that fixes a published advisory. With `-- --write` the versions, licences and names of the tables
// are written; what a person wrote in them (what a package is for, its advisories) stays.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** Licences that ask for no more than their text and a notice to be kept (SPDX identifiers). */
const permissive = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

const page = 'docs/dependencies.md';
const root = new URL('../', import.meta.url);
const text = (file) => readFileSync(new URL(file, root), 'utf8');
const { packages } = JSON.parse(text('package-lock.json'));
const problems = [];

/** What src imports and an installation does not bring is part of our own files (scripts/bundle-library.mjs). */
const { devDependencies, dependencies, peerDependencies } = packages[''];
const imported = importedBySource();
const bundled = Object.keys(devDependencies).filter((name) => imported.has(name) && !(name in peerDependencies));
const isBundled = (folder) => bundled.some((name) => folder === `node_modules/${name}`);

/** Each package of a production installation, and of our bundles, by the folder that npm puts it in. */
const installed = new Map(
  Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && (dev !== true || isBundled(folder)))
    .map(([folder, locked]) => [folder, { name: folder.split('node_modules/').at(-1), ...locked }]),
);
// An optional peer (BullMQ, ioredis) is installed by those who configure it; here it is a development dependency.
const direct = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) =>
  installed.has(`node_modules/${name}`),
);
for (const name of bundled) {
  const brought = Object.keys(installed.get(`node_modules/${name}`).dependencies ?? {});
  if (brought.length > 0)
    problems.push(`${name} is bundled, and needs ${brought.join(', ')}, which nothing here checks`);
}

for (const [folder, { name, version, optional, license }] of installed) {
  const file = `${folder}/package.json`;
  const own = existsSync(new URL(file, root)) ? JSON.parse(text(file)) : undefined;
  // Some optional packages are for other operating systems; of these the lock file alone speaks.
  if (own === undefined && optional !== true) problems.push(`${name} ${version} is not installed; run npm ci`);
  if (own !== undefined && own.version !== version) {
    problems.push(`${name} is installed as ${own.version}, and package-lock.json has ${version}; run npm ci`);
  }
  const licence = licenceOf(own ?? { license });
  installed.get(folder).license = licence;
  if (!isPermissive(licence)) {
    problems.push(
      `${name} ${version} has the licence ${licence}, which is not on the list in scripts/check-licences.mjs`,
    );
  }
}

const purposeHead = ['package', 'version', 'licence', 'what it does here'];
const broughtBy = ancestors();
const before = text(page);
const rebuilt = [
  ['direct', purposeHead, purposeRow('direct'), [...direct].sort(byName)],
  ['bundled', purposeHead, purposeRow('bundled'), [...bundled].sort(byName)],
  ['transitive', ['package', 'version', 'licence', 'brought by'], (row) => row, transitiveRows()],
  [
    'advisories',
    ['package', 'locked', 'fixed in', 'advisories'],
    advisoryRow,
    rowsOf('advisories').map(([name]) => name),
  ],
].reduce((whole, [name, head, row, items]) => withTable(whole, name, head, items.map(row)), before);
const after = await format(rebuilt, { ...(await resolveConfig(new URL(page, root))), parser: 'markdown' });

if (process.argv.includes('--write')) writeFileSync(new URL(page, root), after);
else if (after !== before) problems.push(`${page} is out of date; run npm run check:licences -- --write`);

for (const problem of problems) console.error(problem);
if (problems.length === 0)
  console.log(
    `licences: ${installed.size - bundled.length} packages and ${bundled.length} in the bundles, all permissive; ${page} is up to date`,
  );
else process.exitCode = 1;

/** Older packages give an object, or a list of objects of which one may be chosen. */
function licenceOf({ license, licenses }) {
  const [given] = [license ?? licenses ?? 'unknown'].flat();
  return typeof given === 'string' ? given : (given.type ?? 'unknown');
}

/** Of a choice one is enough. Any other expression is for a person to read. */
function isPermissive(licence) {
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((each) => permissive.has(each));
}

function purposeRow(table) {
  return (name) => {
    const purpose = rowsOf(table).find(([known]) => known === name)?.[3] ?? '';
    if (purpose === '') problems.push(`${page} does not say what ${name} is for`);
    const { version, license } = installed.get(`node_modules/${name}`);
    return [name, version, license, purpose];
  };
}

function importedBySource() {
  const folder = new URL('src/', root);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(new URL(path, folder), 'utf8').matchAll(/\b(?:from |import\()'((?:@[^/']+\/)?[^./'][^/']*)/g),
    ])
    .map(([, name]) => name);
  return new Set(names);
}

function transitiveRows() {
  return [...installed]
    .filter(([folder, { name }]) => !(direct.includes(name) && folder === `node_modules/${name}`) && !isBundled(folder))
    .map(([folder, { name, version, license }]) => [
      name,
      version,
      license,
      broughtBy.get(folder).sort(byName).join(', '),
    ])
    .sort(([name, version], [other, otherVersion]) => byName(name, other) || byName(version, otherVersion));
}

function advisoryRow(name) {
  const [, , fixedIn, advisories] = rowsOf('advisories').find(([known]) => known === name);
  const versions = [...installed.values()].filter((each) => each.name === name).map(({ version }) => version);
  if (versions.length === 0) problems.push(`${page} has advisories for ${name}, which is no longer installed`);
  const fixes = fixedIn.split(', ').map(parts);
  for (const version of versions) {
    const [major] = parts(version);
    const fix = fixes.find(([of]) => of === major) ?? fixes.filter(([of]) => of < major).at(-1);
    if (fix === undefined || compare(parts(version), fix) < 0) {
      problems.push(`${name} ${version} is below ${fixedIn}, which fixes a published advisory; see ${page}`);
    }
  }
  return [name, [...versions].sort(byName).join(', '), fixedIn, advisories];
}

/** The direct dependencies through which each package comes, found as Node finds a package: from its folder upwards. */
function ancestors() {
  const found = new Map([...installed.keys()].map((folder) => [folder, []]));
  for (const name of direct) {
    const seen = new Set();
    const open = [`node_modules/${name}`];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      if (folder !== `node_modules/${name}`) found.get(folder).push(name);
      const { dependencies = {}, optionalDependencies = {} } = installed.get(folder);
      for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
        const at = placeOf(needed, folder);
        if (at !== undefined) open.push(at);
      }
    }
  }
  return found;
}

function placeOf(name, from) {
  for (let folder = from; folder !== '.'; folder = posix.dirname(folder)) {
    const place = `${folder}/node_modules/${name}`;
    if (installed.has(place)) return place;
  }
  return installed.has(`node_modules/${name}`) ? `node_modules/${name}` : undefined;
}

/** The rows of a table, each a list of its cells. */
function rowsOf(name) {
  const [, table] = new RegExp(`<!-- ${name} -->(.*?)<!-- /${name} -->`, 's').exec(text(page)) ?? [];
  if (table === undefined) throw new Error(`${page} has no table between <!-- ${name} --> and <!-- /${name} -->`);
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function withTable(whole, name, head, rows) {
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return whole.replace(
    new RegExp(`<!-- ${name} -->.*?<!-- /${name} -->`, 's'),
    () => `<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->`,
  );
}

function parts(version) {
  return version.split('.').map(Number);
}

function compare(left, right) {
  const at = left.findIndex((part, index) => part !== right[index]);
  return at === -1 ? 0 : left[at] - right[at];
}

function byName(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}
