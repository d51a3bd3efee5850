import type { CanonicalObject } from '../contract/index.js';
import type { Session } from './access/access.js';
import type { EmulatedServer } from './server.js';

/** An operation of an agent, from parameters to outputs, both by name. */
export type OperationHandler = (
  server: EmulatedServer,
  parameters: CanonicalObject,
  session: Session,
) => CanonicalObject;

/** An operation that waits for something, such as another server. It checks its parameters before it returns a promise. */
export type WaitingHandler = (...given: Parameters<OperationHandler>) => Promise<CanonicalObject>;
