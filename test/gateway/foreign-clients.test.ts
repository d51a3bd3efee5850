import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { type ForeignClient, foreignClients, isInstalled, type Received, received } from './clients/clients.js';

// Clients of other languages, as they are, go through a round of calls twice: with the SOAP of one emulator, and with a
// gateway before another that has no SOAP. Both have the same clock, so that whatever differs is the gateway's.

let withSoap: Emulator;
let withoutSoap: Emulator;
let gateway: ServedGateway;
beforeAll(async () => {
  const clock = () => new Date('2026-11-24T09:07:00Z');
  const forbidden = { kind: 'forbidden', entity: 'Project' } as const;
  withSoap = await startEmulator({ clock, divergences: [{ ...forbidden, face: 'soap' }] });
  const settings = { soap: 'absent' } as const;
  withoutSoap = await startEmulator({ clock, settings, divergences: [{ ...forbidden, face: 'agents' }] });
  gateway = await serveGateway(withoutSoap);
});
afterAll(async () => {
  await gateway.close();
  await withoutSoap.close();
  await withSoap.close();
});
beforeEach(() => {
  withSoap.reset();
  withoutSoap.reset();
});

/** The steps of a round, and whether the server says that they succeeded. */
const round: readonly (readonly [step: string, succeeded: boolean])[] = [
  ['sign-in by token', true],
  ['sign-in', true],
  ['refused sign-in', false],
  ['default', true],
  ['create', true],
  ['read', true],
  ['update', true],
  ['search', true],
  ['list', true],
  ['items', true],
  ['default document', true],
  ['create document', true],
  ['write content', true],
  ['read content', true],
  ['delete', true],
  ['absent', false],
  ['forbidden', false],
  ['unknown ticket', false],
];

function outcomeOf({ step, header }: Received): readonly [step: string, succeeded: boolean] {
  const { Succeeded } = header as { readonly Succeeded: unknown };
  return [step, String(Succeeded).toLowerCase() === 'true'];
}

/** Milliseconds for a client that is compiled first, once on a machine. */
const compiling = 300_000;

async function bothRounds(client: ForeignClient, services: string) {
  const { appToken: applicationToken, accessToken } = withSoap.credentials;
  const tokens = { applicationToken, accessToken };
  return Promise.all([
    received(client, { ...tokens, site: withSoap.url, services: 'Services88' }),
    received(client, { ...tokens, site: `${gateway.url}/${withoutSoap.tenant}`, services }),
  ]);
}

for (const client of foreignClients) {
  const installed = isInstalled(client);
  if (!installed) {
    process.stdout.write(
      `${client.name} is not installed: its test is skipped; install ${client.packages.join(' ')}\n`,
    );
  }
  (installed ? describe : describe.skip)(client.name, () => {
    beforeAll(() => void client.command(), compiling);

    it('receives from the gateway, without SOAP behind it, what it receives from SOAP', async () => {
      const [direct, through] = await bothRounds(client, 'Services88');
      expect(direct.map(outcomeOf)).toEqual(round.filter(([step]) => client.without?.includes(step) !== true));
      expect(through).toEqual(direct);
    });
  });
}
