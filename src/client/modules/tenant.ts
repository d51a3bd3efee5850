import { ContainerModule } from 'inversify';
import type { AuthSettings } from '../../config/schema.js';
import { ConfigurationError } from '../../errors/index.js';
import { type CredentialsMaker, tokenStoreOf } from '../credentials.js';
import { tenantEndpoint } from '../tenant-endpoint.js';
import { TYPES } from '../types.js';

/** Where the tenant is and how calls sign in to it. */
export function tenantModule(auth: AuthSettings | undefined, makeCredentials: CredentialsMaker | undefined) {
  return new ContainerModule(({ bind }) => {
    bind(TYPES.TokenStore).toConstantValue(tokenStoreOf(auth));
    bind(TYPES.TenantEndpoint)
      .toResolvedValue(
        ({ tenant, timeout }, secrets, engine, clock) =>
          tenantEndpoint(tenant, auth, secrets, { engine, clock, timeout }),
        [TYPES.Settings, TYPES.Secrets, TYPES.HttpEngine, TYPES.Clock],
      )
      .inSingletonScope();
    bind(TYPES.Credentials)
      .toResolvedValue(
        ({ timeout }, endpoint, engine, store, secrets, clock) => {
          const parts = { login: endpoint.login, engine, store, secrets, clock, timeout };
          const credentials = makeCredentials?.(parts) ?? endpoint.credentials;
          if (credentials === undefined) throw new ConfigurationError('auth is missing', { path: 'auth' });
          return credentials;
        },
        [
          TYPES.Settings,
          TYPES.TenantEndpoint,
          TYPES.HttpEngine,
          TYPES.TokenStore,
          TYPES.Secrets,
          TYPES.Clock,
        ],
      )
      .inSingletonScope();
  });
}
