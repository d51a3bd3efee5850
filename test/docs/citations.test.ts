import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The changelog is left out: it may name files that have been removed since. */
const pages = [
  ...readdirSync('.').filter((name) => name !== 'CHANGELOG.md'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
  // `npm run docs:build` leaves the API reference there.
].filter((name) => name.endsWith('.md') && !name.startsWith(join('docs', 'api')));
const root = /^\.?(?:src|test|scripts|wsdl|docs|bench|examples|scenarios|assets|api|ci|github)\//;

/** The code spans that are paths in this repository, without wildcards, placeholders or commands. */
function citedPaths(text: string): string[] {
  const spans = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return spans.filter((span) => root.test(span) && /^[\w./-]+$/.test(span));
}

/** Links to other pages, without those to a place in the same page. */
function linkedPages(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^(?:[a-z]+:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
}

/** A test is also cited without its ending. */
function exists(path: string): boolean {
  return existsSync(path) || existsSync(`${path}.test.ts`);
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('cites files that exist', () => {
    expect(citedPaths(text).filter((path) => !exists(path))).toEqual([]);
  });

  it('links to pages that exist', () => {
    expect(linkedPages(text).filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');

  it('explains every folder of src', () => {
    const folders = readdirSync('src').filter((name) => statSync(join('src', name)).isDirectory());
    expect(folders.filter((name) => !text.includes(`| \`src/${name}\``))).toEqual([]);
  });

  it('quotes the list of interceptors as it is', () => {
    const [, list = 'no code'] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
    const withoutSpace = (code: string) => code.replaceAll(/\s+/g, '');
    expect(withoutSpace(readFileSync('src/pipeline/call-path.ts', 'utf8'))).toContain(withoutSpace(list));
  });
});

it('finds a path and a link that do not exist', () => {
  const text = 'See `src/none.ts`, `src/**/*.ts`, `npm test` and [none](none.md#top), [web](https://example.com).';
  expect(citedPaths(text).filter((path) => !exists(path))).toEqual(['src/none.ts']);
  expect(linkedPages(text)).toEqual(['none.md']);
});
