import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exitCodeOfError } from '../../src/cli/exit-codes.js';
import { runSweep } from '../../src/cli/sweep-action.js';
import { changeQueue } from '../../src/cli/queue-action.js';
import { queueOf } from '../../src/cli/queue-option.js';
import { sweepCommand, sweepWorkerCommand } from '../../src/cli/sweep.js';
import { runVerify } from '../../src/cli/verify-action.js';
import { verifyCommand, verifyWorkerCommand } from '../../src/cli/verify.js';
import { ConfigurationError } from '../../src/errors/index.js';
import { printingTo } from '../support/printing.js';
import { errorOf } from '../support/transports.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-option-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function configured(redis: object | undefined): { config: string } {
  const config = join(folder, `${redis === undefined ? 'without' : 'with'}.json`);
  writeFileSync(config, JSON.stringify({ tenant: 'emulator', redis }));
  return { config };
}

const sweepOptions = {
  control: 'soap',
  candidates: ['rest'],
  depth: 'entities',
  checkpoint: 'none.json',
  report: [],
  queueAction: 'pause',
} as const;

describe('the queue of a command', () => {
  it('is the Redis of the URL, or of the configuration with its password', async () => {
    const redis = { url: 'redis://redis.example.com', username: 'sweep', password: 'geheim-4711' };
    expect(await queueOf('redis://localhost', configured(redis))).toEqual({ url: 'redis://localhost' });
    expect(await queueOf(true, configured(redis))).toMatchObject(redis);
  });

  it('is missing with the way out if neither names one', async () => {
    const refused = queueOf(true, configured(undefined));
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow('the configuration has no redis.url; set it, or use --queue redis://host');
  });

  it.each([
    ['{ "redis": "localhost" }', 'redis must be'],
    ['{ "redis": { "url": "nonsense" } }', 'redis.url must be'],
    ['{ "tenant": "prod", "redis": { "url": "redis://localhost" } }', 'tenant must be'],
    ['{ "tenant": { "url": "nonsense" }, "redis": { "url": "redis://localhost" } }', 'tenant.url must be'],
  ])('is refused with the place of an invalid setting: %s', async (text, words) => {
    const config = join(folder, 'invalid.json');
    writeFileSync(config, text);
    const refused = await errorOf(runSweep({ ...sweepOptions, config, queue: true }));
    expect(exitCodeOfError(refused)).toBe(2);
    expect(String(refused)).toMatch(/invalid\.json:1:\d+ /);
    expect(String(refused)).toContain(words);
  });

  it('may be given with and without a URL', () => {
    for (const command of [sweepCommand(), sweepWorkerCommand(), verifyCommand(), verifyWorkerCommand()]) {
      command.action(() => undefined).parse(['--queue', '--control', 'soap'], { from: 'user' });
      expect(command.opts()['queue']).toBe(true);
    }
    const command = sweepCommand().action(() => undefined);
    command.parse(['--queue', 'redis://localhost'], { from: 'user' });
    expect(command.opts()['queue']).toBe('redis://localhost');
  });

  it.each([
    ['--journal', { journal: 'run.journal' }, '--journal has no effect with --queue'],
    ['--record', { record: 'soap.jsonl' }, '--record cannot be used with --queue'],
    ['--replay', { replay: 'soap.jsonl' }, '--replay cannot be used with --queue'],
  ])('is refused by verify together with %s', async (_option, options, message) => {
    const refused = runVerify([], { control: 'soap', report: [], queue: 'redis://localhost', ...options });
    await expect(refused).rejects.toThrow(message);
  });

  it('is refused if it is a folder of scenarios, with the way out', () => {
    const said: string[] = [];
    for (const command of [sweepCommand(), sweepWorkerCommand(), verifyCommand(), verifyWorkerCommand()]) {
      command.exitOverride().configureOutput({ writeErr: (text) => void said.push(text) });
      expect(() => command.action(() => undefined).parse(['--queue', 'scenarios/'], { from: 'user' })).toThrow();
      expect(said.pop()).toContain('put --queue last');
    }
  });

  it('is required for --queue-action', async () => {
    for (const run of [runVerify([], { control: 'soap', report: [], queueAction: 'pause' }), runSweep(sweepOptions)]) {
      await expect(run).rejects.toThrow('--queue-action needs --queue');
    }
  });

  it.each([
    [true, undefined, 'cancelled the sweep of emulator\n'],
    [false, 1, 'found no sweep of emulator in the queue\n'],
  ])('tells a script whether there is a run to cancel: %s', async (found, exitCode, text) => {
    let output = '';
    printingTo('stdout', (written) => (output += written));
    const before = process.exitCode;
    try {
      process.exitCode = undefined;
      const options = { ...configured({ url: 'redis://localhost' }), queue: true } as const;
      await changeQueue('sweep', 'cancel', options, async () => found);
      expect([process.exitCode, output]).toEqual([exitCode, text]);
    } finally {
      process.exitCode = before;
      jest.restoreAllMocks();
    }
  });

  it('is required for --independent', async () => {
    const refused = runVerify([], { control: 'soap', report: [], independent: true });
    await expect(refused).rejects.toThrow('--independent needs --queue');
  });
});
