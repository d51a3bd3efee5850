import { connect, type EntityRepository, type SuperOffice, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';

export const transportNames = ['soap', 'rest'] as const;
export type TestedTransport = (typeof transportNames)[number];

/** An emulator with a connection over each transport. */
export interface TestTenant {
  readonly emulator: Emulator;
  readonly soap: SuperOffice;
  readonly rest: SuperOffice;
  close(): Promise<void>;
}

export async function startTenant(
  options: EmulatorOptions = {},
  configuration: Partial<SuperOfficeConfiguration> = {},
): Promise<TestTenant> {
  const emulator = await startEmulator(options);
  const { username, password } = emulator.credentials;
  const over = (transport: TestedTransport) =>
    connect({
      transport,
      tenant: { url: emulator.url },
      auth: { kind: 'basic', username, password },
      ...configuration,
    });
  const [soap, rest] = await Promise.all([over('soap'), over('rest')]);
  return {
    emulator,
    soap,
    rest,
    async close() {
      await Promise.all([soap.close(), rest.close()]);
      await emulator.close();
    },
  };
}

/** The error that a call ends with; fails the test where it ends well. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call should have failed');
}

/** A repository seen as what all of them are, for tests that run over several. */
export type AnyRepository = EntityRepository<Record<string, unknown>, string>;

export function repositoryOf(so: SuperOffice, name: 'appointments' | 'contacts'): AnyRepository {
  return so[name] as unknown as AnyRepository;
}
