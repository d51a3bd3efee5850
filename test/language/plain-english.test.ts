import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * The folders and files that the rule covers. Add a path once its language is plain; tests quote messages, so a folder of
 * tests comes after the sources that it tests.
 */
const covered = [
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  'docs',
  'examples',
  'scenarios',
  'src/cli',
  'src/client',
  'src/codec',
  'src/comparison',
  'src/contract',
  'src/generate',
  'src/mapping',
  'src/migration',
  'src/operations',
  'src/pipeline',
  'src/repositories',
  'src/transports',
  'src/webhooks',
  'test/client',
  'test/codec',
  'test/comparison',
  'test/docs',
  'test/contract',
  'test/generate',
  'test/mapping',
  'test/observation',
  'test/operations',
  'test/pipeline',
  'test/pool',
  'test/repositories',
  'test/webhooks',
];

/** Phrases that are not plain English, and what to write instead. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'again'],
  [/\bwho(?:so)?ever\b/i, 'anyone who'],
  [/\bnobody\b/i, 'no one'],
  [/\bsomebody\b/i, 'someone, or name who'],
  [/\bin the place of\b/i, 'instead of'],
  [/\bwithout a word\b|\bin silence\b/i, 'silently'],
  [/\bon line\b(?! \d)/i, 'Online'],
  [/\bon site\b/i, 'Onsite'],
  [/\bis no (?:setting|number|path|transport|reference|parameter)\b/i, 'unknown or invalid …'],
  [/\b(?:is|are) not right\b/i, 'is invalid'],
  [/\bshould be an? \w+/i, 'must be a …'],
  [/\bthere is no \w+ called\b/i, 'unknown …'],
  [/\bgo(?:es|ne)? on (?:with|from|where)\b/i, 'continue, resume'],
  [/\bat the (?:most|least)\b/i, 'at most, at least'],
  [/\bmend(?:s|ed)?\b/i, 'fix'],
  [/\bstruck\b|\bstrikes?\b/i, 'hit, applies'],
  [/\bhands? over\b|\bhanded over\b/i, 'pass'],
  [/\bgoes astray\b|\bfalls to\b|\bby heart\b/i, 'the usual word'],
  [/\bof one’s own\b|\bof one's own\b/i, 'your own'],
  [/\b(?:cannot|can) travel\b/i, 'is (not) allowed'],
];

/** Former names, and today's. */
const identifiers: Readonly<Record<string, string>> = {
  Asked: 'Observation',
  Face: 'ApiSurface',
  Feed: 'Cursor',
  Glance: 'Observation',
  Pace: 'RateLimiter',
  Sourced: 'WithOrigin',
  TimedOutcome: 'Observation',
  Told: 'Observation or Discriminator',
  callsInFlight: 'concurrency',
  shutOut: 'disableUser',
  sitOut: 'waitForRecovery',
  unkept: 'dirty',
};

function textFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  const isGenerated = (file: string) => file.startsWith(join('docs', 'api'));
  return files.filter((file) => ['.md', '.mjs', '.ts', '.yaml'].includes(extname(file)) && !isGenerated(file));
}

/** `file:line: found → instead` for each use of a banned phrase or name. */
function violations(file: string, text: string): string[] {
  const words: (readonly [RegExp, string])[] = Object.entries(identifiers).map(([name, better]) => [
    new RegExp(`\\b${name}\\b`),
    better,
  ]);
  const rules = file.endsWith('.ts') ? [...phrases, ...words] : phrases;
  words.push([/\bconst (?:deepest|longest|narrowest|most[A-Z]\w*)\b/, 'max…']);
  return text.split('\n').flatMap((line, index) =>
    rules.flatMap(([pattern, better]) => {
      const [found] = pattern.exec(line) ?? [];
      return found === undefined ? [] : [`${file}:${index + 1}: ${found} → ${better}`];
    }),
  );
}

describe('the language', () => {
  it.each(covered)('is plain English in %s', (path) => {
    const files = textFiles(path);
    expect(files).not.toHaveLength(0);
    expect(files.flatMap((file) => violations(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each(['the setting is not right', 'Begin anew.', 'it is no number', 'class Pace {'])('is not: %s', (line) => {
    expect(violations('example.ts', line)).toHaveLength(1);
  });
});
