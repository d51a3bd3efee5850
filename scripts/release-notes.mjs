// Prints the notes of a release, from the folder that it runs in: node scripts/release-notes.mjs [tag]
//
// Fails unless the changelog has a dated section for the version of package.json, nothing is left under Unreleased, and the
// tag, if given, is that version.
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const [tag] = process.argv.slice(2);

/** The text of each section of the changelog, by its heading. */
const sections = new Map(
  readFileSync('CHANGELOG.md', 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end).trim(), section.slice(end).trim()];
    }),
);
const heading = [...sections.keys()].find((each) => each.startsWith(`[${version}]`));
const problems = [
  ...(tag !== undefined && tag !== `v${version}`
    ? [`the tag is ${tag}, and package.json has the version ${version}`]
    : []),
  ...(heading === undefined ? [`CHANGELOG.md has no section for ${version}`] : []),
  ...(heading !== undefined && !/^\[[^\]]+\] - \d{4}-\d\d-\d\d$/.test(heading)
    ? [`the heading must be "## [${version}] - YYYY-MM-DD", and is "## ${heading}"`]
    : []),
  ...((sections.get('[Unreleased]') ?? '') === ''
    ? []
    : [`CHANGELOG.md has entries under Unreleased; move them to ${version}`]),
];

if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
} else {
  console.log(sections.get(heading));
}
