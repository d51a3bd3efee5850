import { jest } from '@jest/globals';
import { secretSearch } from './secret-search.js';

/** Sends printed text to a test instead of the terminal; it is still searched for secrets. */
export function printingTo(stream: 'stdout' | 'stderr', take: (text: string) => void = () => undefined): void {
  jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
    secretSearch.search(stream, String(chunk));
    take(String(chunk));
    return true;
  });
}
