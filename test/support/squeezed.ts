/** TypeScript without its layout, which is the formatter's. */
export function squeezed(text: string): string {
  return text
    .replace(/[\s|]+/g, '')
    .replaceAll(/[,;]([)}])/g, '$1')
    .replaceAll("'", '"');
}
