import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Container } from 'inversify';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type HttpEngine, type SuperOffice, SuperOfficeError, superOfficeModule, TYPES } from '../../src/index.js';
import { isWrite, type MutatedCall, mutatedCalls } from '../support/mutated-calls.js';
import { notCanonical, wrongFailure, wrongResult } from '../support/mutated-results.js';
import { MutatingEngine } from '../support/mutating-engine.js';
import { type Mutation, mutation } from '../support/mutations.js';
import { Progress } from '../support/progress.js';
import { transportNames } from '../support/transports.js';

const count = Number(process.env['MUTATIONS'] ?? 1_000);
const seed = Number(process.env['MUTATIONS_SEED'] ?? 1);

const tested = transportNames.filter((name) => (process.env['MUTATIONS_TRANSPORT'] ?? name) === name);

describe.each(tested)(`${count} mutated answers over %s`, (transport) => {
  let emulator: Emulator;
  let engine: MutatingEngine;
  let so: SuperOffice;
  const expected = new Map<MutatedCall, unknown>();
  beforeAll(async () => {
    emulator = await startEmulator();
    engine = new MutatingEngine();
    const { ticket, appToken } = emulator.credentials;
    const container = new Container();
    container.load(
      superOfficeModule({
        transport,
        tenant: { url: emulator.url },
        auth: { kind: 'ticket', ticket, appToken },
        resilience: { attempts: 1, breaker: false },
      }),
    );
    container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(engine);
    so = container.get<SuperOffice>(TYPES.Connection);
    for (const made of mutatedCalls) {
      engine.begin(made.name);
      expected.set(made, await made.call(so));
    }
  });
  afterAll(async () => {
    await so.close();
    await emulator.close();
  });

  const outcomes = { errors: 0, values: 0, problems: [] as string[] };

  async function attempt(made: MutatedCall, applied: Mutation): Promise<void> {
    engine.begin(made.name, applied.mutate, made.writes ? isWrite : undefined);
    so.retryCredentials();
    const judged = { transport, made, mutation: applied, expected, engine };
    let problems: string[];
    try {
      const value = await made.call(so);
      outcomes.values += 1;
      problems = [...notCanonical(made.type, value), ...wrongResult(judged, value)];
    } catch (error) {
      if (!(error instanceof SuperOfficeError)) throw error;
      outcomes.errors += 1;
      problems = [...wrongFailure(judged, error)];
    }
    const where = `${made.name}, ${applied.name}, status ${engine.changed?.status ?? 0}`;
    outcomes.problems.push(...problems.map((problem) => `${where}: ${problem}`));
  }

  it(
    'give a typed error, or what an independent reader finds in them, and change nothing else',
    async () => {
      const progress = new Progress(transport, count);
      let made = 0;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...mutatedCalls), mutation, async (call, applied) => {
          await attempt(call, applied);
          expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
          progress.at((made += 1));
        }),
        { numRuns: count, seed },
      );
      const { errors, values, problems } = outcomes;
      process.stdout.write(
        `${count} mutated answers over ${transport}, seed ${seed}: ${errors} typed errors, ${values} right values\n`,
      );
      expect(problems.slice(0, 20)).toEqual([]);
      // Both occur often.
      expect(Math.min(errors, values)).toBeGreaterThan(count / 20);
      // None may hang: this is far more time than all of them take.
    },
    30_000 + count * 20,
  );
});
