/** Where a setting came from. Each kind overrides those before it. */
export type ConfigurationOrigin =
  | { readonly kind: 'default' }
  | {
      readonly kind: 'file';
      readonly file: string;
      /** From 1; only a document (JSON, YAML) has lines, a program (JavaScript, TypeScript) has none. */
      readonly line?: number;
      readonly column?: number;
      /** The environment variables that its text names as `${NAME}`. */
      readonly variables?: readonly string[];
    }
  | { readonly kind: 'environment'; readonly variable: string }
  /** The argument of `connect`. */
  | { readonly kind: 'argument' };

/** What is wrong with one setting. It never repeats a value that may be secret. */
export interface ConfigurationProblem {
  /** The setting, such as `tenant.id` or `routes[1].match`; empty for the whole. */
  readonly path: string;
  /** What is wrong, to be read after the path: `should be a number`. */
  readonly message: string;
  /** Unknown where no layer of the configuration says anything of it. */
  readonly origin?: ConfigurationOrigin | undefined;
}

/** `superoffice.config.yaml:3:12`, `SUPEROFFICE_TIMEOUT`, or nothing where there is no place to look. */
export function placeOfOrigin(origin: ConfigurationOrigin | undefined): string {
  if (origin?.kind === 'environment') return origin.variable;
  if (origin?.kind !== 'file') return '';
  return [origin.file, origin.line, origin.column].filter((part) => part !== undefined).join(':');
}

/** One line: where, which setting, what is wrong. */
export function problemText({ path, message, origin }: ConfigurationProblem): string {
  return [placeOfOrigin(origin), path, message].filter((part) => part !== '').join(' ');
}
