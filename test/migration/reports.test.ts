import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import fc from 'fast-check';
import { ConfigurationError } from '../../src/index.js';
import {
  parseReportTarget,
  type ParityReport,
  readReport,
  reportFormatNames,
  reportFormats,
  summaryText,
  writeReports,
} from '../../src/migration/report/index.js';
import { exampleReport } from '../support/example-report.js';
import { hostileReport } from '../support/hostile-report.js';

const hostile = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]>',
  '| a |\n| b |',
  '`',
  '\u202egnp.exe',
  '\ud800',
  '\u0000',
  '&amp;',
  '<!--',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...hostile),
  fc.array(fc.constantFrom(...hostile)).map((parts) => parts.join('')),
);

describe('a report', () => {
  it('is the same after it was written as JSON and read again', () => {
    const report = exampleReport();
    expect(readReport(reportFormats.json.write(report), 'parity.json')).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it.each([
    ['{', 'parity.json is not JSON'],
    ['{}', 'parity.json is not a report of verify or sweep: format'],
    ['{"format": 2}', 'parity.json is not a report of verify or sweep: format'],
    [JSON.stringify({ ...exampleReport({ answers: 1 }), startedAt: 'then' }), 'startedAt'],
  ])('that is invalid is refused with the problem: %.30s', (json, words) => {
    expect(() => readReport(json, 'parity.json')).toThrow(ConfigurationError);
    expect(() => readReport(json, 'parity.json')).toThrow(words);
  });

  it('is XML for CI, whatever text it contains', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = reportFormats.junit.write(hostileReport(text));
        expect(SyntaxValidator.validate(xml)).toBe(true);
        expect(xml.replace(/[\t\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u);
      }),
    );
  });

  it('has a test case for each finding, and for each step, or for each operation without scenarios', () => {
    const parse = (report: ParityReport) =>
      new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(reportFormats.junit.write(report)) as {
        testsuites: { tests: string; failures: string; skipped: string; testsuite: unknown };
      };
    expect(parse(exampleReport()).testsuites).toMatchObject({ tests: '11', failures: '7', skipped: '1' });
    expect(parse({ ...exampleReport(), scenarios: [] }).testsuites).toMatchObject({
      tests: '20',
      failures: '6',
      skipped: '0',
    });
  });

  it('fits into a comment of a pull request, and its text is never markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = reportFormats.markdown.write(hostileReport(text));
        expect(markdown).not.toMatch(/<(?!\/?(details|summary|code)>)/);
        for (const line of markdown.split('\n').filter((line) => line.startsWith('|'))) {
          expect([6, 9]).toContain(line.split('|').length);
        }
      }),
    );
    const large = hostileReport('x'.repeat(199), 2_000);
    expect(reportFormats.markdown.write(large).length).toBeLessThan(65_536);
    expect(reportFormats.markdown.write(large)).toContain('more sections; the other report formats are complete');
  });

  it('shows the verdict, the findings and the next steps on a terminal, within its width', () => {
    const text = summaryText(exampleReport(), { colours: true, width: 60 });
    const lines = stripVTControlCharacters(text).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '✗ 1 step failed. REST differs from SOAP in 4 places (seen in',
      '234 calls) and Agents in 2 (seen in 26 calls).',
      "  The vendor's guide / its document is read",
      '  (documents.readContent)',
      '    NotFoundError: there is no document 7',
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(summaryText(exampleReport(), { colours: false })).not.toContain('\u001b');
    const clean = summaryText(exampleReport({ differs: false }), { colours: false, width: 100 });
    expect(clean).toContain('✓ REST and Agents return the same as SOAP.');
    expect(clean).toContain('5,600 comparisons, 100 % agree');
  });

  it('is a small page, however many fields were compared: it counts them, and names those that differ', () => {
    const report = exampleReport({ answers: 1 });
    const same = Array.from({ length: 20_000 }, (_, index) => {
      return { subject: 'contacts.get', field: `Same${index}`, seen: 1, filled: index % 2, different: 0 };
    });
    const differs = { subject: 'contacts.get', field: 'Other', seen: 1, filled: 1, different: 1 };
    const page = reportFormats.html.write({ ...report, fields: [...same, differs] });
    expect(Buffer.byteLength(page)).toBeLessThan(100_000);
    expect(page).toMatch(
      /contacts\.get(?:<[^>]*>\s*)+20,001(?:<[^>]*>\s*)+10,001(?:<[^>]*>\s*)+10,000(?:<[^>]*>\s*)+1</,
    );
    expect(page).toContain('<code>Other</code>');
    expect(page).not.toContain('Same1');
  });

  it('has charts of the slowest operations alone, and figures of all of them', () => {
    const report = exampleReport({ answers: 2 });
    const [example] = report.operations;
    if (example === undefined) throw new Error('the example has no operations');
    const operations = Array.from({ length: 100 }, (_, index) => {
      return {
        ...example,
        subject: `contacts.read${index}`,
        controlLatency: { ...example.controlLatency, median: index },
      };
    });
    const page = reportFormats.html.write({ ...report, operations });
    expect(page.match(/<figcaption>/g)).toHaveLength(12);
    expect(page).toContain('<figcaption><code>contacts.read99</code>');
    expect(page.match(/<td><code>contacts\.read1<\/code>/g)?.length).toBeGreaterThan(1);
  });

  it('shows masked texts as masked', () => {
    for (const name of reportFormatNames) {
      expect(reportFormats[name].write(exampleReport())).not.toContain('Company 1 of');
    }
  });
});

describe('the files of a report', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reports-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('have a format by their extension, or by name', () => {
    expect(parseReportTarget('a/parity.html')).toEqual({ format: 'html', file: 'a/parity.html' });
    expect(parseReportTarget('JUnit=a=b.txt')).toEqual({ format: 'junit', file: 'a=b.txt' });
    expect(() => parseReportTarget('parity.pdf')).toThrow('unknown report format of');
    expect(() => parseReportTarget('markdwon=parity')).toThrow('Did you mean "markdown"?');
  });

  it('are written completely, into folders that are created if missing', async () => {
    const targets = reportFormatNames.map((format) => ({ format, file: join(folder, 'new', `parity.${format}`) }));
    expect(await writeReports(exampleReport(), targets)).toEqual(targets.map(({ file }) => file));
    expect(readdirSync(join(folder, 'new')).sort()).toEqual(reportFormatNames.map((name) => `parity.${name}`).sort());
    expect(readFileSync(join(folder, 'new', 'parity.json'), 'utf8')).toBe(reportFormats.json.write(exampleReport()));
  });

  it('leave nothing behind if they cannot be written', async () => {
    await expect(writeReports(exampleReport(), [{ format: 'json', file: join(folder, 'new') }])).rejects.toThrow(
      'cannot write the report',
    );
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
    expect(existsSync(join(folder, 'new', 'parity.html'))).toBe(true);
  });
});
