import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Container } from 'inversify';
import { checkCanonical } from '../../src/canonical/index.js';
import type { TypeDescription } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import {
  type HttpAnswer,
  type HttpEngine,
  type HttpRequest,
  type HttpStream,
  type SuperOffice,
  SuperOfficeError,
  superOfficeModule,
  TYPES,
} from '../../src/index.js';
import { UndiciEngine } from '../../src/http/index.js';
import { contract } from '../support/contract.js';
import { type Mutate, mutation } from '../support/mutations.js';
import { Progress } from '../support/progress.js';
import { transportNames } from '../support/transports.js';

const count = Number(process.env['MUTATIONS'] ?? 1_000);

/** Keeps what a server answered, and then answers that itself, changed. */
class MutatingEngine implements HttpEngine {
  readonly #engine = new UndiciEngine({ maximumAnswerBytes: 20_000_000, connections: 4 });
  readonly #kept = new Map<string, HttpAnswer>();
  mutate: Mutate | undefined;

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const key = `${request.method} ${request.url} ${request.headers['SOAPAction'] ?? ''}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && this.mutate !== undefined) return this.mutate(kept, [...this.#kept.values()]);
    const answer = await this.#engine.send(request);
    this.#kept.set(key, answer);
    return answer;
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body], { objectMode: false }) };
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

const output = (agent: string, operation: string) => contract.operation(agent, operation).output.fields[0]?.type;

/** Calls, and what their results have to be. */
const calls: readonly [name: string, type: TypeDescription | undefined, call: (so: SuperOffice) => Promise<unknown>][] =
  [
    ['an appointment', output('Appointment', 'GetAppointmentEntity'), (so) => so.appointments.get(1)],
    ['a contact', output('Contact', 'GetContactEntity'), (so) => so.contacts.get(2)],
    ['a list', output('MDO', 'GetList'), (so) => so.lists.items('business')],
    ['the principal', output('SoPrincipal', 'AuthenticateUsernamePassword'), (so) => so.principal()],
    ['a call of an agent', output('MDO', 'GetListNames'), (so) => so.agents.MDO.GetListNames()],
    [
      'a dictionary',
      output('ForeignSystem', 'GetAllForeignKeysOnEntity'),
      (so) => so.agents.ForeignSystem.GetAllForeignKeysOnEntity({ EntityType: 'contact', EntityId: 1 }),
    ],
    ['content', undefined, async (so) => buffer(await so.documents.readContent(1))],
  ];

describe.each(transportNames)(`${count} mutated answers over %s`, (transport) => {
  let emulator: Emulator;
  let engine: MutatingEngine;
  let so: SuperOffice;
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
    for (const [, , call] of calls) await call(so);
  });
  afterAll(async () => {
    await so.close();
    await emulator.close();
  });

  it(
    'give a typed error or a right value, and change nothing else',
    async () => {
      const outcomes = { errors: 0, values: 0 };
      const call = fc.constantFrom(...calls);
      const progress = new Progress(transport, count);
      let made = 0;
      await fc.assert(
        fc.asyncProperty(call, mutation, async ([, type, make], mutate) => {
          engine.mutate = mutate;
          so.retryCredentials();
          try {
            const value = await make(so);
            if (type !== undefined && value !== null) checkCanonical(type, value);
            outcomes.values += 1;
          } catch (error) {
            if (!(error instanceof SuperOfficeError)) throw error;
            outcomes.errors += 1;
          }
          expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
          progress.at((made += 1));
        }),
        { numRuns: count },
      );
      // Neither is a rarity.
      expect(Math.min(outcomes.errors, outcomes.values)).toBeGreaterThan(count / 20);
      process.stdout.write(
        `${count} mutated answers over ${transport}: ${outcomes.errors} typed errors, ${outcomes.values} right values\n`,
      );
      // None may hang: far more than all of them take.
    },
    30_000 + count * 20,
  );
});
