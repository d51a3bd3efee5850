/**
 * What the HTTP samples in the vendor's API documentation (`en/api` of SuperOfficeDocs/docs) ask, and what the pages say
 * of the answer. Ids are those of the emulator where the pages have those of a tenant: `{list}` is a list that a user
 * has made, and `{item}` its only item.
 */
export interface Sample {
  /** The page below `en/api`, and the heading. */
  readonly page: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  /** Absent where the page shows none. */
  readonly answer?: unknown;
}
