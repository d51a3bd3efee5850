import { ValidationError } from '../../errors/index.js';

/** A text, which ends at a quote that is neither escaped nor doubled, or a bracket. */
const marks = /'(?:[^'\\]|\\[^]|'')*'|[()']/g;

/**
 * A filter in brackets, to be put beside another condition. What is written in it stays within them.
 *
 * @throws {ValidationError} where a bracket or a text in it does not end, so that it would reach beyond
 */
export function enclosed(filter: string): string {
  let depth = 0;
  for (const [mark] of filter.matchAll(marks)) {
    if (mark === '(') depth++;
    else if (mark === ')') depth--;
    if (mark === "'") throw unclosed('a text that does not end; write \\ before a quote within a text');
    if (depth < 0) throw unclosed('a closing bracket without an opening one');
  }
  if (depth > 0) throw unclosed('an opening bracket without a closing one');
  return `(${filter})`;
}

function unclosed(what: string): ValidationError {
  return new ValidationError(`filter: it holds ${what}`, { path: 'filter' });
}
