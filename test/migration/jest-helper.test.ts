import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SuperOffice } from '../../src/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { describeOnTransports, expectParity, ParityError, type ParityOptions } from '../../src/migration/index.js';
import { errorOf } from '../support/transports.js';

const runner = { describe, beforeAll, afterAll };

describe('expectParity', () => {
  let emulator: Emulator;
  let configuration: NonNullable<ParityOptions['configuration']>;
  beforeAll(async () => {
    emulator = await startEmulator();
    const auth = { kind: 'basic', username: 'sam', password: 'sam' } as const;
    configuration = { tenant: { url: emulator.url }, auth };
  });
  afterAll(() => emulator.close());

  it('returns the answer that the transports agree on', async () => {
    const company = await expectParity((so) => so.contacts.get(2));
    expect(company.Name).toBe('Northgate Tools Ltd');
  });

  it('uses no proxy for the emulator that it starts', async () => {
    const http = { proxy: 'http://127.0.0.1:9' };
    const company = await expectParity((so) => so.contacts.get(2), { configuration: { tenant: 'emulator', http } });
    expect(company.Name).toBe('Northgate Tools Ltd');
  });

  it('throws the error that all transports fail with', async () => {
    await expect(expectParity((so) => so.contacts.get(2_000_000_000))).rejects.toThrow('2000000000');
  });

  it('reports where transports differ, and why', async () => {
    const { Name } = await expectParity((so) => so.contacts.get(2), { configuration });
    let calls = 0;
    const flapping = async () => ({ Name: calls++ === 1 ? 'northgate tools ltd' : Name });
    const error = await errorOf(expectParity(flapping, { configuration, unmasked: true }));
    expect(error).toBeInstanceOf(ParityError);
    expect((error as Error).message).toBe(
      'the transports differ\n' +
        '  rest: Name: different upper or lower case\n' +
        '    soap: "Northgate Tools Ltd"\n' +
        '    rest: "northgate tools ltd"',
    );
    calls = 0;
    const masked = await errorOf(expectParity(flapping, { configuration }));
    expect((masked as Error).message).toContain('rest: "xxxxxxxxx xxxxx xxx"');
    calls = 0;
    const rules = [{ path: 'Name', compare: 'ignoreCase' }] as const;
    await expect(expectParity(flapping, { configuration, rules })).resolves.toMatchObject({ Name });
  });
});

describeOnTransports(
  'a connection that is handed to tests',
  (so, transport) => {
    it('answers', async () => {
      expect((await so.principal()).FullName).toBe('Sam Sample');
      expect(await so.lists.items('task')).toHaveLength(12);
      expect(await so.agents.MDO.GetListIdByListName({ Name: 'category' })).toBe(2);
      expect(['soap', 'rest', 'agents']).toContain(transport);
    });
  },
  { runner },
);

it('a connection cannot be used outside tests', () => {
  const bodies: SuperOffice[] = [];
  const none = () => undefined;
  const describing = (_title: string, body: () => void) => body();
  const quiet = { describe: describing, beforeAll: none, afterAll: none };
  describeOnTransports('x', (so) => void bodies.push(so), { runner: quiet, transports: ['rest'] });
  expect(() => bodies[0]?.contacts).toThrow('so.contacts can only be used inside a test');
});
