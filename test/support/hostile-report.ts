import type { Finding, ParityReport } from '../../src/migration/report/model.js';
import { exampleReport } from './example-report.js';

const report = exampleReport({ answers: 1, unmasked: true });

/** A report in which every text that can come from a tenant is this one. */
export function hostileReport(text: string, findings = 1): ParityReport {
  const finding = (number: number): Finding => ({
    id: number.toString(16).padStart(10, '0'),
    verdict: 'unexplained',
    because: text,
    subject: text,
    candidate: 'rest',
    // Findings at one place are one in a report.
    pattern: findings === 1 ? text : `${text} ${number}`,
    cause: number % 2 === 0 ? 'other-text' : 'cut-text',
    detail: text,
    differences: 5,
    answers: 5,
    examples: [0, 1, 2, 3, 4].map((example) => ({
      key: `${text} ${example}`,
      path: text,
      control: { [text]: text },
      candidate: text,
    })),
  });
  return {
    ...report,
    tenant: text,
    operations: report.operations.map((operation) => ({ ...operation, subject: text })),
    fields: report.fields.map((field) => ({ ...field, field: text })),
    findings: Array.from({ length: findings }, (_, number) => finding(number)),
    scenarios: [
      {
        name: text,
        file: text,
        steps: [{ name: text, subject: text, status: 'failed', problems: [text], milliseconds: 1 }],
      },
    ],
    notes: [text],
  };
}
