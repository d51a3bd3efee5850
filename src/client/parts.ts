import type { Settings } from '../config/schema.js';
import type { Contract } from '../contract/index.js';
import type { Secrets } from '../errors/index.js';
import type { HttpEngine } from '../http/index.js';
import type { AnswerCache } from '../pipeline/caching/index.js';
import type { RoutingStep } from '../pipeline/call-path.js';
import type { CallTracker } from '../pipeline/call-tracker.js';
import type { Resilience } from '../pipeline/resilience/index.js';
import type { PolicyInForce, PolicyRouting, ShadowPath } from '../pipeline/routing/index.js';
import type { EntityRepositories } from '../repositories/index.js';
import type { TransportParts } from '../transports/transport-parts.js';
import type { Repositories } from './connection.js';
import { service } from './service.js';
import type { TenantEndpoint } from './tenant-endpoint.js';

/** What the container binds for itself; these may change in any version. */
export const PARTS = {
  /** The configuration, checked and completed. */
  Settings: service<Settings>('Settings'),
  /** Agents, operations and carriers. */
  Contract: service<Contract>('Contract'),
  /** What must not appear in an error. */
  Secrets: service<Secrets>('Secrets'),
  /** Where the tenant is, and where to sign in to it. */
  TenantEndpoint: service<TenantEndpoint>('TenantEndpoint'),
  /** Retries and limits. */
  Resilience: service<Resilience>('Resilience'),
  /** Makes what a transport is made of, for each its own. */
  TransportParts: service<() => TransportParts>('TransportParts'),
  /** Which calls are under way. */
  CallTracker: service<CallTracker>('CallTracker'),
  /** The policy that calls are routed by. */
  Policy: service<PolicyInForce>('Policy'),
  /** Routes calls; undefined without routes. */
  Router: service<RoutingStep | undefined>('Router'),
  /** What shadow reads call. */
  ShadowTransport: service<ShadowPath>('ShadowTransport'),
  /** Sends the bytes of shadow reads, so that they take none of the callers' connections. */
  ShadowHttpEngine: service<HttpEngine>('ShadowHttpEngine'),
  /** The repositories of entities, by their names. */
  EntityRepositories: service<EntityRepositories>('EntityRepositories'),
  /** All repositories, by the names under which a connection has them. */
  Repositories: service<Repositories>('Repositories'),
  /** The routing of `TYPES.Routing`, with what a connection does with it. */
  PolicyRouting: service<PolicyRouting>('Routing'),
  /** The cache of `TYPES.Cache`, as the pipeline uses it. */
  AnswerCache: service<AnswerCache>('Cache'),
} as const;
