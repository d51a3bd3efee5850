import { readFile } from 'node:fs/promises';
import type { ShadowReport, SuperOffice } from '../../src/index.js';
import { type ScriptedTenant, scriptedTenant } from './scripted-transports.js';

export const routes = [{ match: 'contacts.*', transport: 'rest' as const, shadow: { transport: 'soap' as const } }];
export const control = { ContactId: 5, Name: 'Acme', Persons: [{ PersonId: 1 }] };

export function shadowed(shadows = {}): ScriptedTenant {
  const tenant = scriptedTenant({ routes, shadows });
  tenant.rest.script = () => structuredClone(control);
  tenant.shadows.rest.script = () => structuredClone(control);
  return tenant;
}

/** The next report. */
export function reportOf({ routing }: SuperOffice): Promise<ShadowReport> {
  return new Promise((resolve) => {
    const stop = routing.on('shadow', (report) => {
      stop();
      resolve(report);
    });
  });
}

/** The lines of `shadows.file`. */
export async function linesIn(file: string): Promise<Partial<ShadowReport>[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Partial<ShadowReport>);
}

/** Waits until everything under way is done. */
export async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise(setImmediate);
}

export const never = () => new Promise(() => undefined);
