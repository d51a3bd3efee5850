import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { entities, type EntityRow, entityTypes } from '../../src/operations/index.js';
import { typeScriptSamples, type Sample } from '../examples/page-samples.js';

const text = readFileSync('docs/archive-columns.md', 'utf8');

const section = (heading: string) => text.split(`\n${heading}\n`)[1]?.split(/\n##+ /)[0] ?? '';
const namesIn = (table: string) => [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
const headings = new Map(
  [...text.matchAll(/^### (.+)$/gm)].map(([heading, name = '']) => [name.toLowerCase().replaceAll(' ', '-'), heading]),
);

/** Every column of an archive, those of related records included. */
function columnsOf(archive: string): ReadonlySet<string> {
  const own = section(`## ${archive}`);
  const related = [...own.matchAll(/\[`([^`]+)\/…`\]\(#([\w-]+)\)/g)].flatMap(([, path = '', anchor = '']) =>
    namesIn(section(headings.get(anchor) ?? anchor)).map((name) => `${path}/${name}`),
  );
  return new Set([...namesIn(own), ...related]);
}

const archives = [...text.matchAll(/^## (\w+)\n\n(\d+) columns; searched by (.+)\.$/gm)].map(
  ([, archive = '', count = '', calls = '']) => ({ archive, count: Number(count), calls }),
);
const archiveOf = (call: string) => archives.find(({ calls }) => calls.includes(`\`${call}\``))?.archive;

interface Selected {
  readonly archive: string;
  readonly column: string;
}

const parts = (node: ts.Node | undefined): string[] => {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text.split(' ')[0] ?? ''];
  return ts.isArrayLiteralExpression(node) ? node.elements.flatMap(parts) : [];
};

/** The columns that the searches of a sample select, sort by, or compare with `where`. */
function selectedIn({ code }: Pick<Sample, 'code'>): Selected[] {
  const source = ts.createSourceFile('sample.ts', code, ts.ScriptTarget.Latest, true);
  const found: Selected[] = [];
  const whereColumns = (node: ts.Node): string[] => {
    const below: string[] = [];
    ts.forEachChild(node, (child) => void below.push(...whereColumns(child)));
    const isWhere = ts.isCallExpression(node) && node.expression.getText(source) === 'where';
    return isWhere ? [...parts(node.arguments[0]), ...below] : below;
  };
  const visit = (node: ts.Node): void => {
    const archive = ts.isCallExpression(node) ? archiveOf(node.expression.getText(source)) : undefined;
    const criteria = ts.isCallExpression(node) ? node.arguments.find(ts.isObjectLiteralExpression) : undefined;
    for (const property of archive === undefined ? [] : (criteria?.properties ?? [])) {
      if (!ts.isPropertyAssignment(property)) continue;
      const name = property.name.getText(source);
      const columns = name === 'filter' ? whereColumns(property) : parts(property.initializer);
      if (!['select', 'filter', 'orderBy'].includes(name)) continue;
      found.push(...columns.map((column) => ({ archive: archive ?? '', column })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const unknown = ({ archive, column }: Selected) => !columnsOf(archive).has(column);

describe('docs/archive-columns.md', () => {
  it('has the archive of each entity', () => {
    const names = [...entityTypes.values()].flatMap(({ archive }) => (archive === undefined ? [] : [archive]));
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => section(`## ${name}`) === '')).toEqual([]);
  });

  it.each(archives.map((each) => [each.archive, each.count] as const))('lists every column of %s', (archive, count) => {
    expect(columnsOf(archive).size).toBe(count);
  });

  it('lists more than the first table of a long page of the vendor', () => {
    expect(columnsOf('FindAppointment').has('appointment/internalNotes')).toBe(true);
    expect(columnsOf('SimpleContact').has('contactAssociate/fullName')).toBe(true);
  });

  it('has every column that a sweep compares', () => {
    for (const { archive = '', sweep } of Object.values<EntityRow>(entities)) {
      const missing = (sweep?.columns ?? []).filter((column) => !columnsOf(archive).has(column));
      expect([archive, missing]).toEqual([archive, []]);
    }
  });
});

describe('the searches on the pages', () => {
  const selected = typeScriptSamples().flatMap((sample) => selectedIn(sample));

  it('name columns that their archive has', () => {
    expect(selected.length).toBeGreaterThan(15);
    expect(selected.filter(unknown)).toEqual([]);
  });

  it('are found with an unknown column', () => {
    const code = "so.contacts.query({ select: ['name', 'nam'], filter: where('size').is('1'), orderBy: 'nme desc' });";
    const columns = selectedIn({ code }).filter(unknown);
    expect(columns.map(({ column }) => column)).toEqual(['nam', 'size', 'nme']);
  });
});
