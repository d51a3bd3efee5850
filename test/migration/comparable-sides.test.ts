import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, type SuperOffice } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { expectParity, ParityError, type Side, sweep, verify } from '../../src/migration/index.js';
import { errorOf } from '../support/transports.js';
import { own } from '../support/verify-run.js';

/** The emulator cuts names on REST, and the routes send every call to SOAP. */
const routes = [{ match: '*', transport: 'soap' } as const];
const cut = { kind: 'cutText', face: 'rest', field: 'Name' } as const;

let emulator: Emulator;
let open: SuperOffice[];
beforeAll(async () => {
  emulator = await startEmulator({ divergences: [cut] });
  const { username, password } = emulator.credentials;
  const common = { tenant: { url: emulator.url }, auth: { kind: 'basic', username, password } } as const;
  const sources = { configFile: false, environment: false } as const;
  open = [
    await connect({ ...common, transport: 'soap' }, sources),
    await connect({ ...common, transport: 'rest', routes }, sources),
  ];
});
afterAll(async () => {
  for (const so of open) await so.close();
  await emulator.close();
});

const sidesOf = (transport?: 'rest'): readonly [Side, Side] => {
  const [soap, rest] = open as [SuperOffice, SuperOffice];
  return [
    { name: 'soap', so: soap },
    { name: 'rest', so: rest, ...(transport === undefined ? {} : { transport }) },
  ];
};
const scenarios = [{ scenario: 'Read', steps: [{ call: 'contacts.get', with: { id: 2 } }] }];

it('verify and sweep refuse a connection with routes, because another transport may serve its calls', async () => {
  const [control, candidate] = sidesOf();
  for (const run of [
    () => verify({ scenarios, control, candidates: [candidate], tenant: own }),
    () => sweep({ control, candidates: [candidate], tenant: 'emulator', subjects: ['contacts'] }),
  ]) {
    expect(String(await errorOf(run()))).toContain(
      'the connection of rest has routes, by which other transports may serve its calls: connect with routes: []',
    );
  }
});

it('verify and sweep refuse a connection with a cache, because its answers may be outdated', async () => {
  const { username, password } = emulator.credentials;
  const auth = { kind: 'basic', username, password } as const;
  const sources = { configFile: false, environment: false } as const;
  const settings = { tenant: { url: emulator.url }, auth, transport: 'rest', cache: { lists: 60 } } as const;
  await using so = await connect(settings, sources);
  const [control] = sidesOf();
  // A transport for the side does not help.
  const candidate = { name: 'rest', so, transport: 'rest' } as const;
  for (const run of [
    () => verify({ scenarios, control, candidates: [candidate], tenant: own }),
    () => sweep({ control, candidates: [candidate], tenant: 'emulator', subjects: ['contacts'] }),
  ]) {
    expect(String(await errorOf(run()))).toContain('the connection of rest has a cache');
  }
  expect(so.cache.kinds).toEqual(['lists']);
  expect(control.so.cache.kinds).toEqual([]);
});

it('a side with a transport is compared over that transport, whatever the routes of its connection', async () => {
  const [control, candidate] = sidesOf('rest');
  const report = await verify({ scenarios, control, candidates: [candidate], tenant: own });
  expect(report.findings.map(({ pattern, verdict }) => [pattern, verdict])).toContainEqual(['Name', 'unexplained']);
});

it('expectParity ignores the routes of the configuration', async () => {
  const { username, password } = emulator.credentials;
  const auth = { kind: 'basic', username, password } as const;
  const configuration = { tenant: { url: emulator.url }, auth, routes, cache: true };
  const compared = expectParity((so) => so.contacts.get(2), { configuration, transports: ['soap', 'rest'] });
  await expect(compared).rejects.toThrow(ParityError);
});
