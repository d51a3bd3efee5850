import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { marked, type Token } from 'marked';
import { SaxesParser } from 'saxes';
import { type ParityReport, reportFormats, summaryText } from '../../src/migration/report/index.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { hostileReport } from '../support/hostile-report.js';
import { hostileTexts, unsigned } from '../support/hostile-texts.js';
import {
  allTogether,
  expectColoursAround,
  expectHarmless,
  expectTextHarmless,
  hostileRows,
  obeyed,
  signedTexts,
  sink,
  withoutColours,
} from '../support/sink.js';

const folder = mkdtempSync(join(tmpdir(), 'report-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each format is judged by a parser of its own: of Markdown, of XML, and by a browser. */
describe('a report from someone else', () => {
  const report = (): ParityReport => hostileReport(allTogether);
  sink(
    'as a summary with colours',
    () => summaryText(report(), { colours: true, width: 100_000 }),
    (written, index) => {
      expectColoursAround(written, index);
      expectTextHarmless(withoutColours(written), index);
    },
  );

  sink(
    'as a file of JSON',
    () => reportFormats.json.write(report()),
    (written, index) => {
      expectHarmless(written);
      const read = JSON.parse(written) as ParityReport;
      expect(unsigned(Math.max(index, 0), read.tenant)).toEqual([Object.values(hostileTexts)[Math.max(index, 0)]]);
    },
  );

  const markdownOf = (index: number) => reportFormats.markdown.write(hostileReport(signedTexts[index] ?? allTogether));
  sink(
    'as Markdown',
    () => '',
    (_written, index) => {
      const written = markdownOf(index);
      expectHarmless(written.replaceAll('\u200b', ''));
      const seen = new Set<string>();
      const shown: string[] = [];
      let items = 0;
      const visit = (token: Token) => {
        seen.add(token.type);
        if (token.type === 'list_item') items += 1;
        if (token.type === 'html') {
          const tags = token.raw.match(/<[^>]*>?/g) ?? [];
          expect(tags.filter((tag) => !/^<\/?(?:details|summary|code)>$/.test(tag))).toEqual([]);
        }
        if (token.type === 'text' || token.type === 'html') shown.push(token.raw);
      };
      void marked.walkTokens(marked.lexer(written), visit);
      const known = 'heading paragraph text html space blockquote table strong list list_item'.split(' ');
      expect([...seen].filter((type) => !known.includes(type))).toEqual([]);
      // The answers for the candidates are the only list.
      expect(items).toBe(hostileReport(allTogether).candidates.length);
      // GitHub and GitLab look for these when the entities have been read.
      const read = shown.join('\n').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      expect(read.match(/@[\w/]|#\d|![\d[]|\bGH-\d|:\/\/|\bwww\.|mailto:/gi) ?? []).toEqual([]);
      // The table keeps its columns.
      for (const line of written.split('\n').filter((each) => each.startsWith('|'))) {
        expect([6, 9]).toContain(line.split('|').length);
      }
    },
  );

  sink(
    'as JUnit XML',
    () => '',
    (_written, index) => {
      const text = signedTexts[index] ?? allTogether;
      const written = reportFormats.junit.write(hostileReport(text));
      expectHarmless(written);
      const cases: string[] = [];
      const elements = new Set<string>();
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('opentag', ({ name, attributes }) => {
        elements.add(name);
        if (name === 'testcase') cases.push(String(attributes['name']));
      });
      parser.write(written).close();
      expect([...elements].sort()).toEqual([
        'failure',
        'properties',
        'property',
        'testcase',
        'testsuite',
        'testsuites',
      ]);
      // The finding, and the step.
      expect(cases).toHaveLength(2);
      for (const each of cases) expect(each).toContain(`\u2039${Math.max(index, 0)}\u2039`);
    },
  );
});

describeInBrowser('the HTML report in a browser', () => {
  interface Seen {
    readonly text: string;
    readonly elements: readonly string[];
    readonly addresses: readonly string[];
  }
  let seen: Seen;
  const complaints: string[] = [];
  beforeAll(async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    page.on('dialog', (dialog) => {
      complaints.push('a dialog');
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
    });
    const file = join(folder, 'report.html');
    writeFileSync(file, reportFormats.html.write(hostileReport(allTogether)));
    await page.goto(`file://${file}`);
    await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    seen = await page.evaluate<Seen>(`(() => {
      const every = [...document.querySelectorAll('*')];
      return {
        text: document.body.innerText,
        elements: every.flatMap((each) => [each.localName, ...[...each.attributes].map(({ name }) => 'attribute ' + name)]),
        addresses: every.flatMap((each) => ['src', 'href'].map((name) => each.getAttribute(name)).filter(Boolean)),
      };
    })()`);
    await browser.close();
  });

  it.each(hostileRows)('cannot control %s', (_name, index) => {
    expect(obeyed.exec(seen.text)?.[0]).toBeUndefined();
    expect(unsigned(index, seen.text).length).toBeGreaterThan(0);
  });

  it('has no element, event or address but its own', () => {
    expect(complaints).toEqual([]);
    expect(
      seen.elements.filter((name) => /^(?:img|iframe|svg:script|object|embed|form:.*)$|^attribute on/.test(name)),
    ).toEqual([]);
    expect(seen.elements.filter((name) => name === 'script')).toHaveLength(2);
    expect(seen.addresses.filter((address) => !/^#|^data:,$/.test(address))).toEqual([]);
  });
});
