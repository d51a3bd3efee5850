import { seedVersion } from '../seed/version.js';
import { type FaceAnswer, type FaceCall, jsonAnswer } from './context.js';

const fifteenMinutes = 15 * 60 * 1000;

/** `/api/state/{Cust}`: where a tenant lives now, for anybody who asks. */
export function stateAnswer({ server, origin, method }: FaceCall, steps: readonly string[]): FaceAnswer {
  const { tenant, clock } = server;
  const [api, state, id] = steps.map((step) => step.toLowerCase());
  if (api !== 'api' || state !== 'state' || id !== tenant.toLowerCase() || steps.length !== 3) return { status: 404 };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { Allow: 'GET' } };
  return jsonAnswer(200, {
    ContextIdentifier: tenant,
    Endpoint: `${origin}/${tenant}`,
    State: 'Running',
    IsRunning: true,
    ValidUntil: new Date(clock().getTime() + fifteenMinutes).toISOString(),
    Api: `${origin}/${tenant}/api`,
    Version: seedVersion.label,
  });
}
