import type { LatencySummary, OperationResult, ParityReport } from '../../model.js';
import { count, side } from '../../wording.js';
import { markup, type Markup } from '../../../../output-text/index.js';

const width = 420;
const rowHeight = 30;
const left = 70;
/** Half of the last label of the axis is to the right of its tick. */
const right = 30;

/** The most charts: one of each operation of a long run is more than people look at, and a large part of the page. */
const maxCharts = 12;

/** Both sides of the slowest operations on one scale, so that the charts are comparable. */
export function latencySection({ operations, control }: ParityReport): Markup {
  const measured = operations.filter(({ controlLatency }) => controlLatency.count > 0);
  // One call has no distribution.
  const charted = measured.filter(({ controlLatency }) => controlLatency.count > 1);
  return markup`<section id="latency" aria-labelledby="latency-title">
    <h2 id="latency-title">Latency</h2>
    ${charted.length === 0 ? markup`<p class="lead">How long calls took; each operation was called once.</p>` : charts(charted, control)}
    <details>
      <summary>All operations as a table</summary>
      <div class="inside">
        <table>
          <thead>
            <tr>
              <th scope="col">operation</th>
              <th scope="col">side</th>
              ${figures.map(([name]) => markup`<th scope="col" class="number">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${measured.map((operation) => markup`${row(operation, control, operation.controlLatency)}${row(operation, operation.candidate, operation.candidateLatency)}`)}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

function charts(operations: readonly OperationResult[], control: string): Markup {
  const subjects = bySubject(operations);
  const slowest = [...subjects].sort((one, other) => slowestMedian(other) - slowestMedian(one)).slice(0, maxCharts);
  const scale = scaleOf(slowest.flat());
  const which =
    subjects.length > maxCharts
      ? `of the ${maxCharts} slowest operations that were called more than once; the table has the others`
      : 'of each operation that was called more than once';
  return markup`<p class="lead">
      How long calls took, ${which}. The bar goes from the fastest call to the 95th
      percentile, the dot is the median, the tick is the 99th percentile. All charts have the same logarithmic scale.
    </p>
    <p class="legend">
      <span class="control"><b>■</b> ${side(control)}, the control</span>
      <span class="candidate"><b>■</b> the candidate</span>
    </p>
    <div class="latency">${slowest.map((same) => chart(same, control, scale))}</div>`;
}

function slowestMedian(same: readonly OperationResult[]): number {
  return Math.max(
    ...same.flatMap(({ controlLatency, candidateLatency }) => [controlLatency.median, candidateLatency.median]),
  );
}

const figures: readonly (readonly [string, keyof LatencySummary & ('count' | 'median' | 'p95' | 'p99' | 'maximum')])[] =
  [
    ['calls', 'count'],
    ['median ms', 'median'],
    ['p95 ms', 'p95'],
    ['p99 ms', 'p99'],
    ['max ms', 'maximum'],
  ];

function row({ subject }: OperationResult, name: string, latency: LatencySummary): Markup {
  return markup`<tr>
    <td><code>${subject}</code></td>
    <td>${side(name)}</td>
    ${figures.map(([, key]) => markup`<td class="number">${count(latency[key])}</td>`)}
  </tr>`;
}

type Scale = (milliseconds: number) => number;

interface Axis {
  readonly at: Scale;
  /** Powers of ten within the scale. */
  readonly ticks: readonly number[];
}

function scaleOf(operations: readonly OperationResult[]): Axis {
  const all = operations.flatMap(({ controlLatency, candidateLatency }) => [controlLatency, candidateLatency]);
  const lowest = Math.min(1, ...all.map(fastest));
  const highest = Math.max(10, ...all.map(({ p99 }) => p99));
  const from = Math.floor(Math.log10(Math.max(lowest, 0.1)));
  const to = Math.ceil(Math.log10(highest));
  const at: Scale = (milliseconds) => {
    const share = (Math.log10(Math.max(milliseconds, 10 ** from)) - from) / (to - from);
    return Math.round((left + share * (width - left - right)) * 10) / 10;
  };
  return { at, ticks: Array.from({ length: to - from + 1 }, (_, step) => 10 ** (from + step)) };
}

function fastest({ buckets: [first] }: LatencySummary): number {
  return first?.[0] ?? 1;
}

/** The results grouped by subject. */
function bySubject(operations: readonly OperationResult[]): [OperationResult, ...OperationResult[]][] {
  const found = new Map<string, [OperationResult, ...OperationResult[]]>();
  for (const operation of operations) {
    const same = found.get(operation.subject);
    if (same === undefined) found.set(operation.subject, [operation]);
    else same.push(operation);
  }
  return [...found.values()];
}

function chart(same: readonly [OperationResult, ...OperationResult[]], control: string, { at, ticks }: Axis): Markup {
  const [first] = same;
  const rows = [
    { kind: 'control', name: control, latency: first.controlLatency },
    ...same.map(({ candidate, candidateLatency }) => {
      return { kind: 'candidate', name: candidate, latency: candidateLatency };
    }),
  ];
  const says = `Medians: ${rows.map(({ name, latency }) => `${side(name)} ${latency.median} ms`).join(', ')}.`;
  const bottom = rows.length * rowHeight + 6;
  return markup`<figure class="chart"><figcaption><code>${first.subject}</code></figcaption>
<svg viewBox="0 0 ${width} ${bottom + 20}" role="img" aria-label="${says}">
${ticks.map((tick) => markup`<line class="grid" x1="${at(tick)}" y1="6" x2="${at(tick)}" y2="${bottom}"/><text x="${at(tick)}" y="${bottom + 16}" text-anchor="middle">${unit(tick)}</text>`)}
${rows.map(({ kind, name, latency }, index) => bar(kind, name, latency, 20 + index * rowHeight, at))}
</svg></figure>`;
}

function bar(kind: string, name: string, latency: LatencySummary, y: number, at: Scale): Markup {
  const start = at(fastest(latency));
  return markup`<text x="0" y="${y + 4}">${side(name)}</text
    ><g class="${kind}"
      ><line
        x1="${start}"
        y1="${y}"
        x2="${Math.max(start + 1, at(latency.p95))}"
        y2="${y}"
        stroke-width="8"
        stroke-linecap="round"
        stroke-opacity="0.35" /><circle cx="${at(latency.median)}" cy="${y}" r="6" /><line
        x1="${at(latency.p99)}"
        y1="${y - 9}"
        x2="${at(latency.p99)}"
        y2="${y + 9}"
        stroke-width="2"
    /></g>`;
}

function unit(milliseconds: number): string {
  return milliseconds >= 1_000 ? `${milliseconds / 1_000} s` : `${milliseconds} ms`;
}
