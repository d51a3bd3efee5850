import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueOf } from '../../src/cli/queue-option.js';
import { sweepCommand, sweepWorkerCommand } from '../../src/cli/sweep.js';
import { ConfigurationError } from '../../src/errors/index.js';

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

describe('the queue of a sweep', () => {
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

  it('may be given with and without a URL', () => {
    for (const command of [sweepCommand(), sweepWorkerCommand()]) {
      command.action(() => undefined).parse(['--queue', '--control', 'soap'], { from: 'user' });
      expect(command.opts()['queue']).toBe(true);
    }
    const command = sweepCommand().action(() => undefined);
    command.parse(['--queue', 'redis://localhost'], { from: 'user' });
    expect(command.opts()['queue']).toBe('redis://localhost');
  });
});
