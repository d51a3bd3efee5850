import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect, ConfigurationError, type SuperOffice } from '../../../src/index.js';
import { type Emulator, startEmulator } from '../../../src/emulator/index.js';
import { watchConfiguration } from '../../../src/config/index.js';
import type { PolicyRouting, RoutingPolicy } from '../../../src/pipeline/routing/index.js';
import { ConfigurationFolder } from '../../support/configuration-folder.js';
import { scriptedTenant } from '../../support/scripted-transports.js';
import { transportNames } from '../../support/transports.js';
import { PARTS } from '../../../src/client/parts.js';

const folder = new ConfigurationFolder();
let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => {
  await emulator.close();
  folder.remove();
});
afterEach(() => {
  jest.restoreAllMocks();
});

const next = (so: SuperOffice, event: 'applied' | 'refused') =>
  new Promise<unknown>((resolve) => {
    const stop = so.routing.on(event, (told) => {
      stop();
      resolve(told);
    });
  });

/** Replaces the file atomically. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

describe('a configuration file with routes', () => {
  const text = (transport: string, routes: string) => `transport: ${transport}
tenant: { url: ${emulator.url} }
auth: { kind: basic, username: sam, password: sam }
routes: ${routes}
`;

  it('is followed: a valid change applies at once, and an invalid one is reported with its origin and changes nothing', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const file = folder.write('superoffice.config.yaml', text('soap', '[]'));
    const so = await connect(undefined, { configFile: file, environment: false });
    expect(so.routing.explain('lists.items').transports).toEqual({ soap: 100 });

    let told = next(so, 'applied');
    replace(file, text('soap', '[{ match: lists.*, transport: rest }]'));
    expect(await told).toMatchObject({ transport: 'soap', routes: [{ match: 'lists.*', transport: 'rest' }] });
    expect(so.routing.explain('lists.items').transports).toEqual({ rest: 100 });
    const before = emulator.requests.length;
    expect((await so.lists.items('task')).length).toBeGreaterThan(0);
    expect(emulator.requests.length).toBeGreaterThanOrEqual(before);

    for (const [broken, words] of [
      [
        '[{ match: lsits.*, transport: rest }]',
        /superoffice\.config\.yaml:4:\d+ routes\[0\]\.match .*Did you mean "lists\.\*"\?/,
      ],
      ['[{ match: lists.*, transport: ftp }]', /superoffice\.config\.yaml:4:\d+ routes\[0\]\.transport/],
      ['[{ match: lists.*', /superoffice\.config\.yaml/],
    ] as const) {
      told = next(so, 'refused');
      replace(file, text('soap', broken));
      const error = await told;
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as ConfigurationError).message).toMatch(words);
      expect(so.routing.explain('lists.items').transports).toEqual({ rest: 100 });
      expect(String(warnings.mock.calls.at(-1)?.[0])).toMatch(/is not applied/);
    }

    told = next(so, 'applied');
    replace(file, text('agents', '[]'));
    await told;
    expect(so.routing.explain('lists.items').transports).toEqual({ agents: 100 });
    await so.close();
    replace(file, text('rest', '[]'));
    expect(so.routing.explain('lists.items').transports).toEqual({ agents: 100 });
  });
});

describe('10,000 calls under way while the file is rewritten 100 times, some of the versions broken', () => {
  it('all finish, each on a policy that was really written', async () => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const tenant = scriptedTenant({ routes: [] });
    // Each answer names its transport; a call under way waits until the file is rewritten.
    let turn: Promise<unknown> = Promise.resolve();
    for (const name of transportNames) {
      tenant[name].script = async () => {
        await turn;
        return { ContactId: 1, by: name };
      };
    }
    /** In every valid version, contacts and persons use the same transport: a half-read file would differ. */
    const version = (number: number) => {
      const transport = transportNames[number % 3] ?? 'soap';
      const routes = [
        { match: 'contacts.*', transport },
        { match: 'persons.*', transport },
      ];
      const whole = JSON.stringify({ transport: 'soap', tenant: 'emulator', routes });
      if (number % 4 === 1) return { text: whole.slice(0, -20 - number), transport: undefined };
      if (number % 4 === 2) return { text: whole.replace('persons.*', 'prsons.*'), transport: undefined };
      return { text: whole, transport };
    };
    const file = folder.write('superoffice.config.json', version(0).text);
    const routing = tenant.container.get<PolicyRouting>(PARTS.PolicyRouting);
    let settled: () => void = () => undefined;
    const applied: RoutingPolicy[] = [];
    const refused: unknown[] = [];
    routing.follow(({ changed, refused: refuse }) =>
      watchConfiguration(file, {
        environment: false,
        debounce: 1,
        interval: 20,
        onChange: ({ configuration: { transport, routes = [] } }) => {
          changed({ transport, routes });
          applied.push(routing.current);
          settled();
        },
        onInvalid: (error) => {
          refuse(error);
          refused.push(error);
          settled();
        },
      }),
    );
    const answers: Promise<readonly [unknown, unknown]>[] = [];
    let expected: string = 'soap';
    for (let rewrite = 1; rewrite <= 100; rewrite++) {
      const { text, transport } = version(rewrite);
      turn = new Promise<void>((resolve) => (settled = resolve));
      const under = expected;
      for (let call = 0; call < 50; call++) {
        const both = Promise.all([tenant.so.contacts.get(call + 1), tenant.so.persons.get(call + 1)]);
        answers.push(
          both.then((carriers) => {
            const [contact, person] = (carriers as unknown as { by: string }[]).map(({ by }) => by);
            expect([contact, person]).toEqual([under, under]);
            return [contact, person] as const;
          }),
        );
      }
      // Some versions replace the file, and others are written into it.
      if (rewrite % 2 === 0) replace(file, text);
      else writeFileSync(file, text);
      await turn;
      expected = transport ?? expected;
      expect(routing.explain('contacts.get').transports).toEqual({ [expected]: 100 });
    }
    expect(await Promise.all(answers)).toHaveLength(5_000);
    expect(transportNames.reduce((sum, name) => sum + tenant[name].asked.length, 0)).toBe(10_000);
    expect(applied).toHaveLength(50);
    expect(refused).toHaveLength(50);
    await tenant.so.close();
  });
});
