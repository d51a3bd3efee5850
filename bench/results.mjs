import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';

const peers = ['soap', '@superoffice/webapi', 'undici', 'axios'];

/** Writes the table to bench/RESULTS.md, with what it was measured on and against. */
export async function writeResults(head, lines) {
  const versions = peers.map((name) => {
    const { version } = JSON.parse(
      readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
    );
    return `${name} ${version}`;
  });
  const [{ model }] = cpus();
  const machine = `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const text = `# Results of the bench

Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}.

- Machine: ${machine}.
- Peers: ${versions.join(', ')}.

Read the ratios; the rates depend on the machine. A ratio above one means that the bridge is faster. In the rows of CPU, the rates are calls for each
second of CPU of the client.

${table}
`;
  const file = new URL('./RESULTS.md', import.meta.url);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}
