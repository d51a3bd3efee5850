import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OwnProcess } from '../support/own-process.js';

let command: OwnProcess;
let folder: string;
beforeAll(() => {
  command = new OwnProcess('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'shared-'));
});
afterAll(() => {
  command.remove();
  rmSync(folder, { recursive: true, force: true });
});

it('a configuration that is a program has the library that runs it, with the same classes', () => {
  writeFileSync(
    join(folder, 'superoffice.config.ts'),
    `import { ConfigurationError, SuperOfficeError } from 'superoffice-bridge';
     import { defineScenario } from 'superoffice-bridge/migration';
     const error = new ConfigurationError(typeof defineScenario + ' of the library');
     if (error instanceof SuperOfficeError) throw error;`,
  );
  const { stdout } = spawnSync(process.execPath, [resolve(command.file), 'config', 'show', 'superoffice.config.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // An error of another copy of the library would be reported as one that the program threw.
  expect(stdout).toBe('function of the library\n1 problem\n');
});
