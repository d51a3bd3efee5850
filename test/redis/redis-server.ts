import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Why tests against Redis are skipped here, or undefined where `redis-server` is installed. */
export const redisAbsent: string | undefined =
  spawnSync('redis-server', ['--version']).status === 0
    ? undefined
    : 'redis-server is not installed (Debian: redis-server)';

/** A Redis of a test's own on loopback, which the test may kill and start again with its data. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends it as a crash does (`kill -9`). */
  kill(): Promise<void>;
  /** Stops it from answering, until `resume`. */
  pause(): void;
  resume(): void;
  /** Starts it again on the same port with what its append-only file holds. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts `redis-server`.
 *
 * @param settings further arguments, such as `['--maxmemory', '2mb']`; `--port 0 --tls-port 6380` if they depend on the port
 */
export async function startRedis(
  settings: readonly string[] | ((port: number) => readonly string[]) = [],
): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'superoffice-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(
      'redis-server',
      [
        '--bind',
        '127.0.0.1',
        '--port',
        String(port),
        '--dir',
        folder,
        '--save',
        '',
        '--appendonly',
        'yes',
        '--appendfsync',
        'always',
        ...(typeof settings === 'function' ? settings(port) : settings),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    const seen: string[] = [];
    for await (const line of lines) {
      seen.push(line);
      if (line.includes('Ready to accept connections')) break;
    }
    if (child.exitCode !== null) throw new Error(`redis-server ended: ${seen.slice(-5).join('\n')}`);
    child.stdout?.resume();
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    kill,
    start,
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
