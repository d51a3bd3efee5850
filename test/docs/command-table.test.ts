import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { commandList } from '../../src/cli/command-list.js';

it('the table of commands has every command that the help shows', () => {
  const page = readFileSync('docs/command-line.md', 'utf8');
  const inTable = [...page.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
  const shown = commandList.filter(({ description }) => description !== undefined).map(({ name }) => name);
  expect(inTable.sort()).toEqual([...shown, 'completion'].sort());
});
