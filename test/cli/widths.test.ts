import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { doctorText } from '../../src/cli/doctor-printer.js';
import { ProgressBar } from '../../src/cli/output/progress-bar.js';
import { drawn, tableText } from '../../src/cli/output/table.js';
import { VerifyPrinter } from '../../src/cli/verify-printer.js';
import { cutToWidth, fitToWidth, textWidth, wrapToWidth } from '../../src/output-text/text-width.js';
import type { DoctorReport } from '../../src/migration/doctor/index.js';
import { summaryText } from '../../src/migration/report/index.js';
import { exampleReport } from '../support/example-report.js';

const widths = fc.integer({ min: 60, max: 200 });
const pieces = [
  '漢字',
  '株式会社',
  '👩‍👩‍👧‍👦',
  '🇳🇴',
  '👍🏽',
  'Cafe\u0301',
  'Ｆｕｌｌ',
  '한국어',
  'ﾊﾝｶｸ',
  'plain',
  '\u200b',
  'ß',
  ' ',
  '#1',
  'a-word-of-many-letters',
];
const titles = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

// eslint-disable-next-line no-control-regex -- colours begin with a control
const linesOf = (text: string) => text.replace(/\u001b\[\d+m/g, '').split('\n');
const widest = (text: string) => Math.max(...linesOf(text).map((line) => textWidth(line)));
/** Half of a character that takes two code units. */
const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const runs = { numRuns: 60 };

describe('at every width from 60 to 200 columns, whatever the titles', () => {
  it('a list and an object fit, and their columns line up', () => {
    fc.assert(
      fc.property(widths, titles, titles, (width, name, other) => {
        const rows = [
          { Name: name, Other: other, Id: 7 },
          { Name: other, Other: name, Id: 7 },
        ];
        for (const value of [rows, rows[0]]) {
          const text = tableText(value, { colours: true, width });
          expect(widest(text)).toBeLessThanOrEqual(width);
          expect(text).not.toMatch(half);
        }
        const [first = '', second = ''] = linesOf(tableText(rows, { colours: false, width })).slice(1);
        const idAt = (line: string) => textWidth(line.slice(0, line.lastIndexOf('7')));
        expect(idAt(first)).toBe(idAt(second));
      }),
      runs,
    );
  });

  it('rows of cells fit', () => {
    fc.assert(
      fc.property(widths, titles, titles, titles, (width, ...cells) => {
        expect(widest(drawn([cells, ['a', 'b', 'c']], width))).toBeLessThanOrEqual(width);
      }),
      runs,
    );
  });

  it.each([1, 2, 3])('the lines of verify fit with %d sides, and their marks line up', (count) => {
    const sides = ['soap', 'rest', 'agents'].slice(0, count);
    fc.assert(
      fc.property(widths, titles, titles, (columns, title, name) => {
        let text = '';
        const output = { write: (part: string) => (text += part), columns, isTTY: true };
        const printer = new VerifyPrinter(output, sides, true);
        printer.head('soap', ['rest', title], 'emulator');
        const observations = sides.map((side) => ({ side, answer: { ContactId: 7, Name: name }, milliseconds: 1 }));
        for (const step of [title, 'plain'])
          printer.step({
            scenario: title,
            result: { name: step, subject: 'x', status: 'equal', problems: [title], milliseconds: 1 },
            observations,
          });
        expect(widest(text)).toBeLessThanOrEqual(columns);
        expect(text).not.toMatch(half);
        const marks = linesOf(text).filter((line) => /^ {3}[12] {2}.* =$/.test(line));
        expect(marks).toHaveLength(2);
        expect(new Set(marks.map((line) => textWidth(line))).size).toBe(1);
      }),
      runs,
    );
  });

  it('the report of doctor fits', () => {
    fc.assert(
      fc.property(widths, titles, (width, title) => {
        const outcome = (transport: 'soap' | 'rest' | 'agents') =>
          ({ transport, zone: 'none', wire: { status: 200, bytes: 123_456 } }) as const;
        const difference = { transport: 'rest', zone: 'none', path: title, cause: 'other-text', count: 2 } as const;
        const report = {
          tenant: title,
          zone: 'UTC',
          transports: ['soap', 'rest', 'agents'],
          replayed: false,
          checks: [{ title: 'Sign-in, Agents', status: 'problem', words: title, advice: title }],
          reads: [
            { title: 'a company that does not exist', outcomes: [outcome('soap'), outcome('rest')], differences: [] },
            { title, outcomes: [outcome('soap'), outcome('rest')], differences: [difference] },
            { title, outcomes: [], differences: [], skipped: title },
          ],
          wire: [
            { aspect: 'dates', forms: { soap: title, rest: 'text' }, fields: 2, example: title, madeEqual: false },
          ],
          zones: [
            { transport: 'soap', words: title },
            { transport: 'rest', words: 'same' },
          ],
        } as unknown as DoctorReport;
        const text = doctorText(report, { colours: true, width });
        expect(widest(text)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(half);
      }),
      runs,
    );
  });

  it('the summary of a report fits', () => {
    const report = exampleReport();
    fc.assert(
      fc.property(widths, titles, (width, title) => {
        const findings = report.findings.map((finding) => ({ ...finding, pattern: title, detail: title }));
        const text = summaryText({ ...report, tenant: title, findings, notes: [title] }, { colours: true, width });
        expect(widest(text)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(half);
      }),
      runs,
    );
  });

  it('a progress bar fits, and leaves its text room', () => {
    fc.assert(
      fc.property(widths, titles, (columns, title) => {
        let text = '';
        new ProgressBar({ write: (part) => (text += part), columns, isTTY: true }).update(0.5, `contacts ${title}`);
        const [line = ''] = text.split('\r\u001b[K').slice(1);
        expect(textWidth(line)).toBeLessThan(columns);
        expect(line).toContain(' contacts');
      }),
      runs,
    );
  });
});

describe('a text', () => {
  it('takes exactly the columns that it is fitted to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), titles, (columns, title) => {
        expect(textWidth(fitToWidth(title, columns))).toBe(columns);
        expect(textWidth(cutToWidth(title, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('is wrapped without losing anything but spaces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), titles, (columns, title) => {
        const lines = wrapToWidth(title, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
        expect(Math.max(...lines.map((line) => textWidth(line)))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
