/** Pages of one size that together hold a window of rows, and what to leave out at their beginning. */
export interface CoveringPages {
  readonly pageSize: number;
  /** From 0. */
  readonly pages: readonly number[];
  /** How many rows of the first page lie before the window. */
  readonly before: number;
}

/**
 * The archive agent takes a page's number and size, not a number of rows to skip, so a window that no page begins with
 * is read in larger pages: in one that is at most half as large again, else in two of the window's own size.
 */
export function coveringPages(skip: number, top: number): CoveringPages {
  for (let pageSize = top; pageSize <= top + top / 2; pageSize++) {
    const before = skip % pageSize;
    if (before + top <= pageSize) return { pageSize, pages: [Math.floor(skip / pageSize)], before };
  }
  const first = Math.floor(skip / top);
  return { pageSize: top, pages: [first, first + 1], before: skip % top };
}
