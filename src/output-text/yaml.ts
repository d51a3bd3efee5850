import { Document, visit } from 'yaml';
import { codeUnitEscapes, visible } from './invisible.js';
import { plainText } from './plain-text.js';

/**
 * A value as YAML that parses to the same value. Texts that could be interpreted where they are printed are in double
 * quotes, the only form with escapes.
 */
export function encodeYaml(value: unknown): string {
  const document = new Document(value ?? null);
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && (plainText(node.value) !== node.value || /[\n\t]/.test(node.value)))
        node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  return visible(text, '\n', codeUnitEscapes).replace(/##(?=\w{0,40}\[)/g, '#\\u0023');
}
