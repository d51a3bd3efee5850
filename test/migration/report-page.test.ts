import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type ParityReport, reportFormats } from '../../src/migration/report/index.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { exampleReport } from '../support/example-report.js';
import { hostileReport } from '../support/hostile-report.js';

const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'>]]>\u202e\u0000<!--';

describeInBrowser('the page of a report', () => {
  let browser: Browser;
  let folder: string;
  let files = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-page-'));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const written = (report: ParityReport) => {
    const file = join(folder, `report-${files++}.html`);
    writeFileSync(file, reportFormats.html.write(report));
    return pathToFileURL(file).href;
  };

  /** Opens a report, and notes whatever the browser complains of. */
  const open = async (report: ParityReport, width = 1280) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) complaints.push(request.url());
    });
    await page.goto(written(report));
    return { page, complaints };
  };

  const places = (page: Page) => page.locator('#findings-list .place').allTextContents();

  it('shows the verdict first, and the findings by cause', async () => {
    const { page, complaints } = await open(exampleReport());
    expect(await page.locator('h1').textContent()).toBe(
      '1 step failed. REST differs from SOAP in 4 places (seen in 234 calls) and Agents in 2 (seen in 26 calls).',
    );
    expect(await page.locator('#findings-count').textContent()).toBe('7 findings of 7, 6 of them unexplained');
    expect((await page.locator('.group > h3').allTextContents())[0]).toBe(
      'the candidate lacks a field data is lost · 2 findings',
    );
    expect(await page.locator('.answers li').allTextContents()).toEqual([
      'Not to REST yet: in 2 places data is lost: UserDefinedFields.SuperOffice:2 of contacts and Name of contacts; in 1 place data is different: UpdatedDate of appointments; in 1 place only the form is different.',
      'Not to Agents yet: in 2 places data is lost: UserDefinedFields.SuperOffice:2 of contacts and Name of contacts.',
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('has the steps that failed and the differences that rules accept right below the headline', async () => {
    const { page } = await open(exampleReport());
    const next = page.locator('.verdict + section');
    expect(await next.locator('h2').textContent()).toBe('1 failed step');
    expect(await next.locator('li').innerText()).toMatch(
      /The vendor's guide \/ its document is read\s+documents\.readContent\s+NotFoundError: there is no document 7/,
    );
    expect(await page.locator('.verdict + section + section').innerText()).toMatch(
      /1 accepted place\s+Kickback of sales on REST/,
    );
    expect(await page.locator('#accepted').innerText()).toContain('amounts are shown without decimals');
    await next.locator('a').click();
    expect(await page.locator('tr', { hasText: 'its document is read' }).isVisible()).toBe(true);
    await page.close();
  });

  it.each([
    [400, 780],
    [1280, 800],
  ])('says on the first screen of %i by %i pixels where data is lost', async (width, height) => {
    const { page } = await open(exampleReport(), width);
    await page.setViewportSize({ width, height });
    const first = await page.locator('.answers li').first().boundingBox();
    expect(first?.y).toBeGreaterThan(0);
    expect((first?.y ?? height) + (first?.height ?? 0)).toBeLessThan(height);
    expect(await page.locator('.answers li').first().textContent()).toContain('data is lost: ');
    await page.close();
  });

  it.each([400, 1280])('names the side of each value at %i pixels', async (width) => {
    const { page } = await open(exampleReport(), width);
    await page.locator('#findings-list summary').first().click();
    const heads = page.locator('#findings-list .head').filter({ visible: true });
    expect((await heads.allTextContents()).slice(0, 2)).toEqual(['SOAP', 'REST']);
    await page.close();
  });

  it('offers a rule that explains a finding, to be copied', async () => {
    const { page, complaints } = await open(exampleReport());
    await page.fill('#search', 'shifted rest');
    await page.locator('#findings-list summary').first().click();
    expect(await page.locator('.rule').textContent()).toContain('path: UpdatedDate');
    await page.locator('.suggestion button').click();
    await page.locator('.suggestion button', { hasText: /Copied|Selected/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('has no chart for operations that were called once', async () => {
    const { page } = await open(exampleReport({ answers: 1 }));
    expect(await page.locator('.chart').count()).toBe(0);
    expect(await page.locator('#latency').textContent()).toContain('each operation was called once');
    await page.close();
  });

  it('shows the labels of a chart whole', async () => {
    const { page } = await open(exampleReport());
    const cut = await page.evaluate(`[...document.querySelectorAll('.chart text')].filter((label) => {
      const [box, chart] = [label, label.ownerSVGElement].map((each) => each.getBoundingClientRect());
      return box.left < chart.left || box.right > chart.right;
    }).map((label) => label.textContent)`);
    expect(cut).toEqual([]);
    expect(await page.locator('.chart text').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('filters by text and by selection', async () => {
    const { page, complaints } = await open(exampleReport());
    await page.fill('#search', 'shifted rest');
    expect(await places(page)).toEqual(['UpdatedDate']);
    await page.fill('#search', 'no such thing');
    expect(await page.locator('#findings-count').textContent()).toBe('0 findings of 7');
    await page.fill('#search', '');
    await page.selectOption('select[name=candidate]', 'agents');
    expect(await places(page)).toEqual(['UserDefinedFields.SuperOffice:2', 'Name']);
    await page.selectOption('select[name=verdict]', 'explained');
    expect(await places(page)).toEqual([]);
    await page.selectOption('select[name=candidate]', '');
    expect(await places(page)).toEqual(['Kickback']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const { page, complaints } = await open(exampleReport());
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the findings');
    await page.keyboard.press('/');
    await page.keyboard.type('UpdatedDate');
    expect(await places(page)).toEqual(['UpdatedDate']);
    for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('#findings-list .side').first().textContent()).toBe('"2026-03-29T01:30:12"');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect((await places(page)).length).toBe(7);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([400, 1280])('needs no horizontal scrolling at %i pixels', async (width) => {
    const { page, complaints } = await open(exampleReport(), width);
    await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows all text of a tenant as text', async () => {
    const { page, complaints } = await open(hostileReport(hostile));
    await page.locator('#findings-list summary').first().click();
    await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    expect(await page.locator('#findings-list img, main img').count()).toBe(0);
    expect(await places(page)).toEqual([hostile.replace('\u202e', '\\u202e').replace('\u0000', '\\u0000')]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('opens with 10,000 differences nearly as fast as with none', async () => {
    const opening = async (address: string) => {
      const page = await browser.newPage();
      await page.goto(address);
      const milliseconds = Number(await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd'));
      const painted = Number(
        await page.evaluate('performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0'),
      );
      await page.close();
      return Math.max(milliseconds, painted);
    };
    const addresses = [written(exampleReport({ differs: false })), written(hostileReport('some text', 2_000))] as const;
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < 5; round++) {
      for (const [index, address] of addresses.entries()) times[index]?.push(await opening(address));
    }
    const [empty = 0, full = 0] = times.map((each) => each.sort((one, other) => one - other)[2]);
    process.stdout.write(
      `a page with 10,000 differences opens in ${(full / empty).toFixed(1)} times the time of an empty one\n`,
    );
    const { page } = await open(hostileReport('some text', 2_000));
    expect((await places(page)).length).toBe(40);
    await page.click('#findings-more');
    expect((await places(page)).length).toBe(80);
    await page.close();
  });
});
