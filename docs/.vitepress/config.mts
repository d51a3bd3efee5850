import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const docs = fileURLToPath(new URL('..', import.meta.url));
const titleOf = (file: string) => /^# (.+)$/m.exec(readFileSync(docs + file, 'utf8'))?.[1] ?? file;
const link = (file: string, text = titleOf(file)) => ({ text, link: `/${file.replace(/\.md$/, '')}` });
const section = (text: string, files: readonly string[]) => ({
  text,
  items: files.filter((file) => existsSync(docs + file)).map((file) => link(file)),
});

const agents = readdirSync(`${docs}mapping`).filter((file) => file !== 'index.md');

// The pages are those of the repository, as they are. Links that lead out of the folder lead to files that are not on the
// site; they are shown as text.
export default defineConfig({
  title: 'superoffice-bridge',
  description: 'One interface over SuperOffice CRM on SOAP and on REST. Not a product of SuperOffice.',
  cleanUrls: true,
  lastUpdated: false,
  outDir: '../.site',
  cacheDir: '../.site-cache',
  ignoreDeadLinks: false,
  markdown: {
    config(markdown) {
      const open =
        markdown.renderer.rules['link_open'] ??
        ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options));
      markdown.renderer.rules['link_open'] = (tokens, index, options, env, self) => {
        const token = tokens[index];
        const href = token?.attrGet('href') ?? '';
        if (token !== undefined && leadsOut(href, (env as { relativePath?: string }).relativePath ?? '')) {
          token.attrSet('href', '#');
          token.attrSet('title', `${href} in the package`);
        }
        return open(tokens, index, options, env, self);
      };
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        // The API reference would add noise to the results; it has an outline of its own.
        _render: (source, env, markdown) =>
          String(env.relativePath).startsWith('api/') ? '' : markdown.render(source, env),
      },
    },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Guide', link: '/getting-started' },
      { text: 'Mapping table', link: '/mapping/' },
      ...(existsSync(`${docs}api`) ? [{ text: 'API', link: '/api/' }] : []),
    ],
    sidebar: {
      '/mapping/': [{ text: 'Mapping table', link: '/mapping/', items: agents.map((file) => link(`mapping/${file}`)) }],
      '/api/': apiSidebar(),
      '/': [
        section('Begin', ['getting-started.md', 'migrating-from-node-soap.md', 'faq.md', 'glossary.md']),
        {
          text: 'Look up',
          items: [
            { text: 'Mapping table', link: '/mapping/' },
            ...['repositories.md', 'searching.md', 'archive-columns.md', 'errors.md', 'command-line.md'].map((file) =>
              link(file),
            ),
          ],
        },
        section('Configure', [
          'configuration.md',
          'signing-in.md',
          'routing.md',
          'network.md',
          'caching.md',
          'observability.md',
          'tenants.md',
          'shared-state.md',
          'container.md',
        ]),
        section('Prove', ['doctor.md', 'verify.md', 'sweep.md', 'scale.md', 'reports.md', 'emulator.md']),
        section('Recipes', [
          'recipes.md',
          'typescript.md',
          'gateway.md',
          'webhooks.md',
          'mass-operations.md',
          'custom-objects.md',
          'guide-errata.md',
        ]),
        section('Judge', ['verified.md', 'performance.md', 'threat-model.md', 'output.md', 'dependencies.md']),
        section('Change it', ['architecture.md', 'testing.md', 'language.md', 'releasing.md', 'decisions/README.md']),
      ],
    },
  },
  rewrites: { 'decisions/README.md': 'decisions/index.md' },
});

/** Whether a link leads to a file beside the folder of the site. */
function leadsOut(href: string, page: string): boolean {
  if (!href.startsWith('.')) return false;
  return new URL(href, `file:///root/docs/${page}`).pathname.startsWith('/root/docs/') === false;
}

interface ApiItem {
  readonly text: string;
  readonly link: string;
}

function apiSidebar(): ApiItem[] {
  if (!existsSync(`${docs}api`)) return [];
  return [
    { text: 'superoffice-bridge', link: '/api/' },
    { text: 'superoffice-bridge/emulator', link: '/api/emulator' },
    { text: 'superoffice-bridge/gateway', link: '/api/gateway' },
    { text: 'superoffice-bridge/migration', link: '/api/migration' },
  ];
}
