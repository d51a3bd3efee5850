import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exitCodeOfError } from '../../src/cli/exit-codes.js';
import { VerifyPrinter } from '../../src/cli/verify-printer.js';
import { verifyCommand } from '../../src/cli/verify.js';
import { ConfigurationError } from '../../src/index.js';
import type { ParityReport, StepStatus } from '../../src/migration/index.js';
import { exampleReport } from '../support/example-report.js';
import { errorOf } from '../support/transports.js';
import { temporaryFolder } from '../support/verify-run.js';
import { printingTo } from '../support/printing.js';

let folder: ReturnType<typeof temporaryFolder>;
let output = '';
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());
beforeEach(() => {
  output = '';
  printingTo('stdout', (text) => (output += text));
  printingTo('stderr');
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});

const run = (...words: string[]) => verifyCommand().parseAsync(words, { from: 'user' });

const small = 'scenario: Small\nsteps:\n  - { step: The tasks, call: lists.items, with: { name: task } }\n';

describe('superoffice-bridge verify', () => {
  it('prints a line for each step, and the totals at the end', async () => {
    const file = folder.write('small.yaml', small);
    await run(file, '--tenant', 'emulator');
    const lines = output.trimEnd().split('\n');
    expect(lines[0]).toBe('soap, compared with rest and agents, on emulator');
    expect(lines).toContain('Small');
    expect(lines.find((line) => line.includes('The tasks'))).toMatch(
      /^ {3}1 {2}The tasks.*12 items.*12 items.*12 items.* =$/,
    );
    // The same words as in the reports.
    expect(lines).toContain('✓ REST and Agents return the same as SOAP.');
    expect(lines).toContain('  Yes, to REST, for what was compared: 1 answer.');
    expect(output.replace(/\s+/g, ' ')).toMatch(/\d+ places? (?:was|were) always empty, so nothing is proven/);
    expect(lines.at(-1)).toBe('1 step, 3 transports, 0 differences');
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('exits with 1 if a step fails, and still writes the reports', async () => {
    const file = folder.write('failing.yaml', small.replace('} }', '}, expect: { equals: { length: 13 } } }'));
    const folderOfReports = folder.path('reports');
    await run(file, '--tenant', 'emulator', '--candidates', 'rest', '--report-dir', folderOfReports);
    expect(process.exitCode).toBe(1);
    expect(output).toContain('soap: expected length to be 13, got 12');
    expect(output.trimEnd().split('\n').at(-1)).toBe('1 step, 2 transports, 0 differences, 1 failed');
    for (const ending of ['html', 'json', 'md', 'xml'])
      expect(existsSync(`${folderOfReports}/parity.${ending}`)).toBe(true);
  });

  it('compares with an emulator that differs as --diverge says', async () => {
    const company = 'scenario: Company\nsteps:\n  - { step: A company, call: contacts.get, with: { id: 2 } }\n';
    const file = folder.write('company.yaml', company);
    await run(file, '--tenant', 'emulator', '--candidates', 'rest,agents', '--diverge', 'cutText:rest:Name');
    expect(process.exitCode).toBe(1);
    expect(output.trimEnd().split('\n').at(-1)).toBe('1 step, 3 transports, differences in 1 place (seen in 1 call)');
  });

  it.each([
    ['shiftdDate', 'Did you mean "shiftedDate"?'],
    ['cutText:rest:Nme', 'Did you mean "Name"?'],
  ])('refuses --diverge %s, which can never apply', async (diverge, words) => {
    const file = folder.write('refused.yaml', small);
    const refusal = await errorOf(run(file, '--tenant', 'emulator', '--diverge', diverge));
    expect(refusal).toBeInstanceOf(ConfigurationError);
    expect(String(refusal)).toContain(words);
  });

  it('refuses --diverge for a tenant', async () => {
    const file = folder.write('tenant.yaml', small);
    const refusal = await errorOf(run(file, '--tenant', 'http://127.0.0.1:1/', '--diverge', 'cutText'));
    expect(String(refusal)).toContain('--diverge is for the emulator that the command starts');
  });

  it.each([
    ['a folder', () => folder.path('.'), 'it is a folder'],
    ['a file below a file', () => `${folder.write('a-file', '')}/parity.html`, 'a part of its path is not a folder'],
  ])('refuses a report that cannot be written before anything is sent: %s', async (_what, placeOf, why) => {
    const file = folder.write('small.yaml', small);
    const error = await errorOf(run(file, '--tenant', 'emulator', '--report', `html=${placeOf()}`));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(`(${why}); name another file with --report`);
    expect(output).toBe('');
  });

  it('prints only the report with --json', async () => {
    await run(folder.write('json.yaml', small), '--tenant', 'emulator', '--candidates', 'agents', '--json');
    expect(JSON.parse(output) as ParityReport).toMatchObject({
      kind: 'verify',
      control: 'soap',
      candidates: ['agents'],
    });
  });

  it('keeps an earlier recording if it cannot start', async () => {
    const earlier = folder.write('earlier.jsonl', 'earlier answers');
    const invalid = folder.write('invalid.yaml', 'scenario: x\nsteps: none\n');
    const error = await errorOf(run(invalid, '--tenant', 'emulator', '--record', earlier));
    expect(exitCodeOfError(error)).toBe(2);
    expect(readFileSync(earlier, 'utf8')).toBe('earlier answers');
  });

  it('records, and replays without the control', async () => {
    const [file, recording] = [folder.write('recorded.yaml', small), folder.path('small.jsonl')];
    await run(file, '--tenant', 'emulator', '--record', recording);
    expect(readFileSync(recording, 'utf8').split('\n')[0]).toContain('"personal":false');
    output = '';
    await run(file, '--tenant', 'emulator', '--replay', recording, '--candidates', 'rest');
    expect(output.split('\n')[0]).toBe('soap as recorded, compared with rest, on emulator');
    expect(process.exitCode ?? 0).toBe(0);
  });

  it.each<[what: string, words: () => string[], message: string]>([
    ['a scenario that is not there', () => [folder.path('none.yaml')], 'does not exist'],
    ['a folder without scenarios', () => [folder.path('.')], 'contains no scenarios'],
    [
      'rules that are none',
      () => ['--rules', folder.write('rules.yaml', '- { path: Name }')],
      'rules.yaml:1:3 [0].compare is missing: it must be',
    ],
    [
      'a recording that is none',
      () => ['--replay', folder.write('not.jsonl', '{}')],
      'not.jsonl:1 is not a line of a recording',
    ],
    ['both ways of a recording', () => ['--record', 'a', '--replay', 'b'], 'cannot be used together'],
    [
      'a journal that is none',
      () => ['--clean-up', folder.write('not.journal', '{}\n')],
      'not.journal:1 is not a line',
    ],
  ])('refuses %s', async (_what, words, message) => {
    const empty = temporaryFolder();
    try {
      const given = words().map((word) => (word === folder.path('.') ? empty.path('.') : word));
      const error = await errorOf(run('--tenant', 'emulator', ...given));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as Error).message).toContain(message);
    } finally {
      empty.remove();
    }
  });
});

describe('the lines of a run', () => {
  const printed = (columns: number | undefined, status: StepStatus, unmasked: boolean) => {
    let text = '';
    const printer = new VerifyPrinter({ write: (part: string) => (text += part), columns }, ['soap', 'rest'], unmasked);
    printer.head('soap', ['rest'], 'emulator');
    const observation = { side: 'soap', answer: { ContactId: 7, Name: 'Ada' }, milliseconds: 1 };
    const result = {
      name: 'A step',
      subject: 'contacts.get',
      status,
      problems: ['rest: Name: different text'],
      milliseconds: 1,
    };
    printer.step({ scenario: 'S', result, observations: [observation] });
    return text;
  };

  it.each<[StepStatus, string]>([
    ['equal', '='],
    ['explained', '~'],
    ['different', '≠'],
    ['failed', '✗'],
    ['skipped', '-'],
  ])('end with a mark for %s', (status, mark) => {
    expect(printed(undefined, status, false)).toContain(` ${mark}\n      rest: Name: different text\n`);
  });

  it('show names only on request', () => {
    expect(printed(undefined, 'equal', true)).toContain('#7 Ada');
    expect(printed(undefined, 'equal', false)).not.toContain('Ada');
  });

  it.each([40, 72, 80])('stay within a terminal of %p columns', (columns) => {
    const lines = printed(columns, 'equal', true).split('\n');
    expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it('show a pause on a terminal only, and erase it', () => {
    const paused = (isTTY: boolean) => {
      let text = '';
      const printer = new VerifyPrinter({ write: (part: string) => (text += part), isTTY }, ['soap'], false);
      printer.pause(5_000);
      printer.head('soap', ['rest'], 'emulator');
      return text.split('\n')[0];
    };
    expect(paused(true)).toMatch(/waiting 5 s\S*\r\S*soap, compared/);
    expect(paused(false)).toBe('soap, compared with rest, on emulator');
  });

  it('end in green only if everything was compared and equal', () => {
    const ended = (change: Partial<ParityReport>) => {
      let text = '';
      const printer = new VerifyPrinter({ write: (part: string) => (text += part), isTTY: true }, ['soap'], false);
      printer.end({ ...exampleReport({ answers: 1, differs: false }), ...change });
      return text.trim();
    };
    const [green, red] = ['\u001B[32m', '\u001B[31m'];
    expect(ended({})).toContain(`${green}0 steps, 1 transport, 0 differences`);
    expect(ended({ stopped: true })).toContain(`${red}0 steps, 1 transport, 0 differences, stopped before the end`);
  });

  it('end with the number of places that differ, and of the calls that show them', () => {
    let text = '';
    const printer = new VerifyPrinter({ write: (part: string) => (text += part) }, ['soap', 'rest', 'agents'], false);
    printer.end(exampleReport());
    expect(text.trim()).toBe('0 steps, 3 transports, differences in 4 places (seen in 260 calls), 1 failed');
  });

  it('are not coloured if there is no terminal', () => {
    expect(printed(80, 'different', true)).not.toContain('\u001B');
  });
});
