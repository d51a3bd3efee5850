import { Container } from 'inversify';
import type { Credentials } from '../../auth/index.js';
import { oneTransport, type SuperOfficeConfiguration } from '../../config/index.js';
import type { SuperOffice } from '../../client/superoffice.js';
import { superOfficeModule } from '../../client/superoffice-module.js';
import type { TenantEndpoint } from '../../client/tenant-endpoint.js';
import { TYPES } from '../../client/types.js';
import type { Contract } from '../../contract/index.js';
import { type Secrets, type TransportName } from '../../errors/index.js';
import type { HttpEngine, Network } from '../../http/index.js';
import type { Sites } from '../../tenant/site.js';
import { CapturingEngine } from './capture/capturing-engine.js';
import type { CapturedExchange } from './capture/exchange.js';
import type { LabelledEngine } from './capture/labelled-engine.js';
import { ReplayingEngine } from './capture/replaying-engine.js';
import { PARTS } from '../../client/parts.js';

/** A connection whose requests are labelled by the read that they belong to. */
export interface ExaminedConnection {
  readonly so: SuperOffice;
  readonly engine: LabelledEngine;
  readonly contract: Contract;
  /** Removes the secrets of the connection from a text. */
  redact(text: string): string;
}

/** A connection to a server rather than a file. */
export interface LiveConnection extends ExaminedConnection {
  readonly sites: Sites;
  readonly network: Network;
  /** The kind of credentials, such as `systemUser`. */
  readonly auth: string;
}

/**
 * Opens a connection that can only read. Routes, caching and retries are off, since they would hide what the server returns.
 *
 * @throws {ConfigurationError} for an invalid configuration
 */
export function liveConnection(configuration: SuperOfficeConfiguration): LiveConnection {
  const container = containerOf({ ...configuration, hooks: undefined, audit: undefined });
  const place = () => container.get<TenantEndpoint>(PARTS.TenantEndpoint);
  let capturing: CapturingEngine | undefined;
  container.onActivation<HttpEngine>(TYPES.HttpEngine, (_context, engine) => {
    return (capturing = new CapturingEngine(engine, async () => place().login()));
  });
  container.get(TYPES.HttpEngine);
  if (capturing === undefined) throw new TypeError('the container has no engine');
  return {
    ...partsOf(container, capturing),
    get sites() {
      return place().sites;
    },
    network: container.get<Network>(PARTS.Network),
    auth: configuration.auth?.kind ?? 'none',
  };
}

/** Opens a connection to a capture. Nothing is sent, and there is no sign-in. */
export function replayedConnection(
  transport: TransportName,
  exchanges: readonly CapturedExchange[],
): ExaminedConnection {
  const container = containerOf({
    transport,
    tenant: { url: 'http://replayed.invalid/Replayed' },
    auth: { kind: 'basic', username: 'none', password: 'none' },
  });
  const engine = new ReplayingEngine(exchanges);
  container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(engine);
  container.rebind<Credentials>(TYPES.Credentials).toConstantValue(replayedCredentials);
  return partsOf(container, engine);
}

const replayedCredentials: Credentials = {
  kind: 'replayed',
  advice: 'the file holds what the server answered',
  httpHeaders: async () => ({}),
  soapCredentials: async () => ({ applicationToken: undefined, ticket: undefined }),
  refused: () => false,
};

function containerOf(configuration: SuperOfficeConfiguration): Container {
  const container = new Container();
  container.load(
    superOfficeModule({
      ...configuration,
      timeZone: undefined,
      shadows: undefined,
      ...oneTransport(configuration.transport),
      resilience: { attempts: 1, breaker: false },
    }),
  );
  return container;
}

function partsOf(container: Container, engine: LabelledEngine): ExaminedConnection {
  return {
    so: container.get<SuperOffice>(TYPES.Connection),
    engine,
    contract: container.get<Contract>(PARTS.Contract),
    redact: (text) => container.get<Secrets>(PARTS.Secrets).redact(text),
  };
}
