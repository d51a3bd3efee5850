import { describe, expect, it } from '@jest/globals';
import { ExchangedTicket } from '../../src/auth/exchanged-ticket.js';
import { AuthenticationError } from '../../src/errors/index.js';
import { errorOf } from '../support/transports.js';

/** Exchanges whose number is the ticket. */
function setUp(renewals?: () => number) {
  const world = { exchanges: 0, failing: undefined as Error | undefined };
  const ticket = new ExchangedTicket(renewals);
  const get = () =>
    ticket.get(async () => {
      world.exchanges++;
      if (world.failing !== undefined) throw world.failing;
      return `ticket-${world.exchanges}`;
    });
  return { world, ticket, get };
}

describe('an exchanged ticket', () => {
  it('is not dropped by the late refusal of an older one', async () => {
    const { ticket, get, world } = setUp();
    const old = await get();
    ticket.refused(old);
    expect(await get()).toBe('ticket-2');
    ticket.refused(old);
    ticket.refused(undefined);
    expect(await get()).toBe('ticket-2');
    expect(world.exchanges).toBe(2);
  });

  it('is not exchanged again after a refusal, until another attempt is requested', async () => {
    const { ticket, get, world } = setUp();
    world.failing = new AuthenticationError('wrong password');
    expect(await errorOf(get())).toBe(world.failing);
    expect(await errorOf(get())).toMatchObject({ name: 'AuthenticationError', outcome: 'not-sent' });
    expect(world.exchanges).toBe(1);
    world.failing = undefined;
    ticket.retry();
    expect(await get()).toBe('ticket-2');
  });

  it('is exchanged again five seconds after a refusal, if the exchanged credentials renew themselves', async () => {
    let now = 0;
    const { get, world } = setUp(() => now);
    world.failing = new AuthenticationError('not yet');
    await errorOf(get());
    now = 4_999;
    await errorOf(get());
    expect(world.exchanges).toBe(1);
    world.failing = undefined;
    now = 5_000;
    expect(await get()).toBe('ticket-2');
  });

  it('is exchanged again at once after a failure that is not a refusal', async () => {
    const { get, world } = setUp();
    world.failing = new RangeError('broken');
    await errorOf(get());
    world.failing = undefined;
    expect(await get()).toBe('ticket-2');
  });
});
