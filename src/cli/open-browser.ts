import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { release } from 'node:os';
import { win32 } from 'node:path';
import { ValidationError } from '../errors/index.js';

/** A program and its arguments. */
type BrowserCommand = readonly [program: string, ...args: string[]];

export interface Desktop {
  readonly platform: NodeJS.Platform;
  /** The kernel's version. That of the Windows Subsystem for Linux has `microsoft` in it. */
  readonly release: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * What opens an address in the user's browser: the first of these programs that can be started. No shell reads the
 * address, which may hold `&`, `|` or `$(…)`.
 */
export function browserCommands(url: string, { platform, release, environment }: Desktop): readonly BrowserCommand[] {
  const handler = ['url.dll,FileProtocolHandler', url] as const;
  switch (platform) {
    case 'win32':
      // By its full path: a program of this name in the working folder is not started.
      return [
        [win32.join(environment['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'rundll32.exe'), ...handler],
      ];
    case 'darwin':
      return [['/usr/bin/open', url]];
    default: {
      const linux: readonly BrowserCommand[] = [['xdg-open', url]];
      if (!/microsoft/i.test(release)) return linux;
      return [['wslview', url], ['/mnt/c/Windows/System32/rundll32.exe', ...handler], ...linux];
    }
  }
}

/**
 * Opens an address in the user's browser, and does not wait for it.
 *
 * @throws {ValidationError} if the address is not one of http or https
 * @throws if none of the programs that open an address can be started
 */
export async function openBrowser(
  url: string,
  desktop: Desktop = { platform: process.platform, release: release(), environment: process.env },
): Promise<void> {
  const { protocol, href } = URL.canParse(url) ? new URL(url) : { protocol: '', href: '' };
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new ValidationError('only an http or https address can be opened in a browser');
  }
  let failure: unknown;
  for (const [program, ...args] of browserCommands(href, desktop)) {
    try {
      const child = spawn(program, args, {
        stdio: 'ignore',
        detached: true,
        shell: false,
        env: { ...desktop.environment },
      });
      await once(child, 'spawn');
      child.unref();
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
