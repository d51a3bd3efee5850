import { ContainerModule } from 'inversify';
import type { TokenStore } from '../../auth/index.js';
import type { AuthSettings } from '../../config/schema.js';
import { ConfigurationError } from '../../errors/index.js';
import type { CredentialsMaker } from '../credentials.js';
import { tenantEndpoint } from '../tenant-endpoint.js';
import { TYPES } from '../types.js';
import { PARTS } from '../parts.js';

/** Binds the tenant's address and the credentials. */
export function tenantModule(
  auth: AuthSettings | undefined,
  tokenStore: TokenStore,
  makeCredentials: CredentialsMaker | undefined,
): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(TYPES.TokenStore).toConstantValue(tokenStore);
    bind(PARTS.TenantEndpoint)
      .toResolvedValue(
        ({ tenant, timeout }, secrets, engine, clock, startEmulator) =>
          tenantEndpoint(tenant, auth, secrets, { engine, clock, timeout }, startEmulator),
        [PARTS.Settings, PARTS.Secrets, TYPES.HttpEngine, TYPES.Clock, PARTS.StartEmulator],
      )
      .inSingletonScope();
    bind(TYPES.Credentials)
      .toResolvedValue(
        ({ timeout }, endpoint, engine, store, secrets, clock, exchangeOverSoap) => {
          const parts = { login: endpoint.login, engine, store, secrets, clock, timeout, exchangeOverSoap };
          const credentials = makeCredentials?.(parts) ?? endpoint.credentials;
          if (credentials === undefined) throw new ConfigurationError('auth is missing', { path: 'auth' });
          return credentials;
        },
        [
          PARTS.Settings,
          PARTS.TenantEndpoint,
          TYPES.HttpEngine,
          TYPES.TokenStore,
          PARTS.Secrets,
          TYPES.Clock,
          PARTS.ExchangeOverSoap,
        ],
      )
      .inSingletonScope();
  });
}
