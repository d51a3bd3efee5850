/** Where a setting comes from. Each kind overrides those before it. */
export type ConfigurationOrigin =
  | { readonly kind: 'default' }
  | {
      readonly kind: 'file';
      readonly file: string;
      /** From 1. Documents (JSON, YAML) have lines; programs (JavaScript, TypeScript) have none. */
      readonly line?: number;
      readonly column?: number;
      /** The environment variables that its value names as `${NAME}`. */
      readonly variables?: readonly string[];
    }
  | { readonly kind: 'environment'; readonly variable: string }
  /** The argument of `connect`. */
  | { readonly kind: 'argument' };

/** What is wrong with one setting. It never contains a value that may be secret. */
export interface ConfigurationProblem {
  /** The setting, such as `tenant.id` or `routes[1].match`; empty for the whole configuration. */
  readonly path: string;
  /**
   * What is wrong, to be read after the path: `must be a number`. A message that names the path itself, in quotes, is read
   * alone: `unknown setting "timeuot"`.
   */
  readonly message: string;
  /** Undefined if no layer of the configuration contains the setting. */
  readonly origin?: ConfigurationOrigin | undefined;
}

/** `superoffice.config.yaml:3:12`, `SUPEROFFICE_TIMEOUT`, or empty if there is no place to point to. */
export function placeOfOrigin(origin: ConfigurationOrigin | undefined): string {
  if (origin?.kind === 'environment') return origin.variable;
  if (origin?.kind !== 'file') return '';
  return [origin.file, origin.line, origin.column].filter((part) => part !== undefined).join(':');
}

/** One line: where, which setting, what is wrong. */
export function problemText({ path, message, origin }: ConfigurationProblem): string {
  const subject = message.includes(JSON.stringify(path)) ? '' : path;
  return [placeOfOrigin(origin), subject, message].filter((part) => part !== '').join(' ');
}
