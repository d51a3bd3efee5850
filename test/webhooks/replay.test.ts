import { describe, expect, it } from '@jest/globals';
import { AuthenticationError, MemorySeenWebhooks, ValidationError, verifyWebhook } from '../../src/index.js';
import { samplePayload, secret, signedWebhook } from '../support/signed-webhook.js';

const happened = Date.parse(samplePayload.Timestamp);
const minutes = 60_000;
const at = (milliseconds: number) => () => new Date(milliseconds);

describe('a delivery that is sent again', () => {
  it('is accepted as if it were new without `seen`', async () => {
    const request = await signedWebhook();
    for (let time = 0; time < 2; time++) expect((await verifyWebhook(request, secret)).repeated).toBe(false);
  });

  it('is recognised with `seen`, and by one of several calls at once', async () => {
    const request = await signedWebhook();
    const seen = new MemorySeenWebhooks();
    const notifications = await Promise.all([1, 2, 3].map(() => verifyWebhook(request, secret, { seen })));
    expect(notifications.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
    expect(new Set(notifications.map(({ id }) => id)).size).toBe(1);
  });

  it('is new again once it was forgotten', async () => {
    const request = await signedWebhook();
    const seen = new MemorySeenWebhooks();
    const first = await verifyWebhook(request, secret, { seen });
    await first.forget();
    expect((await verifyWebhook(request, secret, { seen })).repeated).toBe(false);
  });

  it('does not have the first forgotten', async () => {
    const request = await signedWebhook();
    const seen = new MemorySeenWebhooks();
    await verifyWebhook(request, secret, { seen });
    const again = await verifyWebhook(request, secret, { seen });
    await again.forget();
    expect((await verifyWebhook(request, secret, { seen })).repeated).toBe(true);
  });

  it('is recognised by its event, though a retry says so in its headers', async () => {
    const { headers, body } = await signedWebhook();
    const seen = new MemorySeenWebhooks();
    await verifyWebhook({ headers, body }, secret, { seen });
    const retry = { ...headers, 'X-SuperOffice-Retry': '1', 'X-SuperOffice-EventId': 'another' };
    expect(await verifyWebhook({ headers: retry, body }, secret, { seen })).toMatchObject({
      repeated: true,
      retries: 1,
    });
  });

  it('is recognised without an EventId, by its body', async () => {
    const nameless = { ...samplePayload, EventId: undefined };
    const seen = new MemorySeenWebhooks();
    const first = await verifyWebhook(await signedWebhook(nameless), secret, { seen });
    const again = await verifyWebhook(await signedWebhook(nameless), secret, { seen });
    const other = await verifyWebhook(await signedWebhook({ ...nameless, PrimaryKey: 19 }), secret, { seen });
    expect([first, again, other].map(({ repeated }) => repeated)).toEqual([false, true, false]);
  });

  it.each([
    ['another event', { EventId: '8337ae4a-1dd6-40fd-8dc7-a050664a0af7' }],
    ['the same event by another webhook', { WebhookName: 'Another' }],
    ['the same id from another tenant', { ContextIdentifier: 'Cust1' }],
  ])('is not mistaken for %s', async (_what, changes) => {
    const seen = new MemorySeenWebhooks();
    const first = await verifyWebhook(await signedWebhook(), secret, { seen });
    const second = await verifyWebhook(await signedWebhook({ ...samplePayload, ...changes }), secret, { seen });
    expect(second.repeated).toBe(false);
    expect(second.id).not.toBe(first.id);
    expect(second.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is not remembered if it is refused', async () => {
    const seen = new MemorySeenWebhooks();
    const request = await signedWebhook();
    await expect(verifyWebhook(request, 'another', { seen })).rejects.toThrow(AuthenticationError);
    await expect(verifyWebhook(request, secret, { seen, tenant: 'Cust1' })).rejects.toThrow(AuthenticationError);
    expect((await verifyWebhook(request, secret, { seen })).repeated).toBe(false);
  });

  it('fails with the error of a store that fails, so that SuperOffice tries again', async () => {
    const failure = new Error('redis is down');
    const seen = { add: () => Promise.reject(failure), delete: () => undefined };
    await expect(verifyWebhook(await signedWebhook(), secret, { seen })).rejects.toBe(failure);
  });
});

describe('the maximum age', () => {
  const verified = async (now: number, changes: object = {}, maxAge = 60 * minutes) =>
    verifyWebhook(await signedWebhook({ ...samplePayload, ...changes }), secret, { maxAge, clock: at(now) });

  it('does not apply unless it is given', async () => {
    const { payload } = await verifyWebhook(await signedWebhook(), secret, { clock: at(happened + 1e12) });
    expect(payload.PrimaryKey).toBe(18);
  });

  it.each([0, 59, 64, -4])('accepts an event of %i minutes ago, with five minutes for the clocks', async (age) => {
    expect((await verified(happened + age * minutes)).payload.PrimaryKey).toBe(18);
  });

  it.each([
    [66, 'its event is older than 3600000 ms'],
    [-6, 'its Timestamp is in the future'],
  ])('refuses an event of %i minutes ago', async (age, words) => {
    const call = verified(happened + age * minutes);
    await expect(call).rejects.toThrow(`verification of the webhook failed: ${words}`);
    await expect(call).rejects.toThrow(AuthenticationError);
  });

  it.each([
    ['none', null],
    ['one without a time zone', '2025-05-14T10:48:07'],
    ['one in words', '14 May 2025 10:48:07 UTC'],
    ['one that does not exist', '2025-13-40T10:48:07Z'],
  ])('refuses an event without a usable Timestamp: %s', async (_what, Timestamp) => {
    await expect(verified(happened, { Timestamp })).rejects.toThrow('its age is unknown');
  });

  it('reads an offset', async () => {
    expect((await verified(happened, { Timestamp: '2025-05-14T12:48:07+02:00' })).payload.PrimaryKey).toBe(18);
  });

  it('tells the store how long a delivery could still be accepted', async () => {
    const kept: unknown[] = [];
    const seen = { add: (_id: string, keepFor?: number) => kept.push(keepFor) > 0, delete: () => undefined };
    const clock = at(happened);
    await verifyWebhook(await signedWebhook(), secret, { seen, maxAge: 60 * minutes, clock });
    await verifyWebhook(await signedWebhook(), secret, { seen });
    expect(kept).toEqual([70 * minutes, undefined]);
  });

  it('keeps a delivery from being replayed at any time, together with `seen`', async () => {
    let now = happened - 5 * minutes;
    const clock = () => new Date(now);
    const options = { seen: new MemorySeenWebhooks({ clock }), maxAge: 60 * minutes, clock };
    const request = await signedWebhook();
    expect((await verifyWebhook(request, secret, options)).repeated).toBe(false);
    let refusals = 0;
    for (; now < happened + 200 * minutes; now += minutes) {
      const outcome = await verifyWebhook(request, secret, options).catch(() => ++refusals);
      if (typeof outcome === 'object') expect(outcome.repeated).toBe(true);
    }
    expect(refusals).toBeGreaterThan(100);
  });

  it.each([
    ['maxAge', 0],
    ['maxAge', NaN],
    ['maxAge', Infinity],
    ['maxBytes', -1],
    ['maxBytes', 1.5],
  ])('is refused with a name: %s of %d', async (name, value) => {
    const call = verifyWebhook(await signedWebhook(), secret, { [name]: value });
    await expect(call).rejects.toThrow(`${name} must be an integer of at least 1`);
    await expect(call).rejects.toThrow(ValidationError);
  });
});

describe('the memory of events', () => {
  it('forgets an id when its time is over', () => {
    let now = 0;
    const seen = new MemorySeenWebhooks({ clock: () => new Date(now) });
    expect(seen.add('a', 100)).toBe(true);
    now = 99;
    expect(seen.add('a', 100)).toBe(false);
    now = 100;
    expect(seen.add('a', 100)).toBe(true);
    now = 199;
    expect(seen.add('a', 100)).toBe(false);
  });

  it('forgets the oldest beyond its limit', () => {
    const seen = new MemorySeenWebhooks({ maxEntries: 2 });
    for (const id of ['a', 'b', 'c']) expect(seen.add(id, undefined)).toBe(true);
    expect([seen.add('c', undefined), seen.add('b', undefined)]).toEqual([false, false]);
    expect(seen.add('a', undefined)).toBe(true);
  });
});
