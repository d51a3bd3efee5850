import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineCounter, parseDocument } from 'yaml';
import { maximumYamlDepth, parseYaml } from '../../src/parsing/yaml.js';

const options = { prettyErrors: false, schema: 'core' } as const;
const codes = (text: string) => parseYaml(text, options).errors.map(({ code }) => code);
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Documents of a depth, in each way in which YAML nests. */
const ways: readonly (readonly [what: string, text: (depth: number) => string])[] = [
  ['sequences in brackets', (depth) => '['.repeat(depth) + ']'.repeat(depth)],
  ['brackets that close in comments alone', (depth) => '[ # ]\n'.repeat(depth)],
  ['mappings in braces', (depth) => '{a: '.repeat(depth) + '1' + '}'.repeat(depth)],
  ['sequences on one line', (depth) => `${'- '.repeat(depth)}x`],
  ['keys that are mappings', (depth) => `${'? '.repeat(depth)}x`],
  ['indented mappings', (depth) => lines(depth, (index) => `${' '.repeat(index)}a:`)],
  ['indented sequences', (depth) => lines(depth, (index) => `${' '.repeat(index)}-`)],
  ['mappings in sequences', (depth) => lines(depth, (index) => `${'  '.repeat(index)}- a:`)],
  ['colons in braces', (depth) => `{}{${': '.repeat(depth)}}`],
  ['values in braces', (depth) => `{${'a: '.repeat(depth)}`],
  ['values in brackets, with brackets between them', (depth) => `[${'a: [] '.repeat(depth)}`],
  ['values in braces in values', (depth) => `{${'a: b: {'.repeat(depth)}`],
  ['values on one line', (depth) => `${'a: '.repeat(depth)}x`],
  ['doubled colons on each line', (depth) => ': ---\na: '.repeat(depth)],
  ['values on one line after a bracket that closes nothing', (depth) => `]${'a: '.repeat(depth)}x`],
  [
    'brackets below indentation',
    (depth) => `${lines(depth / 2, (index) => `${' '.repeat(index)}a:`)} ${'['.repeat(depth / 2)}`,
  ],
];

const pieces = [
  'a',
  ': ',
  '- ',
  '\n',
  '  ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '|',
  '!x ',
  '1',
  '? ',
  '---\n',
];

describe('untrusted YAML', () => {
  it.each(ways)('is refused if it is nested too deeply, by %s', (_what, text) => {
    for (const depth of [maximumYamlDepth * 2 + 2, 3_000]) expect(codes(text(depth))).toEqual(['RESOURCE_EXHAUSTION']);
  });

  it.each(ways)('is read at a depth that a person would write, by %s', (_what, text) => {
    expect(codes(text(30))).not.toContain('RESOURCE_EXHAUSTION');
  });

  it('does not count indicators in texts, comments and blocks', () => {
    const bracket = '['.repeat(500);
    for (const text of [
      `'${bracket}'`,
      `a: "${bracket}"`,
      `a: 1 # ${bracket}`,
      `a: x${bracket}`,
      `a: |\n  ${bracket}\n  b`,
    ]) {
      expect(codes(text)).toEqual([]);
    }
    expect(parseYaml(`a: |\n  ${lines(300, () => '- - - x')}`.replaceAll('\n-', '\n  -'), options).errors).toEqual([]);
  });

  it.each([
    ['aliases', `a: &a 1\nb: [${'*a, '.repeat(200)}]`],
    ['keys and values', `[${'1, '.repeat(100_001)}]`],
  ])('is refused with too many %s', (_what, text) => {
    expect(codes(text)).toEqual(['RESOURCE_EXHAUSTION']);
  });

  it('reports a repeated key at its place, in the order of the errors', () => {
    const lineCounter = new LineCounter();
    const document = parseYaml('a: 1\nb: {c: 1, c: 2}\na: 2', { ...options, lineCounter });
    expect(document.errors.map(({ code, pos }) => [code, lineCounter.linePos(pos[0])])).toEqual([
      ['DUPLICATE_KEY', { line: 2, col: 11 }],
      ['DUPLICATE_KEY', { line: 3, col: 1 }],
    ]);
  });

  it('is read or refused whatever it repeats', () => {
    const some = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(some, some, some, (start, repeated, end) => {
        parseYaml(start + repeated.repeat(4_000) + end, options);
      }),
      { numRuns: Number(process.env['YAML_RUNS'] ?? 100) },
    );
  });

  it('is otherwise what the parser returns', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const [ours, theirs] = [parseYaml(text, options), parseDocument(text, options)];
        const summary = ({ errors }: typeof ours) => new Set(errors.map(({ code }) => code));
        expect(summary(ours)).toEqual(summary(theirs));
        expect(String(ours.contents)).toBe(String(theirs.contents));
      }),
      { numRuns: 2_000 },
    );
  });
});
