import type { ConfigurationOrigin } from '../errors/index.js';
import type { Environment } from './environment.js';
import { configurationSchema } from './schema.js';
import { isSecret, pathText, shapesAt } from './setting-shapes.js';
import { nearestPart, plain, sourced, type Sourced, values } from './sourced.js';

/** One setting as it is in force. */
export interface SettingInForce {
  /** Such as `tenant.id` or `routes[1].match`. */
  readonly path: string;
  /** What can be shown: `***` for a secret, and a text with `${NAME}` as it is written. */
  readonly shown: string;
  readonly origin: ConfigurationOrigin;
}

const mask = '***';
const tokenKeyPath = ['auth', 'tokenStore', 'key'];
const tokenKeyVariable = 'SUPEROFFICE_TOKEN_KEY';

/** Every setting with its origin, those that nobody set as the defaults they are; what is merely possible is left out. */
export function settingsInForce(merged: Sourced, environment: Environment): readonly SettingInForce[] {
  const complete = sourced(configurationSchema.parse(plain(merged)), { kind: 'default' });
  const settings = [...values(complete)].map(({ path, part: { value } }) => {
    const { part, whole } = nearestPart(merged, path);
    const written = whole && part.kind === 'value' ? part.written : undefined;
    const secret = isSecret(shapesAt(configurationSchema, path));
    return {
      path: pathText(path),
      shown: secret ? mask : (written ?? show(value)),
      origin: whole ? part.origin : ({ kind: 'default' } as const),
    };
  });
  const store = nearestPart(complete, tokenKeyPath.slice(0, -1));
  const keyed = nearestPart(complete, tokenKeyPath).whole || environment[tokenKeyVariable] === undefined;
  if (!store.whole || keyed) return settings;
  const origin = { kind: 'environment', variable: tokenKeyVariable } as const;
  return [...settings, { path: pathText(tokenKeyPath), shown: mask, origin }];
}

function show(value: unknown): string {
  if (typeof value === 'function') return '(a function)';
  // A password can hide in an address.
  if (typeof value === 'string') return value.replace(/(?<=:\/\/)[^/?#]*@/g, `${mask}@`);
  return String(value);
}
