// Makes the pictures of the HTML report in docs/, from a run of the starter scenarios on an emulator with two planted
// divergences: node scripts/report-screenshots.mjs [chromium]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';

/** The report of a run in which REST shifts a date and cuts a text. */
async function plantedRun({ connect, startEmulator, verify }) {
  const emulator = await startEmulator({
    divergences: [
      { kind: 'shiftedDate', face: 'rest' },
      { kind: 'cutText', face: 'rest', entity: 'Contact', field: 'Name' },
    ],
  });
  const { username, password } = emulator.credentials;
  const side = async (name) => {
    const auth = { kind: 'basic', username, password };
    return { name, so: await connect({ transport: name, tenant: { url: emulator.url }, auth }) };
  };
  const [control, ...candidates] = await Promise.all(['soap', 'rest', 'agents'].map(side));
  const tenant = { name: 'sod/Cust12345', id: 'Cust12345', kind: 'own' };
  try {
    return await verify({ control, candidates, tenant, unmasked: true });
  } finally {
    for (const { so } of [control, ...candidates]) await so.close();
    await emulator.close();
  }
}

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
// Beside the sources, since they find the page's style and script by their own place.
const folder = mkdtempSync(resolve('src/migration/report/writers/html/screenshots-'));
try {
  const bundle = join(folder, '..', 'screenshots.mjs');
  buildSync({
    stdin: {
      contents: `export { connect } from './src/index.ts';
        export { startEmulator } from './src/emulator/index.ts';
        export { verify } from './src/migration/index.ts';
        export { htmlReport } from './src/migration/report/writers/html/page.ts';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: bundle,
  });
  const { connect, htmlReport, startEmulator, verify } = await import(pathToFileURL(bundle).href);
  rmSync(bundle);
  const page = join(folder, 'report.html');
  writeFileSync(page, htmlReport(await plantedRun({ connect, startEmulator, verify })));
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
    [1280, 1280],
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
