import { codeUnitEscapes, visible } from './invisible.js';

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Whether a name can be a TypeScript property name without quotes. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

/** A string literal that cannot end a line, a comment around it, or a script element. */
export function sourceLiteral(text: string): string {
  const escaped = text.replace(/[\\']/g, '\\$&').replaceAll('</', '<\\/').replaceAll('*/', '*\\/');
  return `'${visible(escaped.replaceAll('<!--', '<\\!--'), '', codeUnitEscapes)}'`;
}

/** A property name, quoted unless it is an identifier. `__proto__` is an ordinary name in types. */
export function sourceProperty(name: string): string {
  return isIdentifier(name) ? name : sourceLiteral(name);
}
