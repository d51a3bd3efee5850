import { nearest } from '../errors/index.js';
import { tokenKeyVariable } from './auth.js';
import { configurationSchema } from './schema.js';
import { formerNames, fromText, scalarSettings, type Shape, shapesAt } from './setting-shapes.js';
import type { Sourced, SourcedValue } from './sourced.js';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'SUPEROFFICE_';

/** Names the configuration file, or is `none` for no file. */
export const fileVariable = `${prefix}CONFIG`;

/** Variables with the same beginning that are no settings, and what they are. */
export const otherVariables: Readonly<Record<string, string>> = {
  [fileVariable]: 'the configuration file, or none',
  [tokenKeyVariable]: 'the key of a token store, where auth.tokenStore.key is not set',
  [`${prefix}CLIENT_SECRET`]: 'the client secret, for superoffice-bridge login',
};

export interface SettingVariable {
  readonly path: readonly string[];
  readonly shapes: readonly Shape[];
}

let variables: ReadonlyMap<string, SettingVariable> | undefined;

/**
 * The environment variable of every single setting, by its name: the setting's path in capitals, with an underscore
 * between words, so `auth.tokenStore.folder` is SUPEROFFICE_AUTH_TOKEN_STORE_FOLDER. Lists have none.
 */
export function settingVariables(): ReadonlyMap<string, SettingVariable> {
  return (variables ??= new Map(
    scalarSettings(configurationSchema).map((setting) => [variableOf(setting.path), setting] as const),
  ));
}

/** The variables of settings that were renamed. */
function formerVariables(): readonly (readonly [string, SettingVariable])[] {
  return [...settingVariables().values()].flatMap(({ path, shapes }) => {
    const owner = path.slice(0, -1);
    const renamed = shapesAt(configurationSchema, owner).flatMap((shape) =>
      Object.entries(formerNames.get(shape) ?? {}),
    );
    return renamed
      .filter(([, name]) => name === path.at(-1))
      .map(([former]) => [variableOf([...owner, former]), { path: [...owner, former], shapes }] as const);
  });
}

function variableOf(path: readonly string[]): string {
  return prefix + path.map((name) => name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toUpperCase()).join('_');
}

/** What the environment says. An empty variable says nothing, and a name that is no setting's is let be. */
export function environmentLayer(environment: Environment): Sourced | undefined {
  const root: Branch = new Map();
  let named = false;
  // Under a former name too, so that the error about it is given here as well.
  for (const [variable, { path, shapes }] of [...settingVariables(), ...formerVariables()]) {
    const text = environment[variable];
    if (text === undefined || text === '') continue;
    named = true;
    const value: SourcedValue = {
      kind: 'value',
      value: fromText(shapes, text),
      origin: { kind: 'environment', variable },
    };
    plant(root, path, value);
  }
  return named ? grown(root) : undefined;
}

/** Variables that look like settings and are none, with the name that was likely meant. */
export function strayVariables(
  environment: Environment,
): readonly { readonly variable: string; readonly near: string | undefined }[] {
  const known = [...settingVariables().keys(), ...Object.keys(otherVariables)];
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && environment[name] !== '' && !known.includes(name))
    .map((variable) => ({ variable, near: nearest(variable, known) }));
}

type Branch = Map<string, Branch | SourcedValue>;

function isBranch(part: Branch | SourcedValue | undefined): part is Branch {
  return part instanceof Map;
}

function plant(root: Branch, path: readonly string[], value: SourcedValue): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const inner = branch.get(name);
    const next = isBranch(inner) ? inner : new Map<string, Branch | SourcedValue>();
    // `SUPEROFFICE_TENANT=emulator` beside SUPEROFFICE_TENANT_ID: they cannot both hold.
    if (inner !== undefined && !isBranch(inner)) {
      value = { ...value, problem: `cannot be set beside ${variableOf(path.slice(0, path.indexOf(name) + 1))}` };
    }
    branch.set(name, next);
    branch = next;
  }
  branch.set(path.at(-1) ?? '', value);
}

function grown(branch: Branch): Sourced {
  const members = [...branch].map(([name, part]) => [name, isBranch(part) ? grown(part) : part] as const);
  const [first] = members;
  return { kind: 'object', members: new Map(members), origin: first?.[1].origin ?? { kind: 'default' } };
}
