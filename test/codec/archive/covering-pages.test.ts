import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coveringPages } from '../../../src/transports/archive/covering-pages.js';

const rows = Array.from({ length: 5_000 }, (_, index) => index);
const page = (number: number, size: number) => rows.slice(number * size, (number + 1) * size);

describe('a window of rows is read', () => {
  it('from pages that contain it and little more, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 500 }), (skip, top) => {
        const { pageSize, pages, before } = coveringPages(skip, top);
        const read = pages.flatMap((number) => page(number, pageSize));
        expect(read.slice(before, before + top)).toEqual(rows.slice(skip, skip + top));
        expect(pageSize * pages.length).toBeLessThanOrEqual(2 * top);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [0, 10, { pageSize: 10, pages: [0], before: 0 }],
    [30, 10, { pageSize: 10, pages: [3], before: 0 }],
    [7, 5, { pageSize: 6, pages: [1], before: 1 }],
    [1, 1, { pageSize: 1, pages: [1], before: 0 }],
    [9, 10, { pageSize: 10, pages: [0, 1], before: 9 }],
  ])('from %i on, %i rows, by the fewest pages', (skip, top, pages) => {
    expect(coveringPages(skip, top)).toEqual(pages);
  });
});
