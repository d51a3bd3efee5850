import { expect, it } from '@jest/globals';
import { type Flag, Leases, script, SharedFlags, Slots } from '../../src/redis/index.js';
import { afterwards, describeWithRedis, processOf, redisServer, until, warnings } from './processes.js';

function flagsOf(server: { url: string }): SharedFlags {
  const flags = new SharedFlags(processOf(server));
  afterwards(async () => flags.close());
  return flags;
}

function watched(flags: SharedFlags, name: string): (Flag | undefined)[] {
  const heard: (Flag | undefined)[] = [];
  flags.watch(name, (flag) => void heard.push(flag));
  return heard;
}

describeWithRedis('a flag', () => {
  it('that one process raises is seen by all others, and by those that start later', async () => {
    const server = await redisServer();
    const processes = [flagsOf(server), flagsOf(server), flagsOf(server)];
    const heard = processes.map((flags) => watched(flags, 'a'));
    processes[0]?.raise('a', 'why', 60_000);
    await until(() => heard.every((each) => each.length > 0));
    for (const each of heard) expect(each[0]).toMatchObject({ value: 'why' });
    const late = watched(flagsOf(server), 'a');
    await until(() => late.length > 0);
    expect(late[0]?.left).toBeGreaterThan(0);
    expect(late[0]?.left).toBeLessThanOrEqual(60_000);
  });

  it('that is lowered is lowered for all, and no other is', async () => {
    const server = await redisServer();
    const [first, second] = [flagsOf(server), flagsOf(server)];
    const [a, b] = [watched(second, 'a'), watched(second, 'b')];
    first.raise('a', 'why');
    first.raise('b', 'why');
    await until(() => a.length > 0 && b.length > 0);
    first.lower('a');
    await until(() => a.at(-1) === undefined);
    expect(a[0]).toEqual({ value: 'why', left: undefined });
    expect(b).not.toContain(undefined);
  });

  it('that is raised while Redis is away is raised when it is back', async () => {
    const server = await redisServer();
    const [first, second] = [flagsOf(server), flagsOf(server)];
    const [own, heard] = [watched(first, 'a'), watched(second, 'a')];
    second.raise('b', 'ready');
    await until(async () => (await processOf(server).run(script(`return redis.call('EXISTS', KEYS[1])`), ['b'])) === 1);
    const warned = warnings();
    await server.kill();
    await until(() => warned.length > 0);
    first.raise('a', 'while away', 60_000);
    await server.start();
    await until(() => heard.length > 0 && own.length > 0);
    expect(heard[0]?.value).toBe('while away');
  });

  it('ignores what no process of ours has written', async () => {
    const server = await redisServer();
    const heard = watched(flagsOf(server), 'a');
    const redis = processOf(server);
    const publish = script(`redis.call('PUBLISH', ARGV[1], ARGV[2]) return redis.call('PUBSUB', 'NUMSUB', ARGV[1])[2]`);
    await until(async () => Number(await redis.run(publish, [], [redis.channel, 'not JSON'])) > 0);
    for (const text of ['{"__proto__":1}', '["a"]', '["a","x","y"]', '["a","x",-1]', '['.repeat(50_000)]) {
      await redis.run(publish, [], [redis.channel, text]);
    }
    await redis.run(publish, [], [redis.channel, '["a","genuine",0]']);
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ value: 'genuine', left: undefined }]);
  });
});

describeWithRedis('leases', () => {
  it('are never more than the limit in all processes together', async () => {
    const server = await redisServer();
    const processes = [1, 2, 3].map(() => new Leases(processOf(server), 'leases', 4));
    let held = 0;
    let most = 0;
    const work = async (leases: Leases) => {
      const release = await leases.acquire();
      most = Math.max(most, ++held);
      await new Promise((resolve) => setTimeout(resolve, 2));
      held--;
      release();
    };
    await Promise.all(processes.flatMap((leases) => Array.from({ length: 15 }, () => work(leases))));
    expect(most).toBe(4);
  });

  it('of a process that died are free after a while, and those of a living one are not', async () => {
    const server = await redisServer();
    const living = new Leases(processOf(server), 'leases', 2);
    await living.acquire();
    const died = script(`local time = redis.call('TIME')
      return redis.call('ZADD', KEYS[1], time[1] * 1000 + 300, 'of a dead process')`);
    await processOf(server).run(died, ['leases']);
    const other = new Leases(processOf(server), 'leases', 2);
    await other.acquire();
    const names = await processOf(server).run(script(`return redis.call('ZRANGE', KEYS[1], 0, -1)`), ['leases']);
    expect(names).not.toContain('of a dead process');
    expect(names).toHaveLength(2);
  });

  it('are not waited for while Redis is away', async () => {
    const server = await redisServer();
    const leases = new Leases(processOf(server), 'leases', 1);
    await leases.acquire();
    const waiting = leases.acquire();
    warnings();
    await server.kill();
    (await waiting)();
    (await leases.acquire())();
  });

  it('are not granted to a call that has given up', async () => {
    const server = await redisServer();
    const leases = new Leases(processOf(server), 'leases', 1);
    const release = await leases.acquire();
    const aborted = leases.acquire(AbortSignal.abort());
    const waiting = leases.acquire();
    release();
    await aborted;
    await waiting;
  });

  it('that were written with an impossible time do not block everyone', async () => {
    const server = await redisServer();
    await processOf(server).run(script(`return redis.call('ZADD', KEYS[1], 9e15, 'hostile')`), ['leases']);
    await new Leases(processOf(server), 'leases', 1).acquire();
  });
});

describeWithRedis('slots', () => {
  it('are evenly spaced over all processes', async () => {
    const server = await redisServer();
    const processes = [1, 2, 3, 4].map(() => new Slots(processOf(server), 'slots', 10));
    const waits = await Promise.all([...processes, ...processes].map((slots) => slots.reserve(1)));
    // All were reserved within less than a slot of 100 ms.
    waits.sort((a, b) => a - b);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeLessThanOrEqual(index * 100);
    }
    expect(new Set(waits.map((wait) => Math.ceil(wait / 100))).size).toBeGreaterThanOrEqual(waits.length - 1);
  });

  it.each(['not a number', '9e18', '-1'])('do not depend on a time of %s', async (value) => {
    const server = await redisServer();
    const redis = processOf(server);
    await redis.run(script(`return redis.call('SET', KEYS[1], ARGV[1])`), ['slots'], [value]);
    const slots = new Slots(redis, 'slots', 10);
    expect(await slots.reserve(1)).toBe(0);
  });
});
