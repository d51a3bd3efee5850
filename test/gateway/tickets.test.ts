import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../src/errors/index.js';
import type { Proof } from '../../src/gateway/caller.js';
import { TicketSeal, UnusableTicketError } from '../../src/gateway/tickets.js';

const [older, newer] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];
const proof: Proof = { kind: 'password', userName: 'sam', password: 'correct-horse-battery' };
const hour = 3_600;

describe('a sealed ticket', () => {
  it('is opened by every instance that has its key, also after the next key has come', async () => {
    const ticket = await new TicketSeal([older]).seal(proof, 'Cust12345', hour);
    for (const keys of [[older], [newer, older]]) {
      expect(await new TicketSeal(keys).open(ticket, 'Cust12345')).toEqual(proof);
    }
    await expect(new TicketSeal([newer]).open(ticket, 'Cust12345')).rejects.toThrow(UnusableTicketError);
  });

  it('is sealed with the first key', async () => {
    const ticket = await new TicketSeal([newer, older]).seal(proof, '', hour);
    expect(await new TicketSeal([newer]).open(ticket, '')).toEqual(proof);
    await expect(new TicketSeal([older]).open(ticket, '')).rejects.toThrow('the ticket is not valid; sign in again');
  });

  it('expires', async () => {
    let now = Date.UTC(2026, 10, 26);
    const seal = new TicketSeal([newer], () => now);
    const ticket = await seal.seal(proof, '', hour);
    now += hour * 1_000 - 1;
    expect(await seal.open(ticket, '')).toEqual(proof);
    now += 1;
    await expect(seal.open(ticket, '')).rejects.toThrow('the ticket has expired; sign in again');
  });

  it('is of use for its own tenant alone', async () => {
    const seal = new TicketSeal([newer]);
    const ticket = await seal.seal(proof, 'Cust12345', hour);
    await expect(seal.open(ticket, 'Cust54321')).rejects.toThrow('the ticket is for another tenant');
  });

  it('shows nothing of what is in it, and is another each time', async () => {
    const seal = new TicketSeal([newer]);
    const [one, other] = await Promise.all([seal.seal(proof, '', hour), seal.seal(proof, '', hour)]);
    expect(one).not.toBe(other);
    for (const part of one.split('.')) expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('horse');
  });

  it('is refused if a character of it differs, wherever', async () => {
    const seal = new TicketSeal([newer]);
    const ticket = await seal.seal(proof, '', hour);
    const places = [
      5,
      ticket.indexOf('.') + 3,
      ticket.indexOf('..') + 4,
      ticket.lastIndexOf('.') - 6,
      ticket.length - 6,
    ];
    for (const at of places) {
      const changed = ticket.slice(0, at) + (ticket[at] === 'A' ? 'B' : 'A') + ticket.slice(at + 1);
      await expect(seal.open(changed, '')).rejects.toThrow(UnusableTicketError);
    }
  });

  it.each(['SOB1:', 'SOB1:....', 'SOB1:x', `SOB1:${'A'.repeat(1_000_000)}`])(
    'is refused if it is none: %#',
    async (text) => {
      const seal = new TicketSeal([newer]);
      expect(seal.isSealed(text)).toBe(true);
      await expect(seal.open(text, '')).rejects.toThrow('the ticket is not valid; sign in again');
    },
  );

  it('cannot be issued without a key', async () => {
    const seal = new TicketSeal([]);
    expect(seal.canSeal).toBe(false);
    await expect(seal.seal(proof, '', hour)).rejects.toThrow('no key');
  });

  it.each(['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), '*'.repeat(44)])(
    'needs a key of 32 bytes, and the error does not repeat the text: %#',
    (text) => {
      const make = () => new TicketSeal([text]);
      expect(make).toThrow(ConfigurationError);
      expect(make).toThrow(/^gateway key: must be 32 random bytes in base64/);
    },
  );
});
