import { ValidationError } from '../../errors/index.js';

/** A quoted text, which ends at a quote that is neither escaped nor doubled, or a bracket. */
const marks = /'(?:[^'\\]|\\[^]|'')*'|[()']/g;

/**
 * A filter in brackets, to be combined with another condition. Nothing in it can reach beyond the brackets.
 *
 * @throws {ValidationError} if a bracket or a quoted text in it is not closed
 */
export function enclosed(filter: string): string {
  let depth = 0;
  for (const [mark] of filter.matchAll(marks)) {
    if (mark === '(') depth++;
    else if (mark === ')') depth--;
    if (mark === "'") throw unclosed('an unclosed quote; write \\ before a quote within a text');
    if (depth < 0) throw unclosed('a closing bracket without an opening one');
  }
  if (depth > 0) throw unclosed('an opening bracket without a closing one');
  return `(${filter})`;
}

function unclosed(problem: string): ValidationError {
  return new ValidationError(`filter: contains ${problem}`, { path: 'filter' });
}
