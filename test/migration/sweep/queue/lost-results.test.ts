import { beforeEach, expect, it, jest } from '@jest/globals';
import type { Redis } from 'ioredis';
import { sweep } from '../../../../src/migration/sweep/index.js';
import { SweepStore } from '../../../../src/migration/sweep/queue/store.js';
import { describeWithRedis, ownRedis } from '../../../redis/processes.js';
import type { RedisServer } from '../../../redis/redis-server.js';
import { queuedSweep, sweepOf, timeless } from '../../../support/queued-sweep.js';
import { divergingSides } from '../../../support/stored-side.js';

const prefix = 'superoffice:{test}';
const sides = () => divergingSides(1_500);

describeWithRedis('a sweep whose Redis loses results', () => {
  let server: RedisServer;
  let redis: Redis;
  beforeEach(async () => {
    ({ server, redis } = await ownRedis());
  });

  /** @param lose called when the coordinator asks for the ends of ranges; answers whether that was all */
  async function expectSameDespite(lose: () => Promise<boolean>, held?: Promise<void>): Promise<void> {
    const whole = await sweep({ ...sweepOf(sides()), subjects: ['contacts'], pageSize: 50 });
    const ends = jest.spyOn(SweepStore.prototype, 'ends');
    let hasLost = false;
    const loseOnce = (): void => {
      ends.mockImplementationOnce(async function (this: SweepStore) {
        const known = await this.ends();
        hasLost = await lose();
        if (!hasLost) loseOnce();
        return hasLost && held === undefined ? this.ends() : known;
      });
    };
    loseOnce();
    // The second range, for which all later ones wait.
    const isHeld = (call: string) => /^find 1[1-9]\d$/.test(call);
    const heldSides = () => divergingSides(1_500, (call) => (isHeld(call) ? held : undefined));
    const report = await queuedSweep({ url: server.url, sides: heldSides, workers: 2 });
    expect(hasLost).toBe(true);
    expect(timeless(report)).toBe(timeless(whole));
  }

  it('compares many ranges again whose results are lost before they are merged', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await expectSameDespite(async () => {
      if ((await redis.hlen(`${prefix}:sweep-ends`)) < 12) return false;
      await redis.flushall();
      release();
      return true;
    }, held);
  });

  it('compares a range again of which Redis has kept the result, but not how far it came', async () => {
    await expectSameDespite(async () => {
      if ((await redis.hlen(`${prefix}:sweep-results`)) === 0) return false;
      await redis.del(`${prefix}:sweep-ends`);
      return true;
    });
  });
});
