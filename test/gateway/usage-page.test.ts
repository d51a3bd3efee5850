import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Contract } from '../../src/contract/index.js';
import { describe as describeUsage } from '../../src/gateway/usage/described.js';
import { usageMarkdown } from '../../src/gateway/usage/markdown.js';
import { usagePage } from '../../src/gateway/usage/page.js';
import { Usage } from '../../src/gateway/usage/usage.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { hostileTexts } from '../support/hostile-texts.js';

const texts = { title: '3 operations in use', overline: 'Recorded in front of x', lead: 'y', colour: 'known' } as const;

/** Calls of clients and with keys that have hostile names. */
function hostileUsage() {
  const usage = new Usage(Buffer.alloc(32));
  const contract = Contract.bundled();
  const operations = [
    contract.operation('Contact', 'SaveContactEntity'),
    contract.operation('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2'),
    contract.operation('FileManager', 'ReadFile'),
  ];
  for (const [index, text] of Object.values(hostileTexts).entries()) {
    for (const operation of operations) {
      const fields = { ContactEntity: { Name: text, UserDefinedFields: { [text]: text, 'SuperOffice:1': '[I:1]' } } };
      usage.add({
        ...{ operation, services: 'Services88', result: 'exception', milliseconds: index, exceptionType: text },
        client: { applicationToken: `token ${index}`, userAgent: `${text}${'x'.repeat(100)}`, address: text },
        ...{ parameters: fields, outputs: { Response: fields.ContactEntity } },
      });
    }
    usage.addOther(text);
  }
  return describeUsage(usage.facts());
}

describeInBrowser('the page of an inventory', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'usage-page-'));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([400, 1280])('shows hostile names as text, and needs no horizontal scrolling at %i pixels', async (width) => {
    const file = join(folder, 'inventory.html');
    writeFileSync(file, usagePage(hostileUsage(), texts));
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.locator('script, img, iframe, form').count()).toBe(0);
    expect(await page.locator('#operations tbody tr').count()).toBe(3);
    expect(await page.locator('#clients tbody').innerText()).toContain('<script>alert(1)</script>');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('leads from an operation to what it becomes, and to its traps', async () => {
    const file = join(folder, 'inventory.html');
    writeFileSync(file, usagePage(hostileUsage(), texts));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const broken = await page.evaluate(
      "[...document.querySelectorAll('a')].filter((each) => document.getElementById(each.hash.slice(1)) === null).length",
    );
    expect(broken).toBe(0);
    const detail = page.locator('#operation-FileManager-ReadFile');
    await detail.locator('summary').click();
    expect(await detail.innerText()).toContain('only SOAP has it; instead, use documents.readContent(id)');
    await page.close();
  });
});

it('the inventory in Markdown shows hostile names as text', () => {
  const text = usageMarkdown(hostileUsage(), texts);
  expect(text).not.toMatch(/<script|<img|\]\(|@everyone/);
  // Each row of a table has as many cells as its head.
  const cells = (line: string) => line.split('|').length;
  const [, ...tables] = text.split(/^## /m);
  for (const table of tables) {
    const rows = table.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map(cells)).size).toBeLessThanOrEqual(1);
  }
});
