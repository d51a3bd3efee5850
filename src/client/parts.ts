import type { Settings } from '../config/schema.js';
import type { Contract } from '../contract/index.js';
import type { Secrets } from '../errors/index.js';
import type { HttpEngine, Network } from '../http/index.js';
import type { AnswerStore } from '../pipeline/caching/index.js';
import type { RoutingStep } from '../pipeline/call-path.js';
import type { CallTracker } from '../pipeline/call-tracker.js';
import type { Rate } from '../pipeline/requests/request-rate.js';
import type { Resilience } from '../pipeline/resilience/index.js';
import type { PolicyInForce, PolicyRouting, ShadowPath } from '../pipeline/routing/index.js';
import type { SharedRedis } from '../redis/index.js';
import type { EntityRepositories, FieldDefinitions } from '../repositories/index.js';
import type { TransportMaker } from '../transports/transport-maker.js';
import type { TransportParts } from '../transports/transport-parts.js';
import type { Repositories } from './connection.js';
import type { Entry } from './entry.js';
import { service } from './service.js';
import type { SharedParts } from './shared-state.js';
import type { TenantEndpoint } from './tenant-endpoint.js';

/** The container's own services, which may change in any version. */
export const PARTS = {
  /** The configuration, checked, with its defaults filled in. */
  Settings: service<Settings>('Settings'),
  /** Agents, operations and carriers. */
  Contract: service<Contract>('Contract'),
  /** The texts that must not appear in an error. */
  Secrets: service<Secrets>('Secrets'),
  /** The addresses of the tenant and of its login. */
  TenantEndpoint: service<TenantEndpoint>('TenantEndpoint'),
  /** Retries and limits. */
  Resilience: service<Resilience>('Resilience'),
  /** Proxies, certificates and headers. */
  Network: service<Network>('Network'),
  /** Limits requests per second; undefined for no limit. */
  RequestRate: service<Rate | undefined>('RequestRate'),
  /** What processes share in Redis; undefined without Redis. */
  SharedParts: service<SharedParts | undefined>('SharedParts'),
  /** The Redis that closes with the connection; undefined if a pool's is used. */
  OwnRedis: service<SharedRedis | undefined>('OwnRedis'),
  /** A transport that the connection can use; one for each `TransportModule` that is loaded. */
  TransportMaker: service<TransportMaker>('TransportMaker'),
  /** All of them. */
  TransportMakers: service<readonly TransportMaker[]>('TransportMakers'),
  /** Obtains the tickets of system users over SOAP; undefined without SOAP. */
  ExchangeOverSoap: service<Entry['exchangeOverSoap']>('ExchangeOverSoap'),
  /** Starts the embedded emulator; undefined if the entry does not contain it. */
  StartEmulator: service<Entry['startEmulator']>('StartEmulator'),
  /** Creates the parts of a transport. */
  TransportParts: service<(name: string) => TransportParts>('TransportParts'),
  /** Tracks the calls under way. */
  CallTracker: service<CallTracker>('CallTracker'),
  /** The routing policy in force. */
  Policy: service<PolicyInForce>('Policy'),
  /** Routes calls; undefined without routes. */
  Router: service<RoutingStep | undefined>('Router'),
  /** Executes shadow reads. */
  ShadowTransport: service<ShadowPath>('ShadowTransport'),
  /** Sends the bytes of shadow reads, so that they take none of the callers' connections. */
  ShadowHttpEngine: service<HttpEngine>('ShadowHttpEngine'),
  /** The repositories of entities, by name. */
  EntityRepositories: service<EntityRepositories>('EntityRepositories'),
  /** All repositories, by their names on a connection. */
  Repositories: service<Repositories>('Repositories'),
  /** What the tenant says about the fields that it added. */
  FieldDefinitions: service<FieldDefinitions>('FieldDefinitions'),
  /** The routing of `TYPES.Routing`, with the methods that a connection needs. */
  PolicyRouting: service<PolicyRouting>('Routing'),
  /** The cache of `TYPES.Cache`, as the pipeline uses it. */
  AnswerCache: service<AnswerStore>('Cache'),
} as const;
