import * as z from 'zod';
import { type ComparisonRule, placeholderReason } from '../comparison/index.js';
import { typeNames } from './setting-shapes.js';

const manners = ['ignore', 'unordered', 'ignoreCase', 'ignoreWhiteSpace', 'emptyIsNull'] as const;

const manner = z.union(
  [
    z.enum(manners),
    z.strictObject({ datesTo: z.enum(['second', 'minute', 'day']) }),
    z.strictObject({ tolerance: z.number().nonnegative() }),
  ],
  {
    error: `must be ${manners.join(', ')}, { datesTo: second }, minute or day, or { tolerance: 0.01 }`,
  },
);

/** A comparison rule, as verify, sweep and shadows take it. */
export const ruleSchema = z
  .strictObject({
    path: z.string().describe('Where the difference is, such as Persons[*].FullName; ** matches across steps.'),
    subject: z.string().min(1).optional().describe('The operations, such as contacts.*. Default: all.'),
    compare: manner.describe('How the values there are compared.'),
    because: z.string().min(1).optional().describe('The reason, for readers of the report.'),
  })
  .superRefine(({ subject, path, because }, context) => {
    if (because?.trim().toLowerCase() !== placeholderReason) return;
    const which = `${path === '' ? 'the whole answer' : path}${subject === undefined ? '' : ` of ${subject}`}`;
    const message = `the rule for ${which} has no reason yet: replace ${JSON.stringify(because)} in "because" with yours, or remove the rule`;
    context.addIssue({ code: 'custom', path: ['because'], message });
  })
  .register(typeNames, { type: 'ComparisonRule', from: '../comparison/index.js' }) satisfies z.ZodType<ComparisonRule>;
