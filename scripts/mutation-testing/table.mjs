// Writes the scores into docs/testing.md, between the markers of the table.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { areas } from './areas.mjs';

const page = new URL('../../docs/testing.md', import.meta.url);
const [start, end] = ['<!-- mutation scores -->', '<!-- end of mutation scores -->'];

export const percent = ({ killed, survived }) => ((100 * killed) / (killed + survived)).toFixed(1);

const listed = (counts) =>
  Object.entries(counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

export async function writeTable(scores) {
  const text = readFileSync(page, 'utf8');
  if (!text.includes(start) || !text.includes(end))
    throw new Error(`docs/testing.md lacks the marker ${start} or ${end}`);
  const rows = Object.entries(scores).map(([area, score]) =>
    [
      '',
      area,
      areas[area].mutate.map((glob) => `\`${glob}\``).join(' '),
      score.date,
      score.killed + score.survived,
      `${percent(score)} %`,
      listed(score.survivors),
      listed(score.ignored),
      '',
    ].join(' | '),
  );
  const table = [
    '| area | files | date | mutants | killed | survivors by kind | ignored |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  const written =
    text.slice(0, text.indexOf(start) + start.length) + `\n\n${table}\n\n` + text.slice(text.indexOf(end));
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }));
}
