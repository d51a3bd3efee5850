// Makes the pictures of the HTML report in docs/, from an invented run: node scripts/report-screenshots.mjs [chromium]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
// Beside the sources, since they find the page's style and script by their own place.
const folder = mkdtempSync(resolve('src/migration/report/writers/html/screenshots-'));
try {
  const bundle = join(folder, '..', 'screenshots.mjs');
  buildSync({
    stdin: {
      contents: `export { exampleReport } from './test/support/example-report.ts';
        export { htmlReport } from './src/migration/report/writers/html/page.ts';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: bundle,
  });
  const { exampleReport, htmlReport } = await import(pathToFileURL(bundle).href);
  rmSync(bundle);
  const page = join(folder, 'report.html');
  writeFileSync(page, htmlReport(exampleReport({ unmasked: true })));
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  for (const [width, height] of [
    [1280, 1400],
    [400, 1800],
  ]) {
    for (const colorScheme of ['light', 'dark']) {
      const view = await browser.newPage({ colorScheme, viewport: { width, height } });
      await view.goto(pathToFileURL(page).href);
      await view.locator('#findings details summary').first().click({ timeout: 5_000 });
      await view.screenshot({ path: `docs/report-${width === 400 ? '400-' : ''}${colorScheme}.png` });
      await view.close();
    }
  }
  if (process.env.EVERYTHING) {
    const whole = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await whole.goto(pathToFileURL(page).href);
    await whole.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    await whole.screenshot({ path: join(process.env.EVERYTHING, 'whole.png'), fullPage: true });
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
