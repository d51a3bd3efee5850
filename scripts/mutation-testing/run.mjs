// Mutation testing of the areas named (all of them by default): which changes of the code does no test notice?
// The figures go to scores.json, and from there to docs/testing.md.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import '../embed-files.mjs';
import { areas } from './areas.mjs';
import { percent, writeTable } from './table.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const scoresFile = here('./scores.json');
const scores = JSON.parse(readFileSync(scoresFile, 'utf8'));
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(areas, name));
if (unknown.length > 0) {
  console.error(`Unknown area ${unknown.join(', ')}. Areas: ${Object.keys(areas).join(', ')}`);
  process.exit(2);
}

/** The test files whose path in `test/` begins as one of the patterns. */
function testFiles(patterns) {
  const files = readdirSync(here('../../test'), { recursive: true }).map((file) => `test/${file}`);
  return patterns
    .flatMap((pattern) => files.filter((file) => new RegExp(`^${pattern}.*\\.test\\.ts$`).test(file)))
    .sort();
}

/** How many there are of each kind, the most frequent first. */
function counted(mutants, kind) {
  const counts = new Map();
  for (const mutant of mutants) counts.set(kind(mutant), (counts.get(kind(mutant)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

for (const area of named.length > 0 ? named : Object.keys(areas)) {
  const folder = here(`../../.stryker/${area}`);
  mkdirSync(folder, { recursive: true });
  const stryker = new Stryker({
    mutate: areas[area].mutate,
    plugins: [here('./in-process-runner.mjs'), here('./ignored.mjs')],
    ignorers: ['wording'],
    testRunner: 'in-process',
    inProcess: { files: testFiles(areas[area].tests), setup: areas[area].setup ?? [] },
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
    timeoutMS: 10_000,
    incremental: true,
    incrementalFile: `${folder}/incremental.json`,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: `${folder}/report.json` },
    tempDirName: `.stryker/${area}/tmp`,
    cleanTempDir: 'always',
  });
  const mutants = await stryker.runMutationTest();
  const by = (...states) => mutants.filter(({ status }) => states.includes(status));
  const killed = by('Killed', 'Timeout', 'RuntimeError').length;
  const alive = by('Survived', 'NoCoverage');
  scores[area] = {
    date: new Date().toISOString().slice(0, 10),
    killed,
    survived: alive.length,
    notReached: by('NoCoverage').length,
    ignored: counted(by('Ignored'), ({ statusReason }) => statusReason ?? 'ignored'),
    survivors: counted(alive, ({ mutatorName }) => mutatorName),
  };
  writeFileSync(scoresFile, `${JSON.stringify(scores, null, 2)}\n`);
  writeFileSync(
    `${folder}/survivors.txt`,
    alive
      .map(({ fileName, location, mutatorName, replacement, status }) =>
        [`${fileName}:${location.start.line}:${location.start.column}`, status, mutatorName, replacement].join('\t'),
      )
      .join('\n'),
  );
  await writeTable(scores);
  console.log(
    `${area}: ${killed} of ${killed + alive.length} killed (${percent(scores[area])} %); see ${folder}/survivors.txt`,
  );
}
