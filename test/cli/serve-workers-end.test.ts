import { type ChildProcess, spawn } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../gateway/calls.js';
import { AnsweringServer } from '../support/answering-server.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { OwnProcess } from '../support/own-process.js';
import { closeSoapConnections } from '../support/soap-post.js';

const folder = new ConfigurationFolder();
const superOffice = new AnsweringServer();
let command: OwnProcess;
let config: string;
/** A port on which something listens. */
let taken: string;
beforeAll(async () => {
  command = new OwnProcess('src/cli/main.ts');
  const tenant = { url: await superOffice.start() };
  taken = new URL(tenant.url).port;
  config = folder.write(
    'superoffice.config.json',
    JSON.stringify({ transport: 'agents', tenant, resilience: { attempts: 1 } }),
  );
});
const running = new Set<Gateway>();
afterEach(() => {
  closeSoapConnections();
  for (const gateway of running) gateway.kill();
});
afterAll(async () => {
  command.remove();
  folder.remove();
  await superOffice.close();
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `serve` with two processes, in a process group of its own, as a terminal starts it. */
class Gateway {
  output = '';
  messages = '';
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #listens: Promise<void>;

  constructor(words: readonly string[]) {
    const all = [resolve(command.file), 'serve', '--workers', '2', '--log', 'none', ...words];
    this.#child = spawn(process.execPath, all, { cwd: folder.path, detached: true });
    this.#child.stderr?.on('data', (text: Buffer) => (this.messages += text.toString('utf8')));
    this.#listens = new Promise((listens) => {
      this.#child.stdout?.on('data', (text: Buffer) => {
        this.output += text.toString('utf8');
        if (this.output.includes('SOAP clients call')) listens();
      });
    });
    this.ended = new Promise((ended) => {
      this.#child.on('close', (code, signal) => {
        running.delete(this);
        ended({ code, signal });
      });
    });
    running.add(this);
  }

  async url(): Promise<string> {
    await this.#listens;
    return /SOAP clients call (http:\/\/[\d.:]+)/.exec(this.output)?.[1] ?? '';
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** As Ctrl-C does: to each process. */
  interrupt(): void {
    process.kill(-(this.#child.pid ?? NaN), 'SIGINT');
  }
}

// Windows has no process groups, and reports no signals.
const describeWithSignals = process.platform === 'win32' ? describe.skip : describe;

describeWithSignals('Ctrl-C in a terminal, which interrupts each process of serve --workers,', () => {
  /** A call under way when the gateway has been interrupted, and no process accepts calls any more. */
  const interrupted = async (gateway: Gateway) => {
    const url = await gateway.url();
    const arrived = new Promise<ServerResponse>((held) => (superOffice.answer = held));
    const answered = call(url, 'Contact', 'DeleteContactEntity', '<ContactEntityId>2</ContactEntityId>', {
      ticket: '7T:1',
    });
    const outcome = answered.catch((error: unknown) => error);
    const response = await arrived;
    gateway.interrupt();
    // Each process serves for a second more. A connection that none has taken by then is left open.
    const ready = () => fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    while ((await ready()) !== undefined);
    return { response, outcome };
  };

  it('lets the calls under way finish', async () => {
    const gateway = new Gateway(['--config', config, '--port', '0']);
    const { response, outcome } = await interrupted(gateway);
    response.writeHead(204).end();
    expect(await outcome).toMatchObject({ status: 200, succeeded: true });
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });

  it('ends the gateway at once when it is pressed again', async () => {
    const gateway = new Gateway(['--config', config, '--port', '0']);
    const { response, outcome } = await interrupted(gateway);
    gateway.interrupt();
    expect(await gateway.ended).toEqual({ code: null, signal: 'SIGINT' });
    expect(await outcome).toMatchObject({ code: 'ECONNRESET' });
    response.end();
  });
});

describe('serve --workers that cannot start', () => {
  it.each([
    ['with an invalid configuration', () => ['--config', folder.write('invalid.yaml', 'transport: soup')], 'transport'],
    ['on a port that is taken', () => ['--config', config, '--port', taken], `(EADDRINUSE)`],
    [
      'without its keys',
      () => ['--config', config, '--port', '0', '--key-file', 'none.txt'],
      '--key-file names a file',
    ],
    [
      'without its certificate',
      () => ['--config', config, '--port', '0', '--tls-certificate', 'none.pem', '--tls-key', 'none.pem'],
      'none.pem',
    ],
  ])('%s ends with exit code 2, and says why once', async (_, words, why) => {
    const gateway = new Gateway(words());
    expect(await gateway.ended).toEqual({ code: 2, signal: null });
    expect(gateway.messages.match(/^error .*/gm)).toHaveLength(1);
    expect(gateway.messages).toContain(why);
  });
});

describeWithSignals('serve --workers, one of whose processes ends as soon as it has started,', () => {
  it.each([
    ['with exit code 0', 'process.exit(0)', 'ended as soon as it had started'],
    ['by a signal', "process.kill(process.pid, 'SIGKILL')", 'was ended by SIGKILL as soon as it had started'],
  ])('%s, ends with exit code 1 and says so', async (_, statement, why) => {
    const file = folder.write('superoffice.config.mjs', `${statement};\nexport default {};\n`);
    const gateway = new Gateway(['--config', file, '--port', '0']);
    expect(await gateway.ended).toEqual({ code: 1, signal: null });
    expect(gateway.messages).toContain(why);
  });
});
