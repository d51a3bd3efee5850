/** Pages of one size that together contain a window of rows, and how many rows to skip at their beginning. */
export interface CoveringPages {
  readonly pageSize: number;
  /** Numbered from 0. */
  readonly pages: readonly number[];
  /** How many rows of the first page precede the window. */
  readonly before: number;
}

/**
 * The archive agent takes a page's number and size, not a number of rows to skip. So a window that does not begin with a
 * page is read in one page up to half as large again, or else in two pages of the window's own size.
 */
export function coveringPages(skip: number, top: number): CoveringPages {
  for (let pageSize = top; pageSize <= top + top / 2; pageSize++) {
    const before = skip % pageSize;
    if (before + top <= pageSize) return { pageSize, pages: [Math.floor(skip / pageSize)], before };
  }
  const first = Math.floor(skip / top);
  return { pageSize: top, pages: [first, first + 1], before: skip % top };
}
