import type { SuperOfficeConfiguration } from '../../src/index.js';
import type { Emulator } from '../../src/emulator/index.js';
import { doctor, type DoctorOptions, type LiveConnection, liveConnection } from '../../src/migration/doctor/index.js';
import { type TestedTransport, transportNames } from './transports.js';

export interface DoctorRun extends Partial<Omit<DoctorOptions, 'connections' | 'tenant'>> {
  readonly url: string;
  readonly auth?: SuperOfficeConfiguration['auth'];
  readonly transports?: readonly TestedTransport[];
}

/** Looks at whatever answers at an address. */
export async function lookAt({ url, auth, transports = transportNames, ...options }: DoctorRun) {
  const credentials = auth ?? { kind: 'basic', username: 'sam', password: 'sam' };
  const connections = new Map<TestedTransport, LiveConnection>(
    transports.map((transport) => [transport, liveConnection({ transport, tenant: { url }, auth: credentials })]),
  );
  try {
    return await doctor({ connections, tenant: 'a test', environment: {}, timeout: 5_000, ...options });
  } finally {
    await Promise.all([...connections.values()].map(({ so }) => so.close()));
  }
}

export function lookAtEmulator({ url, credentials }: Emulator, options: Omit<DoctorRun, 'url'> = {}) {
  const { username, password } = credentials;
  return lookAt({ url, auth: { kind: 'basic', username, password }, ...options });
}
