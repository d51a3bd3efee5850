import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import {
  type ForeignClient,
  foreignClients,
  type Installable,
  isInstalled,
  type Received,
  received,
} from './clients/clients.js';
import { generators } from './clients/generators.js';

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

const directRounds = new Map<string, Promise<readonly Received[]>>();

/** What a client receives from SOAP, for which it needs to ask only once: the server and its clock are the same each time. */
function directly(client: ForeignClient): Promise<readonly Received[]> {
  let known = directRounds.get(client.name);
  if (known === undefined) {
    known = received(client, { ...tokensOf(withSoap), site: withSoap.url, services: 'Services88' });
    directRounds.set(client.name, known);
  }
  return known;
}

function throughGateway(client: ForeignClient, services: string): Promise<readonly Received[]> {
  return received(client, { ...tokensOf(withoutSoap), site: `${gateway.url}/${withoutSoap.tenant}`, services });
}

const tokensOf = ({ credentials: { appToken, accessToken } }: Emulator) => ({
  applicationToken: appToken,
  accessToken,
});

/** A suite for what is installed; it is skipped where something is missing, and says so. */
function describeInstalled({ name, packages, probe }: Installable, suite: () => void): void {
  const installed = isInstalled(probe);
  if (!installed)
    process.stdout.write(`${name} is not installed, so its tests are skipped: install ${packages.join(' ')}\n`);
  (installed ? describe : describe.skip)(name, suite);
}

for (const client of foreignClients) {
  describeInstalled(client, () => {
    beforeAll(() => void client.command(), compiling);

    it('receives from the gateway, without SOAP behind it, what it receives from SOAP', async () => {
      const [direct, through] = await Promise.all([directly(client), throughGateway(client, 'Services88')]);
      expect(direct.map(outcomeOf)).toEqual(round.filter(([step]) => client.without?.includes(step) !== true));
      expect(through).toEqual(direct);
      expect(withoutSoap.requests.filter(({ face }) => face === 'soap' || face === 'wsdl')).toEqual([]);
    });

    for (const [services, document] of client.others ?? []) {
      it(`receives the same in ${services}, by its ?${document}`, async () => {
        const other = { ...client, document };
        const [direct, through] = await Promise.all([directly(client), throughGateway(other, services)]);
        expect(through).toEqual(direct);
      });
    }
  });
}

describe('generators of code', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'superoffice-bridge-generated-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  for (const generator of generators) {
    describeInstalled(generator, () => {
      it.each(['wsdl', 'singleWsdl'])('downloads ?%s of the gateway', async (document) => {
        const address = `${gateway.url}/Remote/Services86/Webhook.svc?${document}`;
        const output = join(folder, `${generator.name}-${document}`);
        const generated = await generator.generate(address, output);
        expect(generated).toMatch(/GetAllWebhooks/i);
        expect(generated).toContain('http://www.superoffice.net/ws/crm/NetServer/Services86');
        expect(generated).not.toContain('NetServer/Services88');
      });
    });
  }
});
