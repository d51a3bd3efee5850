import { encodeJson, encodeYaml } from '../../output-text/index.js';
import type { OutputFormatName } from './format-names.js';
import { tableText, type TableOptions } from './table.js';

export interface OutputFormat {
  /** For the help of commands. */
  readonly about: string;
  readonly write: (value: unknown, options: TableOptions) => string;
}

/** The formats in which a value can be printed. */
export const outputFormats = {
  table: { about: 'for people', write: tableText },
  json: { about: 'for programs', write: (value: unknown) => `${encodeJson(value, 2)}\n` },
  yaml: { about: 'for both', write: encodeYaml },
} as const satisfies Record<OutputFormatName, OutputFormat>;
