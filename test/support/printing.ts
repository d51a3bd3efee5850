import { jest } from '@jest/globals';
import { secretSearch } from './secret-search.js';

/** Has what is printed go to a test, and not to the terminal; it is searched for secrets all the same. */
export function printingTo(stream: 'stdout' | 'stderr', take: (text: string) => void = () => undefined): void {
  jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
    secretSearch.search(stream, String(chunk));
    take(String(chunk));
    return true;
  });
}
