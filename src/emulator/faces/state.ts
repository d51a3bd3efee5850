import type { EmulatedServer } from '../server.js';
import { seedVersion } from '../seed/version.js';
import { type FaceAnswer, type FaceCall, jsonAnswer } from './context.js';

const fifteenMinutes = 15 * 60 * 1000;

/** `/api/state/{Cust}`: the current address of a tenant, without authentication. */
export function stateAnswer({ server, origin, method }: FaceCall, steps: readonly string[]): FaceAnswer {
  const { tenant, clock, settings } = server;
  const endpoint = `${server.movedTo ?? origin}/${tenant}`;
  const [api, state, id] = steps.map((step) => step.toLowerCase());
  if (api !== 'api' || state !== 'state' || id !== tenant.toLowerCase() || steps.length !== 3) return { status: 404 };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { Allow: 'GET' } };
  return jsonAnswer(200, {
    ContextIdentifier: tenant,
    Endpoint: endpoint,
    State: settings.state,
    IsRunning: isRunning(settings.state),
    ValidUntil: new Date(clock().getTime() + fifteenMinutes).toISOString(),
    Api: `${endpoint}/api`,
    Version: seedVersion.label,
  });
}

/** Whether the services of a tenant in this state answer. */
export function isRunning(state: string): boolean {
  return state === 'Running' || state === 'OnlineMaintenance';
}

/** The answer of a tenant's services if it has moved or is not running; undefined if they can answer. */
export function absenceAnswer({ movedTo, settings }: EmulatedServer, here: string | undefined): FaceAnswer | undefined {
  if (!isRunning(settings.state)) return jsonAnswer(503, { Message: `The tenant is in the state ${settings.state}` });
  if (movedTo === here) return undefined;
  return jsonAnswer(421, { Message: 'Wrong subdomain used to access tenant' });
}
