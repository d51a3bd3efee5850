// What an example in a doc comment may use without saying where it comes from: a connection, and values of an application.
import type { expect, it } from '@jest/globals';
import type { Container } from 'inversify';
import type {
  Credentials,
  HttpEngine,
  InteractiveSignIn,
  SeenWebhooks,
  SuperOffice,
  SuperOfficeConfiguration,
  TenantPool,
  TokenStore,
  WebhookPayload,
} from '../../src/index.js';
import type { Emulator } from '../../src/emulator/index.js';
import type { CallRecorder, Gateway, GatewayServer } from '../../src/gateway/index.js';
import type { ParityReport } from '../../src/migration/index.js';

/** These have a value when an example runs. */
export interface Running {
  so: SuperOffice;
  logger: Pick<Console, 'error' | 'info' | 'warn'>;
  emulator: Emulator;
}

interface Received {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Examples that use these are compiled, and not run. */
export interface CompiledOnly {
  expect: typeof expect;
  it: typeof it;
  auth: SuperOfficeConfiguration['auth'];
  rest: SuperOffice;
  soap: SuperOffice;
  app: { post(path: string, handle: (request: Received) => Promise<void>): void };
  container: Container;
  credentials: Credentials;
  engine: HttpEngine;
  callRecorder: CallRecorder;
  gateway: Gateway;
  server: GatewayServer;
  pool: TenantPool;
  report: ParityReport;
  signIn: InteractiveSignIn;
  redis: { set(...values: (string | number)[]): Promise<string | null>; del(key: string): Promise<number> };
  request: Received & { url: string };
  secret: string;
  seen: SeenWebhooks;
  store: TokenStore;
  accountWasUnlocked(): Promise<boolean>;
  companyCreated(id: number): Promise<void>;
  handle(payload: WebhookPayload): Promise<void>;
  forgetTenant(id: string): Promise<void>;
  tokenOf(tenant: string): Promise<string>;
  appToken: string;
  clientId: string;
  clientSecret: string;
  key: string;
  privateKey: string;
  redirectUri: string;
  systemUserToken: string;
  password: string;
}

export interface Surroundings extends Running, CompiledOnly {}
