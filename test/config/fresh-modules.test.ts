import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnProcess } from '../support/own-process.js';

// Jest has module caches of its own, so the modules are run in a process of Node's.
let script: OwnProcess;
let folder: string;
beforeAll(() => {
  script = new OwnProcess('test/support/rereading-process.ts');
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fresh-')));
});
afterAll(() => {
  script.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Case {
  readonly name: string;
  readonly type?: 'module';
  readonly files: (transport: string) => Readonly<Record<string, string>>;
}

const esm = (value: string) => `export default { transport: ${value}, tenant: 'emulator' };`;
const cjs = (value: string) => `module.exports = { transport: ${value}, tenant: 'emulator' };`;

const cases: readonly Case[] = [
  { name: 'superoffice.config.mjs', files: (to) => ({ 'superoffice.config.mjs': esm(`'${to}'`) }) },
  { name: 'superoffice.config.cjs', files: (to) => ({ 'superoffice.config.cjs': cjs(`'${to}'`) }) },
  { name: 'superoffice.config.js', files: (to) => ({ 'superoffice.config.js': cjs(`'${to}'`) }) },
  { name: 'superoffice.config.js', type: 'module', files: (to) => ({ 'superoffice.config.js': esm(`'${to}'`) }) },
  { name: 'superoffice.config.ts', files: (to) => ({ 'superoffice.config.ts': esm(`'${to}' as string`) }) },
  {
    name: 'superoffice.config.mjs',
    files: (to) => ({
      'superoffice.config.mjs': `import { to } from './a.mjs';\n${esm('to')}`,
      'a.mjs': `export { to } from './b.mjs';`,
      'b.mjs': `export const to = await Promise.resolve('${to}');`,
    }),
  },
  {
    name: 'superoffice.config.mjs',
    files: (to) => ({
      'superoffice.config.mjs': `import a from './a.cjs';\n${esm('a.to')}`,
      'a.cjs': `module.exports = require('./b.json');`,
      'b.json': JSON.stringify({ to }),
    }),
  },
  {
    name: 'superoffice.config.cjs',
    files: (to) => ({
      'superoffice.config.cjs': `const { to } = require('./a.js');\n${cjs('to')}`,
      'a.js': `exports.to = '${to}';`,
    }),
  },
  {
    name: 'superoffice.config.ts',
    files: (to) => ({
      'superoffice.config.ts': `const { to } = await import('./a.js');\n${esm('to')}`,
      'a.ts': `export const to: string = '${to}';`,
    }),
  },
];

describe('a configuration that is a program', () => {
  it('is read again with everything that it imports, so that a rollback takes effect', async () => {
    const places = cases.map((each, index) => {
      const place = join(folder, String(index));
      const versions = ['soap', 'rest', 'soap'].map((to) => each.files(to));
      return { place, name: each.name, type: each.type ?? null, versions };
    });
    const read = JSON.parse(await script.run(places)) as unknown;
    expect(read).toEqual(cases.map(() => ['soap', 'rest', 'soap']));
  });

  it('shares packages with the process, and runs a file that it imports twice only once', async () => {
    const place = join(folder, 'shared');
    const versions = [
      {
        'superoffice.config.mjs': `import { runs } from './counted.mjs'; import './other.mjs'; import { Buffer } from 'node:buffer'; ${esm(`runs === 1 && Buffer === globalThis.Buffer ? 'rest' : 'soap'`)}`,
        'other.mjs': `import './counted.mjs';`,
        'counted.mjs': `globalThis.countedRuns = (globalThis.countedRuns ?? 0) + 1; export const runs = globalThis.countedRuns;`,
      },
    ];
    const read: unknown = JSON.parse(
      await script.run([{ place, name: 'superoffice.config.mjs', type: null, versions }]),
    );
    expect(read).toEqual([['rest']]);
  });

  it.each([
    ['import one another', `import './circle.mjs'; ${esm(`'soap'`)}`, `import './superoffice.config.mjs';`],
    ['import themselves', `import './superoffice.config.mjs'; ${esm(`'soap'`)}`, ''],
  ])('is refused if files %s, and does not wait forever', async (_what, text, circle) => {
    const place = join(folder, 'circle');
    const versions = [{ 'superoffice.config.mjs': text, 'circle.mjs': circle }];
    const read = JSON.parse(
      await script.run([{ place, name: 'superoffice.config.mjs', type: null, versions }]),
    ) as string[][];
    expect(read[0]?.[0]).toMatch(
      /^ConfigurationError: .*cannot be run: superoffice\.config\.mjs imports .*a separate file$/,
    );
  });

  it('that throws is refused without repeating what it threw', async () => {
    const thrown = [
      `new Error('secret-token')`,
      `'secret-token'`,
      `{ message: 'secret-token\\n x:1:2', stack: 'secret-token', name: 'secret-token' }`,
      `Object.assign(new Error('a'), { name: 'secret-token', code: 'secret-token' })`,
      `new Proxy({}, { get() { throw 'secret-token'; }, getPrototypeOf() { throw 'secret-token'; } })`,
      `null`,
    ];
    const programs = [
      ...thrown.map((each) => `throw ${each};`),
      `export default { transport: 'rest', get tenant() { throw new Error('secret-token'); } };`,
      `export default JSON.parse('secret-token');`,
      `const secret = 'secret-token;`,
      `import 'secret-token';`,
    ];
    const places = programs.map((text, index) => ({
      place: join(folder, `thrown-${index}`),
      name: 'superoffice.config.mjs',
      type: null,
      versions: [{ 'superoffice.config.mjs': text }],
    }));
    const read = JSON.parse(await script.run(places)) as string[][];
    for (const [index, [error = '']] of read.entries()) {
      expect({ program: programs[index], error }).toEqual({
        program: programs[index],
        error: expect.stringMatching(/^ConfigurationError: .*superoffice\.config\.mjs cannot be run: /),
      });
      expect(error).not.toContain('secret-token');
    }
  });
});
