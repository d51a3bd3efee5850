import type { CallOptions } from '../operations/index.js';

/** Options of every call to a repository. */
export type RepositoryOptions = Omit<
  CallOptions,
  'select' | 'ifUnmodifiedSince' | 'ifModifiedSince' | 'observation' | 'call' | 'caller' | 'signsIn'
>;
