// Looks at the built documentation in Chromium: node scripts/docs-screenshots.mjs [FOLDER], after npm run docs:build.
//
// It fails if a page reports an error or is wider than the screen. Two of the pictures are kept in docs/.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const site = fileURLToPath(new URL('../.site/', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../docs/', import.meta.url));
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const fileOf = async (path) => {
  const wanted = join(site, normalize(path));
  if (!wanted.startsWith(site)) return undefined;
  for (const file of [wanted, `${wanted}.html`, join(wanted, 'index.html')])
    if ((await stat(file).catch(() => undefined))?.isFile()) return file;
  return undefined;
};
const server = createServer(async (request, response) => {
  const file = await fileOf(new URL(request.url, 'http://localhost').pathname);
  if (file === undefined) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
  response.end(await readFile(file));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${server.address().port}`;

const pages = [
  '',
  'getting-started',
  'migrating-from-node-soap',
  'mapping/',
  'mapping/ticket',
  'configuration',
  'api/',
];
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const problems = [];
try {
  for (const width of [1280, 400]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
      for (const path of pages) {
        await page.goto(`${address}/${path}`, { waitUntil: 'networkidle' });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) problems.push(`${path} is ${wide} wide at ${width}`);
        const name = `docs-${path.replaceAll('/', '-').replace(/-$/, '') || 'home'}-${width}-${colorScheme}.jpg`;
        if (process.argv[2] !== undefined || kept(path, width, colorScheme))
          await page.screenshot({ path: join(folder, name), type: 'jpeg', quality: 55 });
      }
      if (width === 1280 && colorScheme === 'light') {
        await page.goto(`${address}/getting-started`, { waitUntil: 'networkidle' });
        await page.keyboard.press('Control+k');
        await page.fill('.search-input', 'GetTicketEntity');
        await page.waitForSelector('.results .result');
        const [first = ''] = await page.locator('.results .result').allInnerTexts();
        if (!first.includes('GetTicketEntity')) problems.push(`the search finds ${JSON.stringify(first)} first`);
        await page.screenshot({ path: join(folder, 'docs-search.jpg'), type: 'jpeg', quality: 55 });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
if (problems.length > 0) throw new Error(problems.join('\n'));
console.log(`${pages.length} pages looked at, at two widths, light and dark`);

/** One page of each width and colour scheme is kept. */
function kept(path, width, colorScheme) {
  return path === (width === 1280 ? 'mapping/ticket' : 'getting-started') && ['light', 'dark'].includes(colorScheme);
}
