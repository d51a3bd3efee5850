import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { corpusOf } from './corpus.js';
import { survives } from './invariants.js';
import { mutated } from './mutation.js';
import { targets } from './targets.js';

/**
 * The part of `npm run fuzz` that reads: in a process of its own, since what is found may end it. Before each text it
 * writes the text down, so that what hung or ended the process is known.
 */
const [name = '', minutes = '1', firstSeed = '1', corpusFolder = '', current = ''] = process.argv.slice(2);
const target = targets.find((each) => each.name === name);
if (target === undefined)
  throw new Error(`unknown target ${name}; there are ${targets.map((each) => each.name).join(', ')}`);

const textsPerSeed = 200;
const corpus = corpusOf(corpusFolder, name).map(({ text }) => text);
const texts = mutated(target.grammar, corpus, target.words);
const property = fc.asyncProperty(texts, async (text) => {
  writeFileSync(current, text);
  await survives(target, text);
});

const end = Date.now() + Number(minutes) * 60_000;
let seed = Number(firstSeed);
let read = 0;
for (; Date.now() < end; seed++) {
  const result = await fc.check(property, {
    seed,
    numRuns: textsPerSeed,
    interruptAfterTimeLimit: end - Date.now() + 5_000,
  });
  read += result.numRuns;
  if (result.failed && result.counterexample !== null) {
    const [text] = result.counterexample;
    const why = result.errorInstance instanceof Error ? result.errorInstance : new Error(String(result.errorInstance));
    const cause = why.cause instanceof Error ? `\n${why.cause.stack ?? ''}` : '';
    writeFileSync(current, text);
    console.log(JSON.stringify({ seed, read, problem: `${why.message}${cause}`.slice(0, 3_000) }));
    process.exit(3);
  }
}
console.log(JSON.stringify({ seed, read }));
