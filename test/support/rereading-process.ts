// A process that reads configurations repeatedly while their files change.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { loadConfiguration } from '../../src/config/index.js';

interface Place {
  readonly place: string;
  readonly name: string;
  readonly type: string | null;
  readonly versions: readonly Readonly<Record<string, string>>[];
}

const places = JSON.parse(process.env['input'] ?? '[]') as readonly Place[];
const read: string[][] = [];
for (const { place, name, type, versions } of places) {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify(type === null ? {} : { type }));
  const seen: string[] = [];
  for (const version of versions) {
    for (const [file, text] of Object.entries(version)) writeFileSync(join(place, file), text);
    const sources = { configFile: join(place, name), environment: {} };
    const loaded = await loadConfiguration(undefined, sources).catch((error: unknown) => error);
    seen.push(
      loaded instanceof Error
        ? `${loaded.name}: ${loaded.message}${inspect(loaded).includes('secret-token') ? ' secret-token' : ''}`
        : (loaded as { configuration: { transport: string } }).configuration.transport,
    );
  }
  read.push(seen);
}
process.stdout.write(JSON.stringify(read));
