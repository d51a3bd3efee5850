import type { CauseName } from './causes.js';

/** How much a difference matters, worst first. */
export const severities = {
  failure: 'a call fails on one side',
  loss: 'data is lost',
  wrong: 'data is different',
  form: 'the same data in another form',
} as const satisfies Record<string, string>;

export type Severity = keyof typeof severities;

/** Lost data matters more than wrong data, and wrong data more than its form. */
const severityOfCause: Readonly<Record<CauseName, Severity>> = {
  'other-outcome': 'failure',
  'not-stored': 'loss',
  'emptied-value': 'loss',
  'absent-entity': 'loss',
  'missing-field': 'loss',
  'missing-item': 'loss',
  'null-value': 'loss',
  'rounded-number': 'loss',
  'cut-date': 'loss',
  'cut-time-span': 'loss',
  'cut-text': 'loss',
  'lost-flags': 'loss',
  'mangled-encoding': 'loss',
  'other-error': 'wrong',
  'surplus-entity': 'wrong',
  'surplus-field': 'wrong',
  'surplus-item': 'wrong',
  'duplicated-item': 'wrong',
  'not-null': 'wrong',
  'other-type': 'wrong',
  'flipped-boolean': 'wrong',
  'other-number': 'wrong',
  'shifted-date': 'wrong',
  'other-date': 'wrong',
  'other-time-span': 'wrong',
  'other-member': 'wrong',
  'other-flags': 'wrong',
  'other-text': 'wrong',
  reordered: 'form',
  'empty-for-null': 'form',
  'default-for-null': 'form',
  'unresolved-resource': 'form',
  'other-language': 'form',
  'other-line-breaks': 'form',
  'other-white-space': 'form',
  'other-case': 'form',
  'other-normalisation': 'form',
};

const order = Object.keys(severities) as readonly Severity[];

/**
 * How much a difference of a cause matters.
 *
 * @example
 * severityOf('cut-text'); // 'loss'
 */
export function severityOf(cause: CauseName): Severity {
  return severityOfCause[cause];
}

/** 0 for the worst. A write that is lost silently is the worst loss: the answer to it looks like success. */
export function rankOf(cause: CauseName): number {
  return order.indexOf(severityOfCause[cause]) - (cause === 'not-stored' ? 0.5 : 0);
}
