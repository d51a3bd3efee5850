import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { userPages } from '../examples/page-samples.js';
import { Contract, type Operation } from '../../src/contract/index.js';
import { handlerOf, waitingHandlerOf } from '../../src/emulator/operations.js';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

/** What npm would put into the package, apart from what the build makes. */
function packedFiles(): ReadonlySet<string> {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
  const [packed] = Object.values(JSON.parse(output) as Record<string, Packed>);
  return new Set((packed?.files ?? []).map(({ path }) => path));
}

const files = packedFiles();
const pages = [...files].filter((file) => file.endsWith('.md') && !file.startsWith('dist/'));

/** Links and images of a page, without those to the web or within the page. */
function linksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );
  return links
    .filter((link) => !/^(?:[a-z]+:|#|\/)/.test(link))
    .map((link) => join(dirname(page), link.replace(/#.*$/, '')));
}

describe('the pages in the package', () => {
  it('are the README and those for users and contributors', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/getting-started.md']));
    expect(pages).toContain('docs/mapping/ticket.md');
  });

  it('link to pages, images and examples that are in the package too', () => {
    const inside = (link: string) => files.has(link) || [...files].some((file) => file.startsWith(`${link}/`));
    const missing = pages.flatMap((page) =>
      linksOf(page).flatMap((link) => (inside(link) ? [] : [`${page}: ${link}`])),
    );
    expect(missing).toEqual([]);
  });

  it('cite a path of the repository only if they say that it is not in the package', () => {
    const folders = new Map(pages.map((page) => [page, saysWhereItIs(page)]));
    const unexplained = pages.flatMap((page) => {
      const isExplained = folders.get(page) === true || folders.get(join(dirname(page), 'README.md')) === true;
      return isExplained ? [] : absentPaths(page).map((path) => `${page}: ${path}`);
    });
    expect(unexplained).toEqual([]);
  });

  it('for users cite no path of the repository', () => {
    const cited = userPages.filter((page) => !forContributors.has(page));
    expect(cited.flatMap((page) => absentPaths(page).map((path) => `${page}: ${path}`))).toEqual([]);
  });

  it('link to headings that exist', () => {
    const missing = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s:]*)#([\w-]+)\)/g)].flatMap(([, file = '', anchor = '']) => {
        const target = file === '' ? page : join(dirname(page), file);
        return anchorsOf(target).has(anchor) ? [] : [`${page}: ${file}#${anchor}`];
      }),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('are linked from the README and from the sidebar of the site', () => {
    const sidebar = readFileSync('docs/.vitepress/config.mts', 'utf8');
    const readme = new Set(linksOf('README.md'));
    const ofDocs = pages.filter((page) => dirname(page) === 'docs');
    expect(ofDocs.filter((page) => !readme.has(page))).toEqual([]);
    expect(ofDocs.filter((page) => !sidebar.includes(`'${basename(page)}'`))).toEqual([]);
    const [, sections = ''] = sidebar.split('sidebar: {');
    const [listedPages = ''] = sections.split('rewrites');
    const listed = [...listedPages.matchAll(/'([\w/-]+\.md)'/g)].map(([, page = '']) => join('docs', page));
    expect(listed.filter((page) => !existsSync(page))).toEqual([]);
  });

  it('have images of a reasonable size', () => {
    const images = [...files].filter((file) => /\.(?:png|jpg)$/.test(file));
    expect(images.filter((file) => statSync(file).size > 200_000)).toEqual([]);
  });
});

/** Pages that explain how the project is made, and the one that measures it. */
const forContributors = new Set(['docs/dependencies.md', 'docs/language.md', 'docs/performance.md']);
const saysWhereItIs = (page: string) => /\bin a\s+clone of this project\b/i.test(readFileSync(page, 'utf8'));

/** Code spans and words of a page that are paths in the repository and not in the package. */
function absentPaths(page: string): string[] {
  if (page === 'CHANGELOG.md') return [];
  const text = readFileSync(page, 'utf8').replaceAll(/\]\([^)]*\)|<!--[\s\S]*?-->/g, '');
  const paths = [...text.matchAll(/(?<![\w./-])(?:src|test|scripts|wsdl|bench|assets|\.ci)\/[\w./-]*/g)].map(
    ([path]) => path,
  );
  return paths.filter((path) => !files.has(path));
}

const anchors = new Map<string, ReadonlySet<string>>();

/** The names of a page's headings, as GitHub and VitePress form them, and those that it gives itself. */
function anchorsOf(page: string): ReadonlySet<string> {
  let known = anchors.get(page);
  if (known === undefined) {
    const headings = [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
    known = new Set(headings.map((heading) => /\{#([\w-]+)\}/.exec(heading)?.[1] ?? slug(heading)));
    anchors.set(page, known);
  }
  return known;
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-');
}

describe('wsdl/README.md', () => {
  it('counts what the contract has', () => {
    const [, agents, operations, types] =
      /: (\d+) agents, ([\d,]+) operations, (\d+) types/.exec(readFileSync('wsdl/README.md', 'utf8')) ?? [];
    const contract = Contract.bundled();
    expect(Number(agents)).toBe(contract.agentNames.length);
    const names = contract.agentNames.flatMap((agent) => [...contract.agent(agent).operations.keys()]);
    expect(operations).toBe(names.length.toLocaleString('en'));
    const texts = readdirSync('wsdl')
      .filter((file) => /\.(?:wsdl|xsd)$/.test(file))
      .map((file) => readFileSync(join('wsdl', file), 'utf8'));
    const declared = texts.flatMap((text) => [...text.matchAll(/<xs:(?:complex|simple)Type name="/g)]);
    expect(Number(types)).toBe(declared.length);
  });
});

describe('docs/emulator.md', () => {
  it('counts the operations that the emulator models', () => {
    const isModelled = (operation: Operation) => {
      if (waitingHandlerOf(operation) !== undefined) return true;
      try {
        handlerOf(operation);
        return true;
      } catch {
        return false;
      }
    };
    const contract = Contract.bundled();
    const operations = contract.agentNames.flatMap((agent) => [...contract.agent(agent).operations.values()]);
    const [, modelled, all] =
      /models ([\d,]+) of the ([\d,]+) operations/.exec(readFileSync('docs/emulator.md', 'utf8')) ?? [];
    expect(modelled).toBe(operations.filter(isModelled).length.toLocaleString('en'));
    expect(all).toBe(operations.length.toLocaleString('en'));
  });
});
