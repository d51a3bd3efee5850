import { describe, expect, it } from '@jest/globals';
import { NotificationResults, notificationKey, validUntil } from '../../src/auth/notification-results.js';
import { errorOf } from '../support/transports.js';

function setUp() {
  const world = { now: 0, done: 0 };
  const results = new NotificationResults<number>(() => world.now);
  const once = (token: string, expires = 1_000) => results.once(token, expires, async () => ++world.done);
  return { world, results, once };
}

describe('a token that was delivered before', () => {
  it('has the first result, also while that is not known yet', async () => {
    const { once } = setUp();
    const both = await Promise.all([once('a.b.c'), once('a.b.c')]);
    expect([...both, await once('a.b.c')]).toEqual([
      { result: 1, repeated: false },
      { result: 1, repeated: true },
      { result: 1, repeated: true },
    ]);
  });

  it('is known by its signed part, whatever its signature is spelled like', async () => {
    const { once } = setUp();
    await once('a.b.c');
    expect(await once('a.b.d')).toEqual({ result: 1, repeated: true });
    expect(await once('a.c.c')).toEqual({ result: 2, repeated: false });
    expect(notificationKey('a.b.c')).toBe('LnM23I66h+9HLfVow1SCq/JXXcPl6sDFxiuP+urCyTQ=');
  });

  it('is tried again if it failed', async () => {
    const { results, once } = setUp();
    const failure = new RangeError('away');
    expect(await errorOf(results.once('a.b.c', 1_000, () => Promise.reject(failure)))).toBe(failure);
    expect(await once('a.b.c')).toEqual({ result: 1, repeated: false });
  });

  it('fails with the first delivery while that is under way', async () => {
    const { results, once } = setUp();
    const failure = new RangeError('away');
    const first = results.once('a.b.c', 1_000, () => Promise.reject(failure));
    expect(await Promise.all([errorOf(first), errorOf(once('a.b.c'))])).toEqual([failure, failure]);
  });

  it('is remembered until it is five minutes beyond its end', async () => {
    expect(validUntil(1_000)).toBe(1_300_000);
    for (const [now, repeated] of [
      [1_300_000, true],
      [1_300_001, false],
    ] as const) {
      const { world, once } = setUp();
      await once('a.b.c');
      world.now = now;
      // Another token makes room.
      await once('x.y.z', 10_000);
      expect(await once('a.b.c', 10_000)).toMatchObject({ repeated });
    }
  });

  it('is forgotten once ten thousand others have come', async () => {
    const { once } = setUp();
    for (let count = 0; count < 10_000; count++) await once(`a.${count}.c`);
    expect(await once('a.0.c')).toMatchObject({ repeated: true });
    await once('one.more.c');
    expect(await once('a.1.c')).toMatchObject({ repeated: true });
    expect(await once('a.0.c')).toMatchObject({ repeated: false });
  });
});
