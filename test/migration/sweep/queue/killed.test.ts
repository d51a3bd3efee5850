import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import type { ParityReport } from '../../../../src/migration/report/model.js';
import { sweep } from '../../../../src/migration/sweep/index.js';
import { redisAbsent, startRedis } from '../../../redis/redis-server.js';
import { OwnProcess } from '../../../support/own-process.js';
import { sweepOf, timeless } from '../../../support/queued-sweep.js';
import { divergingSides } from '../../../support/stored-side.js';

(redisAbsent === undefined ? describe : describe.skip)('a sweep with a queue that is killed five times', () => {
  it('has each record in its report once', async () => {
    const count = 3_000;
    const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
    const script = new OwnProcess('test/support/sweep-queue-process.ts');
    const server = await startRedis();
    const children = new Set<ChildProcess>();
    const start = (role: 'coordinator' | 'worker') => {
      const input = JSON.stringify({ role, url: server.url, count, checkpoint: join(folder, 'sweep.json') });
      const child = spawn(process.execPath, [script.file], {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, input },
      });
      children.add(child);
      return child;
    };
    const kill = async (child: ChildProcess) => {
      if ((child.exitCode ?? child.signalCode) !== null) return;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    };
    try {
      const workers = [start('worker'), start('worker')];
      for (const worker of workers) worker.stdout.resume();
      let last = '';
      // What is killed once so many records are done.
      const victims = ['worker', 'coordinator', 'redis', 'worker', 'coordinator'] as const;
      let kills = 0;
      while (!last.startsWith('{')) {
        const coordinator = start('coordinator');
        for await (const line of createInterface({ input: coordinator.stdout as NodeJS.ReadableStream })) {
          last = line;
          const done = Number(/^done (\d+)$/.exec(line)?.[1] ?? 0);
          const victim = done >= (kills + 1) * 450 ? victims[kills] : undefined;
          if (victim === undefined) continue;
          kills += 1;
          if (victim === 'coordinator') await kill(coordinator);
          if (victim === 'redis') await server.kill().then(() => server.start());
          if (victim === 'worker') {
            const [first] = workers.splice(0, 1);
            if (first !== undefined) await kill(first);
            workers.push(start('worker'));
            workers.at(-1)?.stdout.resume();
          }
        }
      }
      expect(kills).toBe(5);
      const whole = await sweep({ ...sweepOf(divergingSides(count)), subjects: ['contacts'], pageSize: 50 });
      expect(timeless(JSON.parse(last) as ParityReport)).toBe(timeless(whole));
    } finally {
      await Promise.all([...children].filter((child) => (child.exitCode ?? child.signalCode) === null).map(kill));
      await server.stop();
      script.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
