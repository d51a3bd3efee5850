import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { samplesIn } from '../examples/page-samples.js';

const blocks = samplesIn('sh', ['docs/emulator.md']).filter(({ code }) => code.startsWith('curl '));
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const describeIf = hasCurl ? describe : describe.skip;

describeIf('the commands for curl in docs/emulator.md', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(async () => {
    await emulator.close();
  });
  const output = async (code: string): Promise<string> => {
    const command = code.replaceAll('http://127.0.0.1:8088', emulator.origin).replaceAll('curl ', 'curl -sf ');
    const { stdout } = await promisify(execFile)('sh', ['-ec', command]);
    return stdout;
  };

  it.each([
    ['$select=', '"Name":"Northgate Tools Ltd"'],
    ['SOTicket', '"FullName":"Sam Sample"'],
    ['grant_type=refresh_token', '"access_token":'],
    ['AuthenticateUsernamePassword', '<Ticket>7T:'],
  ])('with %s work', async (word, expected) => {
    const [block] = blocks.filter(({ code }) => code.includes(word));
    expect(await output(block?.code ?? '')).toContain(expected);
  });

  it('are all tried', () => {
    expect(blocks).toHaveLength(4);
  });
});
