import { brotliDecompressSync } from 'node:zlib';

/** Reads a text that `scripts/embed-files.mjs` has compressed. */
export function embeddedText(compressed: string): string {
  return brotliDecompressSync(Buffer.from(compressed, 'base64')).toString('utf8');
}
