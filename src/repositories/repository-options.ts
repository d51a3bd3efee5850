import type { CallOptions } from '../transports/transport.js';

/** Options of every call to a repository. */
export type RepositoryOptions = Omit<
  CallOptions,
  'select' | 'ifUnmodifiedSince' | 'ifModifiedSince' | 'observation' | 'call'
>;
