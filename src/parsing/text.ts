/** A text without this character at its end. `/x+$/` would need quadratic time for a long run of the character. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === character) end--;
  return text.slice(0, end);
}
