import { codeUnitEscapes, visible } from './invisible.js';

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Can it stand in TypeScript as the name of a property, without quotes? */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

/** A string literal. It ends neither a line, nor the comment that it stands in, nor the script of a page. */
export function sourceLiteral(text: string): string {
  const escaped = text.replace(/[\\']/g, '\\$&').replaceAll('</', '<\\/').replaceAll('*/', '*\\/');
  return `'${visible(escaped.replaceAll('<!--', '<\\!--'), '', codeUnitEscapes)}'`;
}

/** The name of a property: as it is where it is an identifier, else quoted. `__proto__` is a name of its own in types. */
export function sourceProperty(name: string): string {
  return isIdentifier(name) ? name : sourceLiteral(name);
}
