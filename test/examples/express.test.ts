import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SuperOffice } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';

interface Service {
  readonly url: string;
  readonly so: SuperOffice;
  close(): Promise<void>;
}

const example = join(process.cwd(), 'examples', 'express');
const files = ['1-soap.yaml', '2-watch.yaml', '3-canary.yaml', '4-rest.yaml'];
const folder = new ConfigurationFolder();
const variables = ['SUPEROFFICE_SITE', 'SUPEROFFICE_USER', 'SUPEROFFICE_PASSWORD'] as const;

let emulator: Emulator;
let startService: (options: { port: number; configFile: string }) => Promise<Service>;

beforeAll(async () => {
  emulator = await startEmulator();
  emulator.settings.record = true;
  const values = [emulator.url, emulator.credentials.username, emulator.credentials.password];
  variables.forEach((name, index) => (process.env[name] = values[index]));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const service: unknown = await import(join(example, 'service.mjs'));
  ({ startService } = service as { startService: typeof startService });
});
afterAll(async () => {
  for (const name of variables) Reflect.deleteProperty(process.env, name);
  jest.restoreAllMocks();
  await emulator.close();
  folder.remove();
});

/** What users of the service see, good and bad, reads and a write. */
async function answersOf({ url }: Service): Promise<unknown[]> {
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(url + path, init);
    return [path, response.status, await response.json()];
  };
  const department = (name: string) => ({
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ department: name }),
  });
  return [
    await ask('/me'),
    await ask('/tasks'),
    await ask('/companies?name=a'),
    ...(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((id) => ask(`/companies/${id}`)))),
    await ask('/companies/999999'),
    await ask('/companies/zero'),
    await ask('/companies/2/department', department('Blåbær')),
    await ask('/companies/2'),
    await ask('/companies/2/department', department('Leeds')),
  ];
}

let seenBefore = 0;

/** Which APIs have been asked since the last time. */
function facesAsked(): string[] {
  const latest = emulator.requests.slice(seenBefore);
  seenBefore = emulator.requests.length;
  return [...new Set(latest.map(({ face }) => face))].sort();
}

describe('the example: an Express service', () => {
  it('gives the same answers with each of its four configuration files', async () => {
    const seen: unknown[] = [];
    const faces: string[][] = [];
    for (const name of files) {
      const service = await startService({ port: 0, configFile: join(example, name) });
      facesAsked();
      seen.push(await answersOf(service));
      await service.close();
      faces.push(facesAsked());
    }
    const [first, ...others] = seen;
    expect((first as unknown[][]).map(([, status]) => status)).toEqual([
      ...Array.from({ length: 11 }, () => 200),
      404,
      400,
      200,
      200,
      200,
    ]);
    for (const other of others) expect(other).toEqual(first);
    expect(faces[0]).toEqual(['soap']);
    expect(faces[1]).toContain('rest');
    expect(faces[2]).toEqual(expect.arrayContaining(['rest', 'soap']));
    expect(faces[3]).toEqual(['rest']);
  });

  it('moves while it runs, through all four and back', async () => {
    const configFile = folder.write('superoffice.config.yaml', readFileSync(join(example, '1-soap.yaml'), 'utf8'));
    const service = await startService({ port: 0, configFile });
    const first = await answersOf(service);
    for (const name of ['2-watch.yaml', '3-canary.yaml', '4-rest.yaml', '1-soap.yaml']) {
      const applied = new Promise<unknown>((resolve) => service.so.routing.on('applied', resolve));
      copyFileSync(join(example, name), configFile);
      await applied;
      expect(await answersOf(service)).toEqual(first);
    }
    await service.close();
  });
});
