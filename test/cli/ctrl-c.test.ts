import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { OwnProcess } from '../support/own-process.js';

let command: OwnProcess;
let folder: string;
let emulator: Emulator;
/** It never answers. */
const silent = new AnsweringServer();
let arrived: () => void = () => undefined;
let silentUrl: string;
let config: string;

beforeAll(async () => {
  command = new OwnProcess('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'ctrl-c-'));
  emulator = await startEmulator();
  const step = (name: string) => `  - { step: ${name}, call: lists.items, with: { name: task } }`;
  const steps = Array.from({ length: 200 }, (_, index) => step(`tasks ${index}`));
  writeFileSync(join(folder, 'small.yaml'), `scenario: Small\nsteps:\n${steps.join('\n')}\n`);
  silent.answer = () => arrived();
  silentUrl = await silent.start();
  config = join(folder, 'tenant.json');
  const auth = { kind: 'basic', username: 'sam', password: 'sam' };
  writeFileSync(
    config,
    JSON.stringify({ transport: 'rest', tenant: { url: silentUrl }, auth, resilience: { attempts: 1 } }),
  );
});
afterAll(async () => {
  command.remove();
  rmSync(folder, { recursive: true, force: true });
  await silent.close();
  await emulator.close();
});

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly messages: string;
}

/** Runs a command, and interrupts it once `isReady` says so, or once the silent server has a request. */
function interrupted(words: readonly string[], isReady: (output: string) => boolean = () => false): Promise<Ended> {
  return new Promise((done, fail) => {
    const child: ChildProcess = spawn(process.execPath, [resolve(command.file), ...words], {
      cwd: folder,
      env: { ...process.env, SUPEROFFICE_TOKEN_KEY: Buffer.alloc(32, 1).toString('base64') },
    });
    let [output, messages, isSent] = ['', '', false];
    const interrupt = () => {
      if (!isSent) child.kill('SIGINT');
      isSent = true;
    };
    arrived = interrupt;
    child.stdout?.on('data', (text: Buffer) => {
      output += text.toString('utf8');
      if (isReady(output)) interrupt();
    });
    child.stderr?.on('data', (text: Buffer) => (messages += text.toString('utf8')));
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, output, messages }));
  });
}

// Windows ends a process that is sent a signal.
const describeWithSignals = process.platform === 'win32' ? describe.skip : describe;

describeWithSignals('after Ctrl-C', () => {
  it('verify prints its report, and exits with 3', async () => {
    const words = ['verify', 'small.yaml', '--tenant', 'emulator'];
    const ended = await interrupted(words, (output) => /^ {3}1 {2}/m.test(output));
    expect(ended).toMatchObject({ code: 3, signal: null });
    expect(ended.output).toMatch(/differences?, stopped before the end\n$/);
  });

  it('verify does not wait for a tenant that does not answer', async () => {
    const ended = await interrupted(['verify', 'small.yaml', '--config', config]);
    expect(ended).toMatchObject({ code: 3, signal: null });
  });

  it('doctor exits with 3, and says that nothing is left', async () => {
    const ended = await interrupted(['doctor', '--config', config]);
    const messages = 'stopped; doctor only reads, so there is nothing to clean up\n';
    expect(ended).toEqual({ code: 3, signal: null, output: '', messages });
  });

  it('login exits with 3, and stores nothing', async () => {
    const words = ['login', '--tenant', emulator.tenant, '--client-id', emulator.credentials.clientId];
    const more = ['--store', 'tokens', '--login-url', emulator.loginUrl, '--no-browser'];
    const ended = await interrupted([...words, ...more], (output) => output.includes('this address'));
    expect(ended).toMatchObject({ code: 3, signal: null, messages: 'stopped; nothing was stored\n' });
    expect(existsSync(join(folder, 'tokens')) ? readdirSync(join(folder, 'tokens')) : []).toEqual([]);
  });

  it('serve ends all of its workers', async () => {
    const words = ['serve', '--config', config, '--port', '0', '--workers', '2'];
    const ended = await interrupted(words, (output) => output.includes('SOAP clients call'));
    expect(ended).toMatchObject({ code: 0, signal: null });
  });

  it('contract pull exits with 3, and leaves no folder', async () => {
    const ended = await interrupted(['contract', 'pull', '--tenant', silentUrl, '--out', 'pulled']);
    expect(ended).toMatchObject({ code: 3, signal: null, output: '' });
    expect(ended.messages).toContain('stopped before the end\n');
    expect(existsSync(join(folder, 'pulled'))).toBe(false);
  });
});
