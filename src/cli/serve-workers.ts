import cluster, { type Worker } from 'node:cluster';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { type Gateway, type GatewayServer, type GatewayStatus, statusHandlerOf } from '../gateway/index.js';
import { interrupted } from './interrupts.js';
import { type ServeOptions, serveStatus } from './serve-options.js';

/** The key of the digests of applications, which the processes share so that the status shows each client once. */
const digestKeyVariable = 'GATEWAY_DIGEST_KEY';

/** Milliseconds after which a process that does not answer is left out of the status. */
const statusTimeout = 2_000;

const statusQuestion = z.object({ statusQuestion: z.uuid() });
const statusAnswer = z.object({ statusAnswer: z.uuid(), status: z.custom<GatewayStatus | undefined>() });

/** Whether a process counts usage: for its own status page, or for that of all processes. */
export function usageOf({ status, workers }: Pick<ServeOptions, 'status' | 'workers'>) {
  if (status === undefined) return false;
  return workers === 1 ? true : { digestKey: process.env[digestKeyVariable] ?? '' };
}

/** Answers the first process when it asks for the status of this one. */
export function answerForStatus(gateway: Gateway): void {
  process.on('message', (message) => {
    const { data } = statusQuestion.safeParse(message);
    if (data !== undefined) process.send?.({ statusAnswer: data.statusQuestion, status: gateway.status() });
  });
}

/** Starts the processes, and starts one again that has ended, until the command is interrupted. */
export async function supervise(options: ServeOptions): Promise<void> {
  let isStopping = false;
  let failed: Ending | undefined;
  const stop = () => {
    isStopping = true;
    for (const worker of workersOf()) worker.process.kill('SIGTERM');
  };
  const status = await serveStatusOfWorkers(options);
  const digestKey = randomBytes(32).toString('hex');
  const ended = new Promise<void>((resolve) => {
    const startedAt = new Map<number, number>();
    const listening = new Set<number>();
    const start = () => startedAt.set(cluster.fork({ [digestKeyVariable]: digestKey }).id, performance.now());
    cluster.on('listening', ({ id }) => {
      listening.add(id);
      // The others start only once the first listens, so that an invalid configuration is reported once.
      for (let count = workersOf().length; !isStopping && count < options.workers; count++) start();
    });
    cluster.on('exit', ({ id }, code: number | null, signal: string | null) => {
      const startTime = startedAt.get(id) ?? 0;
      // A process that ends as soon as it has started, or never listened, would do so again.
      if (!isStopping && listening.has(id) && performance.now() - startTime > 5_000) start();
      else if (!isStopping) {
        failed = { code, signal };
        stop();
      }
      if (isStopping && workersOf().length === 0) resolve();
    });
    start();
  });
  void interrupted().then(stop);
  await ended;
  await status?.close();
  if (failed !== undefined) process.exitCode = exitCodeOf(failed);
}

/** How a process has ended: with a code, or by a signal. */
interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** @throws if the process has not printed why it failed */
function exitCodeOf({ code, signal }: Ending): number {
  if (code !== null && code > 0) return code;
  const how = signal === null ? 'ended' : `was ended by ${signal}`;
  throw new Error(`a process of the gateway ${how} as soon as it had started`);
}

/** The running workers. Node lists one that has just ended until its channel closes. */
function workersOf(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((each): each is Worker => each?.isDead() === false);
}

async function serveStatusOfWorkers(options: ServeOptions): Promise<GatewayServer | undefined> {
  const waiting = new Map<string, (status: GatewayStatus | undefined) => void>();
  cluster.on('message', (_worker, message) => {
    const { data } = statusAnswer.safeParse(message);
    if (data !== undefined) waiting.get(data.statusAnswer)?.(data.status);
  });
  const ask = async (worker: Worker): Promise<GatewayStatus | undefined> => {
    const id = randomUUID();
    try {
      const answer = new Promise<GatewayStatus | undefined>((resolve) => waiting.set(id, resolve));
      worker.send({ statusQuestion: id }, () => undefined);
      return await Promise.race([answer, sleep(statusTimeout, undefined, { ref: false })]);
    } finally {
      waiting.delete(id);
    }
  };
  return serveStatus(options, { statusHandler: statusHandlerOf(() => Promise.all(workersOf().map(ask))) });
}
