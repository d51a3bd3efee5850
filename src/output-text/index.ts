/**
 * Encoders for output that something may interpret. Every text of a server, a file or a tenant goes through the encoder for
 * the place where it ends up.
 *
 * | sink | encoder |
 * | --- | --- |
 * | the terminal and the log of a CI system | `plainText`, `plainLine`, `plainTexts`, behind `cli/output/print.ts` |
 * | messages and fields of errors, warnings | `plainText`, in the constructor of `SuperOfficeError` |
 * | `--json`, JSON reports, and every file of JSON lines | `encodeJson` |
 * | `--output yaml` | `encodeYaml` |
 * | the Markdown report | `markdownText` |
 * | the HTML report and JUnit XML | `markup`, `jsonScript` |
 * | generated TypeScript | `sourceProperty`, `sourceLiteral` |
 */
export { plainLine, plainText, plainTexts } from './plain-text.js';
export { encodeJson } from './json.js';
export { encodeYaml } from './yaml.js';
export { markdownText } from './markdown.js';
export { jsonScript, Markup, markup } from './markup.js';
export { isIdentifier, sourceLiteral, sourceProperty } from './source-code.js';
