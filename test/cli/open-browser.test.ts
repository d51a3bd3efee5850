import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { browserCommands, type Desktop, openBrowser } from '../../src/cli/open-browser.js';
import { ValidationError } from '../../src/errors/index.js';

const url = 'https://sod.superoffice.com/login?a=1&b=$(id)|calc';
const desktop = (platform: NodeJS.Platform, release = '6.1.0', environment = {}): Desktop => ({
  platform,
  release,
  environment,
});

describe('the program that opens an address', () => {
  it.each<[string, Desktop, unknown]>([
    ['macOS', desktop('darwin'), [['/usr/bin/open', url]]],
    ['Linux', desktop('linux'), [['xdg-open', url]]],
    [
      'Windows',
      desktop('win32', '10.0', { SystemRoot: String.raw`D:\Windows` }),
      [[String.raw`D:\Windows\System32\rundll32.exe`, 'url.dll,FileProtocolHandler', url]],
    ],
    [
      'Linux on Windows',
      desktop('linux', '5.15.153.1-microsoft-standard-WSL2'),
      [
        ['wslview', url],
        ['/mnt/c/Windows/System32/rundll32.exe', 'url.dll,FileProtocolHandler', url],
        ['xdg-open', url],
      ],
    ],
  ])('on %s is given the address as one argument', (_name, on, commands) => {
    expect(browserCommands(url, on)).toEqual(commands);
  });
});

describe('opening a browser', () => {
  it.each(['file:///etc/passwd', 'javascript:alert(1)', '--help', '/usr/bin/id', 'ms-msdt:/id', ''])(
    'is refused for %j',
    async (address) => {
      await expect(openBrowser(address)).rejects.toThrow(ValidationError);
    },
  );
});

// Windows starts no script without an interpreter.
const describeOnUnix = process.platform === 'win32' ? describe.skip : describe;

describeOnUnix('a browser on the path', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const on = (release: string) => desktop('linux', release, { PATH: folder });
  const opened = () => join(folder, 'opened');
  async function argumentsGiven(): Promise<string> {
    while (!existsSync(opened())) await new Promise((resolve) => setImmediate(resolve));
    return readFileSync(opened(), 'utf8');
  }
  function program(name: string): void {
    writeFileSync(
      join(folder, name),
      `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > "${opened()}.part"\n/bin/mv "${opened()}.part" "${opened()}"\n`,
    );
    chmodSync(join(folder, name), 0o755);
  }

  it('is started with the address as its only argument, which no shell reads', async () => {
    program('xdg-open');
    await openBrowser(url, on('6.1.0'));
    expect(await argumentsGiven()).toBe(`1\n${url}\n`);
  });

  it('is the next one if the first is not installed', async () => {
    program('xdg-open');
    await openBrowser('http://127.0.0.1:1/', on('microsoft'));
    expect(await argumentsGiven()).toBe('1\nhttp://127.0.0.1:1/\n');
  });

  it('is reported as missing if none is installed', async () => {
    await expect(openBrowser(url, on('6.1.0'))).rejects.toThrow('ENOENT');
  });
});
