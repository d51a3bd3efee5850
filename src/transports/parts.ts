import type { Credentials } from '../auth/index.js';
import type { Secrets } from '../errors/index.js';
import type { HttpEngine } from '../http/index.js';
import type { Resilience } from '../pipeline/resilience/index.js';
import type { Sites } from '../tenant/site.js';
import type { ConnectionSettings } from './transport.js';

/** What every transport is made of. */
export interface TransportParts {
  readonly settings: ConnectionSettings;
  readonly sites: Sites;
  readonly credentials: Credentials;
  readonly engine: HttpEngine;
  readonly secrets: Secrets;
  readonly resilience: Resilience;
}
