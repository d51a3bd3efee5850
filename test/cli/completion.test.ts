import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { callCommand } from '../../src/cli/call.js';
import { addCompletion } from '../../src/cli/completion.js';
import { configCommand } from '../../src/cli/config.js';
import { operationNames } from '../../src/cli/operation-names.js';
import { doctorCommand } from '../../src/cli/doctor.js';
import { reportCommand } from '../../src/cli/report.js';
import { sweepCommand } from '../../src/cli/sweep.js';
import { verifyCommand } from '../../src/cli/verify.js';
import { Contract } from '../../src/contract/index.js';
import { OperationCatalogue } from '../../src/migration/scenario/operations/catalogue.js';
import { sweepSubjects } from '../../src/migration/sweep/index.js';
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

  it.each([
    ['superoffice-bridge config ', ['init', 'check', 'show', 'help']],
    ['superoffice-bridge sweep --depth ', ['entities', 'rows']],
    ['superoffice-bridge sweep --subjects ', [...sweepSubjects]],
    ['superoffice-bridge doc', ['doctor']],
    ['superoffice-bridge call contacts.get', ['contacts.get', 'contacts.getMany']],
  ])('%s', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  it('with files if the command leaves that to the shell', () => {
    expect(completion).toContain('complete -o default -F __superoffice_bridge_complete superoffice-bridge');
  });
});

it('the list of operations is the one of the contract', () => {
  // If not: npm run generate:operations
  const contract = Contract.bundled();
  const agents = contract.agentNames.flatMap((agent) =>
    [...contract.agent(agent).operations.keys()].map((operation) => `agents.${agent}.${operation}`),
  );
  expect(operationNames().sort()).toEqual([...new OperationCatalogue(contract).names, ...agents].sort());
});

describe('the suggestions for a shell', () => {
  const program = new Command('superoffice-bridge').addCommand(callCommand()).addCommand(sweepCommand());
  addCompletion(
    program
      .addCommand(verifyCommand())
      .addCommand(configCommand())
      .addCommand(reportCommand())
      .addCommand(doctorCommand()),
  );

  /** The end of the answer: 0 is "as the shell does by default", 4 is "no files". */
  const asked = async (line: string): Promise<string> => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await program.parseAsync(['node', 'superoffice-bridge', 'complete', '--', ...line.split(' ')]);
    // All at once, because some 2,000 suggestions one by one take as long as the command needs to start.
    expect(write).toHaveBeenCalledTimes(1);
    const lines = String(write.mock.calls[0]?.[0]).trim().split('\n');
    write.mockRestore();
    return lines.at(-1) ?? '';
  };

  it.each([
    'sweep --rules ru',
    'sweep --resume ',
    'verify sc',
    'verify a.yaml b',
    'report ',
    'config check super',
    'doctor --replay wi',
  ])('allow a file after: superoffice-bridge %s', async (line) => {
    expect(await asked(line)).toBe(':0');
  });

  it.each(['sweep --depth ', 'sweep --sample ', 'call contacts.g', 'config '])(
    'is that no file follows: superoffice-bridge %s',
    async (line) => {
      expect(await asked(line)).toBe(':4');
    },
  );
});
