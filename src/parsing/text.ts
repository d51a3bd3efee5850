/** A text without this character at its end. `/x+$/` would go over each run of the character once for each of its parts. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === character) end--;
  return text.slice(0, end);
}
