import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type Grant, MemoryTokenStore } from '../../src/index.js';
import { RenewedGrant } from '../../src/auth/index.js';
import { AuthenticationError, NetworkError, Secrets } from '../../src/errors/index.js';
import { errorOf } from '../support/transports.js';

const hour = 3_600_000;

/** A grant whose sign-ins are counted, and whose time is ours. */
function setUp({ prolongedByUse }: { prolongedByUse?: number } = {}) {
  const world = {
    now: 1_000_000,
    signIns: 0,
    failing: undefined as Error | undefined,
    known: [] as (Grant | undefined)[],
    store: new MemoryTokenStore(),
  };
  const make = () =>
    new RenewedGrant(
      {
        name: async () => 'test',
        obtain: async (known) => {
          world.known.push(known);
          world.signIns++;
          if (world.failing !== undefined) throw world.failing;
          const value = `token-${world.signIns}`;
          return {
            value,
            obtainedAt: world.now,
            expiresAt: world.now + hour,
            refreshToken: `refresh-${world.signIns}`,
          };
        },
        ...(prolongedByUse === undefined ? {} : { prolongedByUse }),
      },
      { store: world.store, clock: () => world.now, secrets: new Secrets() },
    );
  return { world, grant: make(), make };
}

describe('a grant', () => {
  it('is obtained once, and renewed five minutes before it expires', async () => {
    const { world, grant } = setUp();
    expect(await Promise.all([grant.current(), grant.current()])).toEqual(['token-1', 'token-1']);
    world.now += hour - 301_000;
    expect(await grant.current()).toBe('token-1');
    world.now += 1_000;
    expect(await Promise.all([grant.current(), grant.current()])).toEqual(['token-2', 'token-2']);
    expect(world.signIns).toBe(2);
  });

  it('is used until it expires if it cannot be renewed before', async () => {
    const { world, grant } = setUp();
    await grant.current();
    world.failing = new NetworkError('the login cannot be reached');
    world.now += hour - 60_000;
    expect(await grant.current()).toBe('token-1');
    expect(await grant.current()).toBe('token-1');
    expect(world.signIns).toBe(2);
    world.now += 60_000;
    expect(await errorOf(grant.current())).toBe(world.failing);
  });

  it('is not renewed because of an answer to a call that used an older one', async () => {
    const { world, grant } = setUp();
    const old = await grant.current();
    grant.refused(old);
    expect(await grant.current()).toBe('token-2');
    // Whatever a store holds by now: the grant in use is not dropped.
    await world.store.write('test', { value: old, obtainedAt: world.now, expiresAt: world.now + hour });
    grant.refused(old);
    expect(await grant.current()).toBe('token-2');
    expect(world.signIns).toBe(2);
  });

  it('is not requested again at once after the login refused', async () => {
    const { world, grant } = setUp();
    world.failing = new AuthenticationError('revoked');
    await errorOf(grant.current());
    expect(await errorOf(grant.current())).toBe(world.failing);
    expect(world.signIns).toBe(1);
    world.now += 5_000;
    await errorOf(grant.current());
    expect(world.signIns).toBe(2);
    world.failing = undefined;
    world.now += 5_000;
    expect(await grant.current()).toBe('token-3');
  });

  it('is requested again at once after a temporary failure', async () => {
    const { world, grant } = setUp();
    world.failing = new NetworkError('the login cannot be reached');
    await errorOf(grant.current());
    world.failing = undefined;
    expect(await grant.current()).toBe('token-2');
  });

  it('is taken from the store if another process renewed it, and never if it was refused', async () => {
    const { world, grant, make } = setUp();
    const other = make();
    await grant.current();
    expect(await other.current()).toBe('token-1');
    grant.refused('token-1');
    expect(await grant.current()).toBe('token-2');
    other.refused('token-1');
    expect(await other.current()).toBe('token-2');
    expect(world.signIns).toBe(2);
  });

  it.each(['used', 'refused'])('is not taken from a store whose grant is older than the one %s here', async (what) => {
    const { world, grant } = setUp();
    await grant.current();
    const older = (await world.store.read('test')) as Grant;
    world.now += hour - 60_000;
    expect(await grant.current()).toBe('token-2');
    // Such as from a backup; by its own words it would still hold.
    await world.store.write('test', { ...older, expiresAt: world.now + 10 * hour });
    if (what === 'refused') grant.refused('token-2');
    else world.now += hour - 60_000;
    expect(await grant.current()).toBe('token-3');
  });

  it('is requested at once if another attempt is requested', async () => {
    const { world, grant } = setUp();
    world.failing = new AuthenticationError('revoked');
    await errorOf(grant.current());
    world.failing = undefined;
    grant.retry();
    expect(await grant.current()).toBe('token-2');
  });

  it('is renewed with the latest refresh token, because a login may change it', async () => {
    const { world, grant } = setUp();
    grant.refused(await grant.current());
    await grant.current();
    expect(world.known.map((known) => known?.refreshToken)).toEqual([undefined, 'refresh-1']);
  });

  it('that each use extends lasts as long as it is used', async () => {
    const { world, grant } = setUp({ prolongedByUse: hour });
    await grant.current();
    for (let use = 0; use < 10; use++) {
      world.now += hour / 2;
      expect(await grant.current()).toBe('token-1');
    }
    world.now += hour;
    expect(await grant.current()).toBe('token-2');
  });

  it('shows no secret', async () => {
    const { grant } = setUp();
    await grant.current();
    expect(inspect(grant, { depth: null, showHidden: true }) + JSON.stringify(grant)).not.toMatch(/token-|refresh-/);
  });
});
