import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from './public-api.js';

/** A fenced block of a page. */
export interface Sample extends Example {
  readonly language: string;
}

/** Pages for users. Those for contributors quote parts of the sources. */
const forContributors = new Set(['architecture.md', 'testing.md', 'releasing.md', 'threat-model.md']);

/** The README, and the pages for users in docs. */
export const userPages: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md') && !forContributors.has(name))
    .map((name) => join('docs', name)),
];

/** The fenced blocks in a language of all pages; named after the page and the line. */
export function samplesIn(language: string, pages = userPages): Sample[] {
  return pages.flatMap((page) => {
    const text = readFileSync(page, 'utf8');
    return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```/gm)].flatMap((match) => {
      const [, indent = '', found = '', code = ''] = match;
      if (found !== language) return [];
      const line = text.slice(0, match.index).split('\n').length;
      return [{ name: `${page}:${line}`, language, code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') }];
    });
  });
}

/** Whether a block is a program of its own that needs no other server than an emulator, rather than a part of one. */
export function isProgram({ code }: Sample): boolean {
  return /^import .* from 'superoffice-bridge/m.test(code) && /tenant: 'emulator'|\bstartEmulator\(/.test(code);
}
