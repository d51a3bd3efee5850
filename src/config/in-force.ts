import type { ConfigurationOrigin } from '../errors/index.js';
import { tokenKeyVariable } from './auth.js';
import type { Environment } from './environment.js';
import { configurationSchema } from './schema.js';
import { isSecret, pathText, shapesAt } from './setting-shapes.js';
import { nearestPart, plain, withOrigin, type WithOrigin, values } from './with-origin.js';

/** One setting in force. */
export interface SettingInForce {
  /** Such as `tenant.id` or `routes[1].match`. */
  readonly path: string;
  /** The value to display: `***` for a secret, and a value with `${NAME}` as it is written. */
  readonly shown: string;
  readonly origin: ConfigurationOrigin;
}

const mask = '***';
const tokenStorePath = ['auth', 'tokenStore'];
const tokenKeyPath = [...tokenStorePath, 'key'];

/** Every setting that has a value, with its origin. Optional settings without a value are left out. */
export function settingsInForce(merged: WithOrigin, environment: Environment): readonly SettingInForce[] {
  const complete = withOrigin(configurationSchema.parse(plain(merged)), { kind: 'default' });
  const settings = [...values(complete)].map(({ path, part: { value } }) => {
    const { part, whole } = nearestPart(merged, path);
    const written = whole && part.kind === 'value' ? part.written : undefined;
    const secret = isSecret(shapesAt(configurationSchema, path));
    return {
      path: pathText(path),
      shown: secret ? mask : show(written ?? value),
      origin: whole ? part.origin : ({ kind: 'default' } as const),
    };
  });
  const keyless = nearestPart(complete, tokenStorePath).whole && !nearestPart(complete, tokenKeyPath).whole;
  if (!keyless || environment[tokenKeyVariable] === undefined) return settings;
  const origin = { kind: 'environment', variable: tokenKeyVariable } as const;
  const beside = settings.findLastIndex(({ path }) => path.startsWith(`${pathText(tokenStorePath)}.`));
  return settings.toSpliced(beside + 1, 0, { path: pathText(tokenKeyPath), shown: mask, origin });
}

function show(value: unknown): string {
  if (typeof value === 'function') return '(a function)';
  // A URL can contain a password.
  if (typeof value === 'string') return value.replace(/(?<=:\/\/)[^/?#]*@/g, `${mask}@`);
  return String(value);
}
