import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../src/emulator/index.js';
import { OwnProcess } from '../support/own-process.js';

describe('a process with an emulator that it never closes', () => {
  let script: OwnProcess;
  beforeAll(() => {
    script = new OwnProcess('test/support/emulating-process.ts');
  });
  afterAll(() => script.remove());

  it.each([
    ['ends if no call was made', { calls: 0 }, 'done '],
    ['ends after calls, although their connection is kept open', { calls: 2 }, '200 200 done '],
    ['ends when the last call is answered, and not before', { calls: 1, pending: true }, '200 done 200 late '],
    ['gets no warning when many answers are delayed at once', { calls: 0, atOnce: 12 }, 'done '],
  ])('%s', async (_what, input, printed) => {
    expect(await script.run(input)).toBe(printed);
  });

  it('goes on if the emulator is to keep it alive', async () => {
    const env = { ...process.env, input: JSON.stringify({ keepProcessAlive: true, calls: 1 }) };
    const child = spawn(process.execPath, ['--eval', watched(resolve(script.file))], { env });
    const ended = once(child, 'exit');
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => {
      printed += piece.toString();
      if (printed.includes('still listening')) child.kill();
    });
    const [code, signal] = (await ended) as [number | null, string | null];
    expect({ printed, code, signal }).toEqual({ printed: '200 done still listening', code: null, signal: 'SIGTERM' });
  });
});

/** Runs a script, and reports from a timer that does not keep the process alive itself. */
const watched = (file: string) =>
  `import(${JSON.stringify(file)}).then(() => setTimeout(() => process.stdout.write('still listening'), 100).unref())`;

describe('an emulator', () => {
  it('is closed at the end of the block that uses it', async () => {
    let origin: string;
    {
      await using emulator = await startEmulator();
      ({ origin } = emulator);
      expect((await fetch(`${emulator.url}/api`)).status).toBe(200);
    }
    await expect(fetch(origin)).rejects.toThrow();
  });
});
