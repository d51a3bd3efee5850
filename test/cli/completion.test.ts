import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnProcess } from '../support/own-process.js';

const here = (shell: string) => !spawnSync(shell, ['-c', 'true']).error;
const describeInBash = here('bash') ? describe : describe.skip;

describeInBash('in a bash that has nothing but bash', () => {
  let command: OwnProcess;
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  let completion: string;
  beforeAll(() => {
    command = new OwnProcess('src/cli/main.ts');
    folder = mkdtempSync(join(tmpdir(), 'completion-'));
    const file = join(folder, 'superoffice-bridge');
    writeFileSync(
      file,
      `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(resolve(command.file))} "$@"\n`,
    );
    chmodSync(file, 0o755);
    environment = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
    completion = execFileSync(file, ['completion', 'bash'], { encoding: 'utf8' });
  });
  afterAll(() => {
    command.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What bash would offer for the line, as it does when Tab is pressed. */
  const offered = (line: string): string[] => {
    const script = `${completion}
      compopt() { :; }
      COMP_LINE=${JSON.stringify(line)} COMP_POINT=${line.length}
      __superoffice_bridge_complete superoffice-bridge
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const output = execFileSync('bash', ['--norc', '--noprofile', '-c', script], {
      env: environment,
      encoding: 'utf8',
    });
    return output.split('\n').filter((each) => each !== '');
  };

  /** How the command ends its answer to the script of a shell. */
  const asked = (line: string): string => {
    const words = line.split(' ');
    const output = execFileSync(join(folder, 'superoffice-bridge'), ['complete', '--', ...words], { encoding: 'utf8' });
    return output.trimEnd().split('\n').at(-1) ?? '';
  };

  it.each([
    ['superoffice-bridge config ', ['check', 'show', 'help']],
    ['superoffice-bridge sweep --depth ', ['entities', 'rows']],
    ['superoffice-bridge call contacts.get', ['contacts.get', 'contacts.getMany']],
  ])('%s', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  it.each([
    ['sweep --rules ', 'ru'],
    ['verify ', 'sc'],
    ['report ', ''],
    ['config check ', 'superoffice'],
  ])('leaves to the shell what is a file: superoffice-bridge %s', (line, begun) => {
    // 0 is "as the shell does by default", 4 is "no files".
    expect(asked(`${line}${begun}`)).toBe(':0');
    expect(completion).toContain('complete -o default -F __superoffice_bridge_complete superoffice-bridge');
  });

  it.each(['sweep --depth ', 'call contacts.g', 'sweep --sample '])(
    'offers no file for superoffice-bridge %s',
    (line) => {
      expect(asked(line)).toBe(':4');
    },
  );
});
