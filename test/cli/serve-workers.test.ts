import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { call } from '../gateway/calls.js';
import { OwnProcess } from '../support/own-process.js';

let command: OwnProcess;
let folder: string;
let emulator: Emulator;
let gateway: ChildProcess;
let output = '';
beforeAll(async () => {
  command = new OwnProcess('src/cli/main.ts');
  folder = mkdtempSync(join(tmpdir(), 'serve-workers-'));
  emulator = await startEmulator();
  const config = join(folder, 'superoffice.config.json');
  writeFileSync(config, JSON.stringify({ transport: 'agents', tenant: { url: emulator.url } }));
  const words = ['serve', '--config', config, '--port', '0', '--workers', '2', '--status', '0', '--log', 'none'];
  gateway = spawn(process.execPath, [resolve(command.file), ...words], { cwd: folder });
  await new Promise<void>((ready, fail) => {
    gateway.stdout?.on('data', (text: Buffer) => {
      output += text.toString('utf8');
      if (output.includes('SOAP clients call') && output.includes('Its status')) ready();
    });
    gateway.once('exit', (code) => fail(new Error(`the gateway ended with ${String(code)}: ${output}`)));
  });
  gateway.removeAllListeners('exit');
});
afterAll(async () => {
  gateway.kill('SIGTERM');
  await once(gateway, 'close');
  command.remove();
  rmSync(folder, { recursive: true, force: true });
  await emulator.close();
});

interface Status {
  readonly processes: number;
  readonly clients: readonly { readonly calls: number }[];
  readonly operations: readonly { readonly calls: number; readonly clients: readonly object[] }[];
}

const urlAfter = (words: string) => new RegExp(`${words} (http://[\\d.:]+)`).exec(output)?.[1] ?? '';

const statusNow = async (): Promise<Status> => {
  return (await (await fetch(`${urlAfter('Its status is at')}/json`)).json()) as Status;
};

it('the status of a gateway with workers is that of all processes, and each client is in it once', async () => {
  // A process that has not started yet does not answer.
  while ((await statusNow()).processes < 2);
  const { ticket, appToken: applicationToken } = emulator.credentials;
  const url = urlAfter('SOAP clients call');
  const made = Array.from({ length: 12 }, () =>
    call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>', { ticket, applicationToken }),
  );
  for (const { succeeded } of await Promise.all(made)) expect(succeeded).toBe(true);
  expect(await statusNow()).toMatchObject({
    processes: 2,
    clients: [{ name: 'client 1', calls: 12 }],
    operations: [{ operation: 'GetContactEntity', calls: 12, clients: [{ name: 'client 1', calls: 12 }] }],
  });
  expect(await (await fetch(urlAfter('Its status is at'))).text()).toContain(' · 2 processes · ');
});

it.each(['1', '2'])('a status page without a free port ends the command of %s process(es)', async (workers) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const words = ['serve', '--config', join(folder, 'superoffice.config.json'), '--port', '0', '--workers', workers];
  const ended = spawn(process.execPath, [resolve(command.file), ...words, '--status', String(port)], { cwd: folder });
  let messages = '';
  ended.stderr.on('data', (text: Buffer) => (messages += text.toString('utf8')));
  expect((await once(ended, 'close'))[0]).toBe(2);
  taken.close();
  expect(messages).toContain(
    `the status page cannot be served on port ${port} (EADDRINUSE); name another with --status`,
  );
});
