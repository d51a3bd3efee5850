import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ConfigurationError } from '../../errors/index.js';
import { version } from '../../http/user-agent.js';
import type { Side } from '../side.js';

const text = z.string().max(10_000);

/** Identifies a run. */
export const runSchema = z.string().regex(/^[0-9a-f]{16}$/);

/** What must be the same for coordinator and workers, so that their results belong to one report. */
export const sidesSchema = z.object({
  tenant: text,
  version: text,
  sides: z.array(text).max(10),
  unmasked: z.boolean(),
  configuration: text,
});
export type SidesFingerprint = z.output<typeof sidesSchema>;

/** The names of what differs, for the message of a worker that refuses. */
const fingerprintNames: Readonly<Record<keyof SidesFingerprint, string>> = {
  tenant: 'the tenant',
  version: 'the version of superoffice-bridge',
  sides: 'the sides',
  unmasked: 'unmasked',
  configuration: 'the configuration',
};

/** @param configuration what else affects the answers, as a text without secrets */
export function fingerprintOf(
  { tenant, sides, unmasked }: { readonly tenant: string; readonly sides: readonly Side[]; readonly unmasked: boolean },
  configuration = '',
): SidesFingerprint {
  const names = sides.map(({ name, transport }) => (transport === undefined ? name : `${name} (${transport})`));
  return { tenant, version, sides: names, unmasked, configuration };
}

/**
 * @param what the sides are of, such as `sweep`
 * @throws {ConfigurationError} if a worker has other sides
 */
export function requireSameSides(what: string, wanted: SidesFingerprint, worker: SidesFingerprint): void {
  const shown = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
  for (const name of Object.keys(fingerprintNames) as (keyof SidesFingerprint)[]) {
    if (shown(wanted[name]) === shown(worker[name])) continue;
    throw new ConfigurationError(
      `the worker does not fit the ${what}: ${fingerprintNames[name]} of the ${what}: ${JSON.stringify(shown(wanted[name]))}, of the worker: ${JSON.stringify(shown(worker[name]))}; start the worker with the same`,
      { path: name },
    );
  }
}

/** Identifies a run: the same parameters, started at the same time. */
export function runOf(parameters: Readonly<Record<string, unknown>>, startedAt: string): string {
  return createHash('sha256').update(JSON.stringify({ parameters, startedAt })).digest('hex').slice(0, 16);
}
