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

/** `// so and where are from the first sample.`: the first line of a block that needs names of another. */
const continued = /^\/\/ ([\w, ]+?) (?:is|are) from the first sample\.\n/;
const imported = /^import \{ ([^}]+) \} from '([^']+)';\n/gm;
const closed = /^await \w+\.close\(\);\n/gm;

/**
 * The TypeScript on all pages as a reader runs it. A block that continues the first one of its page has only the names that
 * it asks for, and what the first one closes is closed after it.
 */
export function typeScriptSamples(pages = [...userPages, 'wsdl/README.md']): Sample[] {
  return pages.flatMap((page) => {
    const samples = samplesIn('ts', [page]);
    const [first] = samples;
    return samples.map((sample) => (first === undefined ? sample : continuation(sample, first.code)));
  });
}

function continuation(sample: Sample, first: string): Sample {
  const [line, list] = continued.exec(sample.code) ?? [];
  if (line === undefined || list === undefined) return sample;
  const names = list.split(/, | and /).join(', ');
  const body = sample.code.slice(line.length);
  const imports = [...body.matchAll(imported)].map(([statement]) => statement).join('');
  const setUp = first.replaceAll(imported, "const { $1 } = await import('$2');\n").replaceAll(closed, '');
  const tearDown = [...first.matchAll(closed)].map(([statement]) => statement).join('');
  const result = `{ ${names}, closeFirstSample: async () => {\n${tearDown}} }`;
  const given = `const { ${names}, closeFirstSample } = await (async () => {\n${setUp}return ${result};\n})();\n`;
  return { ...sample, code: `${imports}${given}${body.replaceAll(imported, '')}await closeFirstSample();\n` };
}

/** Whether a block is a program of its own that needs no other server than an emulator, rather than a part of one. */
export function isProgram({ code }: Sample): boolean {
  return /\b(?:from|import\() ?'superoffice-bridge/.test(code) && /tenant: 'emulator'|\bstartEmulator\(/.test(code);
}
