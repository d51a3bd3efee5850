import { z } from 'zod';
import type { ComparisonRule } from '../comparison/index.js';
import { typeNames } from './setting-shapes.js';

const manners = ['ignore', 'unordered', 'ignoreCase', 'ignoreWhiteSpace', 'emptyIsNull'] as const;

const manner = z.union(
  [
    z.enum(manners),
    z.strictObject({ datesTo: z.enum(['second', 'minute', 'day']) }),
    z.strictObject({ tolerance: z.number().nonnegative() }),
  ],
  {
    error: `it should be ${manners.join(', ')}, { datesTo: second }, minute or day, or { tolerance: 0.01 }`,
  },
);

/** A rule of comparison as it is written, wherever two sides are compared. */
export const ruleSchema = z
  .strictObject({
    path: z.string().describe('Where the difference is, such as Persons[*].FullName; ** stands for any steps.'),
    subject: z.string().min(1).optional().describe('What was called, such as contacts.*. Default anything.'),
    compare: manner.describe('How this place is compared.'),
    because: z.string().min(1).optional().describe('For whoever reads the report.'),
  })
  .register(typeNames, { type: 'ComparisonRule', from: '../comparison/index.js' }) satisfies z.ZodType<ComparisonRule>;
