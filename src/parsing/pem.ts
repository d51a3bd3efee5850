/** Whether a text is PEM rather than the name of a file. */
export function isPem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/** PEM in an environment variable often has its line breaks written as `\n` (Docker, CI systems). Base64 has no backslash. */
export function withLineBreaks(pem: string): string {
  return pem.replaceAll('\\r', '').replaceAll('\\n', '\n');
}
