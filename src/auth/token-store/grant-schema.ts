import * as z from 'zod';
import type { Grant } from './token-store.js';

/** What a store must contain. */
export const grantSchema: z.ZodType<Grant> = z.strictObject({
  value: z.string(),
  obtainedAt: z.number(),
  expiresAt: z.number(),
  refreshToken: z.string().optional(),
});
