import { inspect } from 'node:util';
import { ConfigurationError, type ConfigurationOrigin, type ConfigurationProblem } from '../errors/index.js';
import type { Environment } from './environment.js';
import { settingsInForce, type SettingInForce } from './in-force.js';
import type { SuperOfficeConfiguration } from './configuration.js';
import { configurationSchema, invalidConfiguration } from './schema.js';
import { pathOf, shapesAt } from './setting-shapes.js';
import { nearestPart, plain, values, type WithOrigin } from './with-origin.js';

interface LoadedParts {
  readonly merged: WithOrigin;
  readonly file: string | undefined;
  readonly fingerprint: string | undefined;
  readonly environment: Environment;
}

/** A configuration with the origin of every value. It prints nothing that may be secret. */
export class LoadedConfiguration {
  /** The absolute path of the configuration file; undefined if there is none. */
  readonly file: string | undefined;
  /** Identifies the content of the file. */
  readonly fingerprint: string | undefined;
  readonly #merged: WithOrigin;
  readonly #environment: Environment;

  constructor({ merged, file, fingerprint, environment }: LoadedParts) {
    this.file = file;
    this.fingerprint = fingerprint;
    this.#merged = merged;
    this.#environment = environment;
  }

  /** The merged configuration with its secrets, as `superOfficeModule` takes it. */
  get configuration(): SuperOfficeConfiguration {
    return plain(this.#merged) as SuperOfficeConfiguration;
  }

  /**
   * The origin of a setting such as `tenant.id` or `routes[1].match`. A setting in no layer is a default.
   *
   * @example
   * const loaded = await loadConfiguration({ transport: 'rest', tenant: 'emulator' });
   * loaded.originOf('transport').kind; // 'argument'
   */
  originOf(path: string): ConfigurationOrigin {
    const { part, whole } = nearestPart(this.#merged, pathOf(path));
    return whole ? part.origin : { kind: 'default' };
  }

  /**
   * The environment variables that the file refers to by `${NAME}`.
   *
   * @example
   * const loaded = await loadConfiguration({ transport: 'rest', tenant: 'emulator' });
   * loaded.variables; // such as ['CRM_PASSWORD']
   */
  get variables(): readonly string[] {
    const used = [...values(this.#merged)].flatMap(({ part: { origin } }) =>
      origin.kind === 'file' ? (origin.variables ?? []) : [],
    );
    return [...new Set(used)];
  }

  /**
   * Every setting in force with its origin; secrets are masked.
   *
   * @example
   * const loaded = await loadConfiguration({ transport: 'rest', tenant: 'emulator' });
   * console.table(loaded.settings());
   */
  settings(): readonly SettingInForce[] {
    return settingsInForce(this.#merged, this.#environment);
  }

  /**
   * Adds the place of the setting to an error that names one by its `path`. Other errors are returned as they are.
   *
   * @example
   * const loaded = await loadConfiguration();
   * try {
   *   container.load(superOfficeModule(loaded.configuration));
   * } catch (error) {
   *   throw loaded.placed(error);
   * }
   */
  placed(error: unknown): unknown {
    if (!(error instanceof ConfigurationError) || error.path === undefined) return error;
    if (error.problems.length > 0)
      return invalidConfiguration(error.problems.map((each) => placed(each, this.#merged)));
    const message = error.message.startsWith(error.path)
      ? error.message.slice(error.path.length).replace(/^:? */, '')
      : error.message;
    const problem = placed({ path: error.path, message }, this.#merged);
    return problem.origin === undefined ? error : invalidConfiguration([problem], error);
  }

  /**
   * Only the file, for logs.
   *
   * @example
   * const loaded = await loadConfiguration({ transport: 'rest', tenant: 'emulator' });
   * logger.info(JSON.stringify(loaded)); // no settings, because they contain secrets
   */
  toJSON(): unknown {
    return { file: this.file };
  }

  [inspect.custom](): string {
    return `LoadedConfiguration(${this.file ?? 'no file'})`;
  }
}

/** Adds the place of a problem, if a layer contains the setting or something around it. */
export function placed(problem: ConfigurationProblem, merged: WithOrigin): ConfigurationProblem {
  if (problem.origin !== undefined) return problem;
  const path = pathOf(problem.path);
  const { part, whole } = nearestPart(merged, path);
  const known = shapesAt(configurationSchema, path).length > 0;
  const origin = whole && known && part.kind === 'value' ? part.origin : (part.nameOrigin ?? part.origin);
  // A missing setting has no place in a variable or an argument, but could be added to the file.
  const nowhere = origin.kind === 'default' || (part === merged && origin.kind !== 'file');
  return nowhere ? problem : { ...problem, origin };
}
