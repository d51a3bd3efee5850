import { describe, expect, it } from '@jest/globals';
import { transportNames } from '../support/transports.js';
import { chaos } from './chaos.js';

const calls = Number(process.env['CHAOS_CALLS'] ?? 1_500);
const seed = Number(process.env['CHAOS_SEED'] ?? 1);

describe(`${calls} calls in a storm of faults, expired credentials and moves`, () => {
  it.each(transportNames)(
    'lose no acknowledged write over %s, make none twice, and say what is known of the others',
    async (transport) => {
      const report = await chaos(transport, calls, seed);
      process.stdout.write(`${JSON.stringify({ transport, calls, seed, ...report })}\n`);
      expect(report.problems).toEqual([]);
      expect(report.struck).toBeGreaterThan(calls / 20);
      expect(report.writes.acknowledged).toBeGreaterThan(calls / 10);
    },
    60_000 + calls * 20,
  );
});
