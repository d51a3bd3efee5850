import { ContainerModule } from 'inversify';
import type { Settings } from '../../config/schema.js';
import type { Secrets } from '../../errors/index.js';
import { observersOf } from '../observers.js';
import { TYPES } from '../types.js';
import { PARTS } from '../parts.js';

/** Binds the configuration, and time and chance, which tests replace. */
export function configurationModule(settings: Settings, secrets: Secrets): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(PARTS.Settings).toConstantValue(settings);
    bind(PARTS.Secrets).toConstantValue(secrets);
    bind(TYPES.Clock).toConstantValue(Date.now);
    bind(TYPES.Chance).toConstantValue(Math.random);
    bind(TYPES.Observers).toConstantValue(observersOf(settings));
    bind(TYPES.Interceptors).toConstantValue(settings.interceptors);
  });
}
