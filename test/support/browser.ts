import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';

const executablePath = '/usr/bin/chromium';

/** A suite that needs a browser; it is skipped on a machine without one. */
export const describeInBrowser = existsSync(executablePath) ? describe : describe.skip;

export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
