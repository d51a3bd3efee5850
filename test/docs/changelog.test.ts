import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'changelog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The kinds of changes of Keep a Changelog. */
const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

describe('the changelog', () => {
  const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^##+ .*$/gm) ?? [];

  it('begins with what is not yet released, and dates what is', () => {
    const [first, ...released] = headings.filter((heading) => heading.startsWith('## '));
    expect(first).toBe('## [Unreleased]');
    expect(released.filter((heading) => !/^## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(heading))).toEqual([]);
  });

  it('has a release before the README says that npm has the package', () => {
    const isReleased = headings.some((heading) => /^## \[\d/.test(heading));
    for (const page of ['README.md', 'docs/getting-started.md']) {
      const text = readFileSync(page, 'utf8');
      expect([page, text.includes('Until the first release')]).toEqual([page, !isReleased]);
    }
  });

  it('sorts changes by their kind', () => {
    const others = headings.filter((heading) => heading.startsWith('### ') && !kinds.includes(heading.slice(4)));
    expect(others).toEqual([]);
  });
});

describe('the notes of a release', () => {
  const notes = (changelog: string, tag: string) => {
    writeFileSync(join(folder, 'package.json'), '{"version":"1.2.0"}');
    writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n${changelog}`);
    const script = resolve('scripts/release-notes.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, tag], { cwd: folder, encoding: 'utf8' });
    return { status, text: stdout.trim(), problems: stderr.trim().split('\n') };
  };
  const entries = '### Fixed\n\n- A fix.';
  const older = '## [1.1.0] - 2026-01-02\n\n### Added\n\n- More.\n';

  it('are the section of its version', () => {
    const { status, text } = notes(`## [Unreleased]\n\n## [1.2.0] - 2026-02-03\n\n${entries}\n\n${older}`, 'v1.2.0');
    expect([status, text]).toEqual([0, entries]);
  });

  it.each([
    ['its version has no section', `## [Unreleased]\n\n${older}`, 'v1.2.0', 'CHANGELOG.md has no section for 1.2.0'],
    [
      'its section has no date',
      `## [1.2.0]\n\n${entries}\n`,
      'v1.2.0',
      'the heading must be "## [1.2.0] - YYYY-MM-DD", and is "## [1.2.0]"',
    ],
    [
      'a change is not in its section',
      `## [Unreleased]\n\n${entries}\n\n## [1.2.0] - 2026-02-03\n\n${entries}\n`,
      'v1.2.0',
      'CHANGELOG.md has entries under Unreleased; move them to 1.2.0',
    ],
    [
      'the tag is another version',
      `## [1.2.0] - 2026-02-03\n\n${entries}\n`,
      'v1.3.0',
      'the tag is v1.3.0, and package.json has the version 1.2.0',
    ],
  ])('are refused if %s', (_problem, changelog, tag, message) => {
    const { status, problems } = notes(changelog, tag);
    expect([status, problems]).toEqual([1, [message]]);
  });
});
