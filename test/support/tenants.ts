import { connect, type EntityRepository, type SuperOffice, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';
import type { TestedTransport } from './transports.js';

/** An emulator with a connection over each transport. */
export interface TestTenant extends Readonly<Record<TestedTransport, SuperOffice>> {
  readonly emulator: Emulator;
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
  const [soap, rest, agents] = await Promise.all([over('soap'), over('rest'), over('agents')]);
  return {
    emulator,
    soap,
    rest,
    agents,
    async close() {
      await Promise.all([soap.close(), rest.close(), agents.close()]);
      await emulator.close();
    },
  };
}

/** A repository with the common type of all, for tests that run over several. */
type EntityName = 'appointments' | 'contacts' | 'persons' | 'projects' | 'sales' | 'documents';

export type AnyRepository = EntityRepository<Record<string, unknown>, string>;

export function repositoryOf(so: SuperOffice, name: EntityName): AnyRepository {
  return so[name] as unknown as AnyRepository;
}
