import { describe, expect, it } from '@jest/globals';
import { transportNames } from '../support/transports.js';
import { chaos } from './chaos.js';

const calls = Number(process.env['CHAOS_CALLS'] ?? 800);
const seed = Number(process.env['CHAOS_SEED'] ?? 1);

describe(`${calls} calls in a storm of faults, expired credentials and moves`, () => {
  it.each(transportNames.filter((name) => (process.env['CHAOS_TRANSPORT'] ?? name) === name))(
    'lose no acknowledged write over %s, make none twice, and say what is known of the others',
    async (transport) => {
      const report = await chaos(transport, calls, seed);
      process.stdout.write(`${JSON.stringify({ transport, calls, seed, ...report })}\n`);
      expect(report.problems).toEqual([]);
      // A fifth of what arrives is hit, give or take chance, and a call makes one request at the least. Most calls come
      // through nonetheless.
      expect(report.struck).toBeGreaterThan(calls * 0.12);
      // A kind that hits no call would hide that its rule is broken.
      for (const [kind, hits] of Object.entries(report.hit)) expect([kind, hits > calls / 400]).toEqual([kind, true]);
      expect(report.writes.acknowledged).toBeGreaterThan(calls * 0.25);
      expect(report.reads.answered).toBeGreaterThan(report.reads.failed * 20);
    },
    300_000 + calls * 20,
  );
});
