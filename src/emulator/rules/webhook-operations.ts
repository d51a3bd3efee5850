import type { OperationHandler } from '../operation-handler.js';

/** The operations on webhooks beyond those on each entity, by the names of agent and operation. */
export const webhookOperations: readonly (readonly [string, OperationHandler])[] = [];
