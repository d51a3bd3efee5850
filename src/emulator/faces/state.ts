import type { EmulatedServer } from '../server.js';
import { type FaceAnswer, jsonAnswer } from './context.js';

const fifteenMinutes = 15 * 60 * 1000;

/** `/api/state/{Cust}`: where a tenant lives now, for anybody who asks. */
export function stateAnswer({ tenant, clock }: EmulatedServer, origin: string, steps: readonly string[]): FaceAnswer {
  const [api, state, id] = steps.map((step) => step.toLowerCase());
  if (api !== 'api' || state !== 'state' || id !== tenant.toLowerCase() || steps.length !== 3) return { status: 404 };
  return jsonAnswer(200, {
    ContextIdentifier: tenant,
    Endpoint: origin,
    Api: `${origin}/${tenant}/api`,
    State: 'Running',
    IsRunning: true,
    ValidUntil: new Date(clock().getTime() + fifteenMinutes).toISOString(),
  });
}
