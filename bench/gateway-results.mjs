import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';

const file = new URL('./GATEWAY.md', import.meta.url);
const introduction = `# Results of the gateway's bench

Written by \`npm run bench:gateway -- --write\`, each part when it was last run. The client, the gateway and the server behind it are
processes of their own. Read the ratios; the rates depend on the machine.
`;

/** Prints the table of a part, and with `isWritten` replaces its section of bench/GATEWAY.md. */
export async function report(title, { head, rows, note }, isWritten) {
  const widths = head.map((text, index) => Math.max(text.length, ...rows.map((cells) => cells[index].length)));
  console.log(`\n${title}`);
  for (const cells of [head, ...rows]) {
    console.log(
      cells
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    );
  }
  console.log(note);
  if (!isWritten) return;
  const [{ model }] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const load = `load of the machine in the last minute, this bench included: ${loadavg()[0].toFixed(1)}`;
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const earlier = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const others = earlier.filter((section) => !section.startsWith(`## ${title}\n`));
  const section = `## ${title}\n\n${table}\n\n${note}\n\n${date}, ${machine}; ${load}.\n`;
  const sections = [...others.map((each) => each.trimEnd()), section].sort();
  const text = [introduction, ...sections].join('\n\n');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}
