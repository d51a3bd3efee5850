import type { AuthSettings, Settings } from '../config/schema.js';
import { loginUrlOf } from '../tenant/login.js';

/** Where a connection signs in, for the kinds that do; and to which tenant. */
export interface LoginEndpoint {
  /** `https://sod.superoffice.com/login`, without a slash at its end. */
  readonly loginUrl: string;
  /** The context identifier, such as `Cust12345`. */
  readonly tenantId: string;
}

type SigningIn = Extract<AuthSettings, { readonly kind: 'refresh' | 'interactive' | 'systemUser' }>;

/** What the configuration says of it; where it says nothing, it has been checked that nobody asks. */
export function configuredLogin(tenant: Exclude<Settings['tenant'], 'emulator'>, auth: SigningIn): LoginEndpoint {
  const tenantId = 'tenantId' in auth ? auth.tenantId : undefined;
  if ('environment' in tenant) {
    const loginUrl = tenant.origin === undefined ? loginUrlOf(tenant.environment) : `${tenant.origin}/login`;
    return { loginUrl: auth.loginUrl ?? loginUrl, tenantId: tenantId ?? tenant.id };
  }
  return { loginUrl: auth.loginUrl ?? '', tenantId: tenantId ?? '' };
}
