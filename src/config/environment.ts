import { nearest } from '../errors/index.js';
import { tokenKeyVariable } from './auth.js';
import { configurationSchema } from './schema.js';
import { formerNames, fromText, scalarSettings, type Shape, shapesAt } from './setting-shapes.js';
import type { WithOrigin, ValueWithOrigin } from './with-origin.js';

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'SUPEROFFICE_';

/** The variable for the configuration file, or `none` for no file. */
export const fileVariable = `${prefix}CONFIG`;

/** Variables with the same prefix that are not settings, with their descriptions. */
export const otherVariables: Readonly<Record<string, string>> = {
  [fileVariable]: 'the configuration file, or none',
  [tokenKeyVariable]: 'the key of a token store, if auth.tokenStore.key is not set',
  [`${prefix}CLIENT_SECRET`]: 'the client secret, for superoffice-bridge login',
};

export interface SettingVariable {
  readonly path: readonly string[];
  readonly shapes: readonly Shape[];
}

let variables: ReadonlyMap<string, SettingVariable> | undefined;

/**
 * The environment variable of every scalar setting: the setting's path in capitals with underscores between words, so
 * `auth.tokenStore.folder` is SUPEROFFICE_AUTH_TOKEN_STORE_FOLDER. Settings in lists have none.
 */
export function settingVariables(): ReadonlyMap<string, SettingVariable> {
  return (variables ??= new Map(
    scalarSettings(configurationSchema).map((setting) => [variableOf(setting.path), setting] as const),
  ));
}

/** The variables of settings that were renamed. */
function formerVariables(): readonly (readonly [string, SettingVariable])[] {
  return [...settingVariables().values()].flatMap(({ path, shapes }) =>
    path.flatMap((name, index) => {
      const owner = path.slice(0, index);
      const renamed = shapesAt(configurationSchema, owner).flatMap((shape) =>
        Object.entries(formerNames.get(shape) ?? {}),
      );
      return renamed
        .filter(([, current]) => current === name)
        .map(([former]) => {
          const formerPath = [...owner, former, ...path.slice(index + 1)];
          return [variableOf(formerPath), { path: formerPath, shapes }] as const;
        });
    }),
  );
}

function variableOf(path: readonly string[]): string {
  return prefix + path.map((name) => name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toUpperCase()).join('_');
}

/** The settings from the environment. Empty variables and unknown names are ignored. */
export function environmentLayer(environment: Environment): WithOrigin | undefined {
  const root: Branch = new Map();
  let named = false;
  // Under a former name too, so that the error about it is given here as well.
  for (const [variable, { path, shapes }] of [...settingVariables(), ...formerVariables()]) {
    const text = environment[variable];
    if (text === undefined || text === '') continue;
    named = true;
    const value: ValueWithOrigin = {
      kind: 'value',
      value: fromText(shapes, text),
      origin: { kind: 'environment', variable },
    };
    setPath(root, path, value);
  }
  return named ? build(root) : undefined;
}

/** Variables that look like settings but are not, with the name that was probably meant. */
export function unknownVariables(
  environment: Environment,
): readonly { readonly variable: string; readonly near: string | undefined }[] {
  const known = [...settingVariables().keys(), ...Object.keys(otherVariables)];
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && environment[name] !== '' && !known.includes(name))
    .map((variable) => ({ variable, near: nearest(variable, known) }));
}

type Branch = Map<string, Branch | ValueWithOrigin>;

function isBranch(part: Branch | ValueWithOrigin | undefined): part is Branch {
  return part instanceof Map;
}

function setPath(root: Branch, path: readonly string[], value: ValueWithOrigin): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const inner = branch.get(name);
    const next = isBranch(inner) ? inner : new Map<string, Branch | ValueWithOrigin>();
    // Such as SUPEROFFICE_TENANT=emulator together with SUPEROFFICE_TENANT_ID.
    if (inner !== undefined && !isBranch(inner)) {
      value = { ...value, problem: `cannot be set together with ${variableOf(path.slice(0, path.indexOf(name) + 1))}` };
    }
    branch.set(name, next);
    branch = next;
  }
  branch.set(path.at(-1) ?? '', value);
}

function build(branch: Branch): WithOrigin {
  const members = [...branch].map(([name, part]) => [name, isBranch(part) ? build(part) : part] as const);
  const [first] = members;
  return { kind: 'object', members: new Map(members), origin: first?.[1].origin ?? { kind: 'default' } };
}
