import type { AuthSettings, Settings } from '../config/schema.js';
import { loginUrlOf } from '../tenant/login.js';

/** The login of a connection, and its tenant. */
export interface LoginEndpoint {
  /** Such as `https://sod.superoffice.com/login`, without a slash at the end. */
  readonly loginUrl: string;
  /** The context identifier, such as `Cust12345`. */
  readonly tenantId: string;
}

type SigningIn = Extract<AuthSettings, { readonly kind: 'refresh' | 'interactive' | 'systemUser' }>;

/** The login in the configuration. Settings that are empty here are not needed, which has been checked. */
export function configuredLogin(tenant: Exclude<Settings['tenant'], 'emulator'>, auth: SigningIn): LoginEndpoint {
  const tenantId = 'tenantId' in auth ? auth.tenantId : undefined;
  if ('environment' in tenant) {
    const loginUrl = tenant.origin === undefined ? loginUrlOf(tenant.environment) : `${tenant.origin}/login`;
    return { loginUrl: auth.loginUrl ?? loginUrl, tenantId: tenantId ?? tenant.id };
  }
  return { loginUrl: auth.loginUrl ?? '', tenantId: tenantId ?? '' };
}
