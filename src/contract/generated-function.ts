/**
 * The function with this source, or undefined where generating code from text is forbidden
 * (`--disallow-code-generation-from-strings`), so each caller has another way. Names from a contract enter the source as
 * `propertyName` writes them alone, so that none can be read as code.
 */
export function generatedFunction(source: string): unknown {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    return new Function(`return ${source}`)();
  } catch {
    return undefined;
  }
}

/** A key of an object literal: as a computed key only if needed, because that prevents the engine from sharing its shape. */
export function propertyName(name: string): string {
  const text = JSON.stringify(name);
  return /^\w+$/.test(name) && name !== '__proto__' ? text : `[${text}]`;
}
