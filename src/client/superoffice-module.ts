import type { ContainerModule } from 'inversify';
import type { SuperOfficeConfiguration } from '../config/configuration.js';
import { moduleOf } from './connection-modules.js';
import { completeEntry } from './entries/complete.js';

/**
 * Binds everything that a connection consists of, each part a singleton of the container and replaceable by `rebind`.
 *
 * @throws {ConfigurationError} at once, if the configuration is invalid
 * @example
 * import { Container } from 'inversify';
 *
 * const container = new Container();
 * container.load(superOfficeModule({ transport: 'rest', tenant: 'emulator' }));
 * const appointments = container.get(TYPES.AppointmentRepository);
 */
export function superOfficeModule(configuration: SuperOfficeConfiguration): ContainerModule {
  return moduleOf(completeEntry, configuration);
}
