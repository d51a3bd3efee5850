import { z } from 'zod';
import type { ComparisonRule } from '../comparison/index.js';

const manner = z.union([
  z.enum(['ignore', 'unordered', 'ignoreCase', 'ignoreWhiteSpace', 'emptyIsNull']),
  z.strictObject({ datesTo: z.enum(['second', 'minute', 'day']) }),
  z.strictObject({ tolerance: z.number().nonnegative() }),
]);

/** A rule of comparison as it is written, wherever two sides are compared. */
export const ruleSchema = z.strictObject({
  path: z.string().describe('Where the difference is, such as Persons[*].FullName; ** stands for any steps.'),
  subject: z.string().min(1).optional().describe('What was called, such as contacts.*. Default anything.'),
  compare: manner.describe('How this place is compared.'),
  because: z.string().min(1).optional().describe('For whoever reads the report.'),
}) satisfies z.ZodType<ComparisonRule>;
