import { inspect } from 'node:util';
import { ConfigurationError, type ConfigurationOrigin, type ConfigurationProblem } from '../errors/index.js';
import type { Environment } from './environment.js';
import { settingsInForce, type SettingInForce } from './in-force.js';
import type { SuperOfficeConfiguration } from './configuration.js';
import { configurationSchema, wrongConfiguration } from './schema.js';
import { pathOf, shapesAt } from './setting-shapes.js';
import { nearestPart, plain, type Sourced } from './sourced.js';

interface LoadedParts {
  readonly merged: Sourced;
  readonly file: string | undefined;
  readonly fingerprint: string | undefined;
  readonly environment: Environment;
}

/** A configuration with the origin of every value. Printed, it shows nothing of what may be secret. */
export class LoadedConfiguration {
  /** The configuration file, absolute; undefined where there is none. */
  readonly file: string | undefined;
  /** Tells one state of the file from another. */
  readonly fingerprint: string | undefined;
  readonly #merged: Sourced;
  readonly #environment: Environment;

  constructor({ merged, file, fingerprint, environment }: LoadedParts) {
    this.file = file;
    this.fingerprint = fingerprint;
    this.#merged = merged;
    this.#environment = environment;
  }

  /** What `superOfficeModule` takes: the layers merged, with its secrets. */
  get configuration(): SuperOfficeConfiguration {
    return plain(this.#merged) as SuperOfficeConfiguration;
  }

  /** Where a setting such as `tenant.id` or `routes[1].match` came from. What no layer names is a default. */
  originOf(path: string): ConfigurationOrigin {
    const { part, whole } = nearestPart(this.#merged, pathOf(path));
    return whole ? part.origin : { kind: 'default' };
  }

  /** Every setting in force with its origin, secrets masked. */
  settings(): readonly SettingInForce[] {
    return settingsInForce(this.#merged, this.#environment);
  }

  /** An error that names a setting by its `path`, with the place where the setting stands; any other as it is. */
  placed(error: unknown): unknown {
    if (!(error instanceof ConfigurationError) || error.path === undefined) return error;
    if (error.problems.length > 0) return wrongConfiguration(error.problems.map((each) => placed(each, this.#merged)));
    const message = error.message.startsWith(error.path)
      ? error.message.slice(error.path.length).replace(/^:? */, '')
      : error.message;
    const problem = placed({ path: error.path, message }, this.#merged);
    return problem.origin === undefined ? error : wrongConfiguration([problem], error);
  }

  toJSON(): unknown {
    return { file: this.file };
  }

  [inspect.custom](): string {
    return `LoadedConfiguration(${this.file ?? 'no file'})`;
  }
}

/** With the place where a problem stands, where a layer says anything of the setting or of what is around it. */
export function placed(problem: ConfigurationProblem, merged: Sourced): ConfigurationProblem {
  if (problem.origin !== undefined) return problem;
  const path = pathOf(problem.path);
  const { part, whole } = nearestPart(merged, path);
  const known = shapesAt(configurationSchema, path).length > 0;
  const origin = whole && known && part.kind === 'value' ? part.origin : (part.nameOrigin ?? part.origin);
  // Of what is missing altogether, no variable or argument is the place; a file is where it could stand.
  const nowhere = origin.kind === 'default' || (part === merged && origin.kind !== 'file');
  return nowhere ? problem : { ...problem, origin };
}
