import * as z from 'zod';
import type { CanonicalObject } from '../contract/index.js';
import { ProtocolError } from '../errors/index.js';
import { type HttpEngine, type HttpRequest, jsonText } from '../http/index.js';
import { parseJson } from '../parsing/index.js';

/** What the API endpoint answers without credentials (vendor's documentation, `en/api/web-services/endpoints/get-webapi-version`). */
const versions = z.object({
  NetServer: z.string().nullish(),
  NetServerVersion: z.string().nullish(),
  NetServerAssembly: z.string().nullish(),
  NetServerLabel: z.string().nullish(),
});

/**
 * The outputs of `SoPrincipal.GetSystemInfo`, as far as REST says them without credentials: the versions. Everything else is at
 * its default, such as the licence, which REST tells only to users who are signed in.
 */
export async function systemInfo(
  site: string,
  engine: HttpEngine,
  limits: Pick<HttpRequest, 'timeout' | 'signal'>,
): Promise<CanonicalObject> {
  const url = `${site}/api`;
  const { status, headers, body } = await engine.send({
    ...{ method: 'GET', url, ...limits },
    headers: { Accept: 'application/json' },
  });
  const found = status === 200 ? versionsIn(jsonText(body, headers['content-type'])) : undefined;
  if (found === undefined) throw new ProtocolError(`GET ${url} did not answer the versions of NetServer`, { status });
  const { NetServer, NetServerVersion, NetServerAssembly, NetServerLabel } = found;
  return {
    SystemInfo: {
      Description: NetServer,
      FileVersion: NetServerVersion,
      AssemblyVersion: NetServerAssembly,
      BuildLabel: NetServerLabel,
    },
  };
}

function versionsIn(text: string): z.output<typeof versions> | undefined {
  try {
    return versions.parse(parseJson(text));
  } catch {
    return undefined;
  }
}
