import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exitCodeOfError } from '../../src/cli/exit-codes.js';
import { sweepCommand } from '../../src/cli/sweep.js';
import { progressText, SweepProgressView } from '../../src/cli/sweep-progress.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import type { ParityReport } from '../../src/migration/report/index.js';
import type { SweepProgress } from '../../src/migration/sweep/index.js';
import { OwnProcess } from '../support/own-process.js';
import { printingTo } from '../support/printing.js';
import { errorOf } from '../support/transports.js';

let command: OwnProcess;
let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  command = new OwnProcess('src/cli/main.ts');
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  command.remove();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-command-'));
  const auth = { kind: 'basic', username: 'sam', password: 'sam' };
  const contract = { source: resolve('wsdl') };
  writeFileSync(
    join(folder, 'tenant.json'),
    JSON.stringify({ transport: 'soap', tenant: { url: emulator.url }, auth, contract }),
  );
});
afterEach(() => {
  emulator.settings.latency = 0;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command; `onLine` is told each line of progress, and can end it. */
async function run(
  words: readonly string[],
  onError: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
) {
  const child = spawn(process.execPath, [resolve(command.file), 'sweep', '--config', 'tenant.json', ...words], {
    cwd: folder,
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => {
    errors += piece.toString();
    onError(errors, (signal) => child.kill(signal));
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output, errors };
}

describe('superoffice-bridge sweep', () => {
  it('finds no differences, writes its reports and leaves no checkpoint behind', async () => {
    const { code, output, errors } = await run(['--subjects', 'contacts', '--report', 'parity.json']);
    expect(errors).toContain('12 of about 12 records');
    expect(output).toContain('REST returns the same as SOAP');
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['parity.json', 'tenant.json']);
    const report = JSON.parse(readFileSync(join(folder, 'parity.json'), 'utf8')) as ParityReport;
    expect(report).toMatchObject({
      kind: 'sweep',
      control: 'soap',
      candidates: ['rest'],
      totals: { compared: 12, equal: 12 },
    });
  });

  it('stops on Ctrl-C, explains how to resume, and resumes', async () => {
    emulator.settings.latency = 30;
    let interrupted = false;
    const words = ['--subjects', 'contacts,persons,appointments', '--concurrency', '1', '--json'];
    const stopped = await run(words, (errors, kill) => {
      if (interrupted || !errors.includes('now contacts')) return;
      interrupted = true;
      kill('SIGINT');
    });
    expect(stopped.errors).toContain('run the same command again to resume from superoffice-sweep.json');
    expect(stopped.code).toBe(3);
    const before = JSON.parse(stopped.output) as ParityReport;
    expect(before.totals.compared).toBeLessThan(47);
    emulator.settings.latency = 0;
    const resumed = await run(['--resume', 'superoffice-sweep.json', ...words]);
    expect(resumed.code).toBe(0);
    expect((JSON.parse(resumed.output) as ParityReport).totals).toMatchObject({ compared: 47, equal: 47 });
  });

  it.each([
    [['--resume', 'nowhere.json'], 'the checkpoint nowhere.json does not exist'],
    [['--subjects', 'contacts,sales', '--filter', 'x'], '--filter needs --subjects with one entity'],
    [['--subjects', 'contact'], 'Unknown name "contact". Did you mean contacts?'],
    [['--subjects', 'users'], 'Unknown name "users". Choices: lists, contacts'],
    [['--ids', '5'], 'Expected a range of ids, such as 1-5000'],
    [['--sample', '2'], 'sample'],
    [['--calls', '4'], 'The option is now called --concurrency.'],
    [['--resume', 'tenant.json', '--fresh'], '--resume and --fresh cannot be used together'],
  ])('refuses %j', async (words, message) => {
    let printed = '';
    printingTo('stderr', (text) => (printed += text));
    const config = ['--config', join(folder, 'tenant.json')];
    const error = await errorOf(
      sweepCommand()
        .exitOverride()
        .parseAsync([...config, ...words], { from: 'user' }),
    );
    jest.restoreAllMocks();
    expect(`${printed}${(error as Error).message}`).toContain(message);
    expect(exitCodeOfError(error)).toBe(2);
    expect(readdirSync(folder)).toEqual(['tenant.json']);
  });

  it.each([
    ['--sample 2', 'sample'],
    ['--rate 0', 'Expected a number greater than 0.'],
    ['--ids 9-1', 'Expected the lower id first: 1-9.'],
    ['--candidates soap', 'soap cannot be compared with itself; name another candidate'],
    ['--checkpoint missing/sweep.json', 'cannot write the checkpoint missing/sweep.json (its folder does not exist)'],
  ])('exits with 2 for an invalid option, before anything is compared: %s', async (option, message) => {
    const { code, errors } = await run(option.split(' '));
    expect(errors).toContain(message);
    expect(errors).not.toContain('records');
    expect(code).toBe(2);
  });

  it('with --fresh starts again, and ignores the checkpoint of another sweep', async () => {
    writeFileSync(join(folder, 'superoffice-sweep.json'), 'of another sweep');
    const { code } = await run(['--subjects', 'contacts', '--fresh']);
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(['tenant.json']);
  });

  it.each([
    ['configuration', ['--config', 'bad.json']],
    ['option', ['--sample', '2']],
    ['candidate', ['--candidates', 'soap']],
    ['queue', ['--queue']],
    ['option with --queue', ['--queue', 'redis://127.0.0.1:1', '--rate', '1']],
  ])('with --fresh keeps the checkpoint if it cannot start: invalid %s', async (_, words) => {
    writeFileSync(join(folder, 'bad.json'), '{ "timeout": "soon" }');
    writeFileSync(join(folder, 'superoffice-sweep.json'), 'progress');
    const { code } = await run(['--fresh', ...words]);
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'superoffice-sweep.json'), 'utf8')).toBe('progress');
  });

  it('with --fresh keeps the checkpoint until the sweep has started, and says how to resume it', async () => {
    const file = join(folder, 'superoffice-sweep.json');
    writeFileSync(file, 'progress');
    emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'answer', status: 401 } });
    const { code, errors } = await run([
      '--fresh',
      '--subjects',
      'contacts',
      '--control',
      'rest',
      '--candidates',
      'soap',
    ]);
    emulator.faults.clear();
    expect(code).not.toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('progress');
    expect(errors).toContain('run the command again without --fresh to resume');
  });

  it.each(['soap', 'rest', 'agents'])(
    'exits with 2 and suggests a column if %s refuses the filter',
    async (control) => {
      const candidate = control === 'soap' ? 'rest' : 'soap';
      const words = ['--subjects', 'contacts', '--control', control, '--candidates', candidate];
      const { code, errors } = await run([...words, '--filter', "category = 1 and nam begins 'N'"]);
      expect(errors).toContain('the server refused --filter for contacts: ');
      expect(errors).toContain('no column nam. Did you mean "name"?');
      expect(code).toBe(2);
      expect(readdirSync(folder)).toEqual(['tenant.json']);
    },
  );
});

describe('the progress of a sweep', () => {
  const progress: SweepProgress = {
    subject: 'contacts',
    done: 12_000,
    estimated: 1_000_000,
    different: 3,
    rate: 1_480.4,
    secondsLeft: 667,
    waiting: undefined,
  };

  it('is one line', () => {
    expect(progressText(progress)).toBe(
      '12,000 of about 1,000,000 records, 1,480/s, 11 min left, 3 different, now contacts',
    );
    expect(progressText({ ...progress, waiting: { reason: 'maintenance', milliseconds: 60_000 } })).toBe(
      '12,000 of about 1,000,000 records, 3 different, now contacts; trying the tenant again in 60 s (maintenance)',
    );
  });

  it('is printed every few seconds if there is no terminal, and at once when it changes', () => {
    const lines: string[] = [];
    const view = new SweepProgressView({ isTTY: false, write: (line: string) => lines.push(line) } as never);
    view.show(progress);
    view.show({ ...progress, done: 12_001 });
    view.show({ ...progress, waiting: { reason: 'maintenance', milliseconds: 1_000 } });
    view.show(progress);
    view.end();
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => line.endsWith('\n') && !line.includes('\u001b'))).toBe(true);
  });
});
