// Line charts as small SVG files: static, for GitHub, the documentation site and an editor alike, and legible on light and dark.

const [width, height] = [640, 300];
const plot = { left: 64, right: 500, top: 36, bottom: 250 };
/** Mid tones, which have enough contrast on white and on black. */
const colours = ['#2f81f7', '#e5534b', '#3fa34d', '#b07d2b', '#a371f7', '#768390'];

/**
 * A chart with logarithmic axes: sizes and costs that span decades are legible, and what grows in proportion is a line.
 *
 * @param chart title, labels of the axes, and series of points with a name each
 */
export function lineChart({ title, x, y, series }) {
  const points = series.flatMap((each) => each.points);
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const across = scale(Math.min(...xs), Math.max(...xs), plot.left, plot.right);
  const up = scale(Math.min(...ys) / 1.15, Math.max(...ys) * 1.15, plot.bottom, plot.top);
  const lines = series.map(({ points: of }, index) => {
    const at = of.map(([left, top]) => `${across(left)},${up(top)}`);
    const dots = at.map((place) => `<circle cx="${place.replace(',', '" cy="')}" r="3"/>`).join('');
    const path = `<polyline points="${at.join(' ')}" fill="none" stroke="${colours[index]}" stroke-width="2"/>`;
    return `${path}<g fill="${colours[index]}">${dots}</g>`;
  });
  const names = spread(series.map(({ name, points: of }) => ({ name, top: up(of.at(-1)[1]) })));
  const xTicks = [...new Set(xs)].map(
    (value) => `<text x="${across(value)}" y="${plot.bottom + 18}" text-anchor="middle">${shown(value)}</text>`,
  );
  const yTicks = ticksIn(Math.min(...ys) / 1.15, Math.max(...ys) * 1.15).map(
    (value) =>
      `<path d="M${plot.left} ${up(value)}H${plot.right}" stroke="#768390" stroke-opacity=".3"/>` +
      `<text x="${plot.left - 8}" y="${up(value) + 4}" text-anchor="end">${shown(value)}</text>`,
  );
  const parts = [
    `<text x="${plot.left}" y="18" font-weight="bold">${escaped(title)}</text>`,
    ...yTicks,
    ...xTicks,
    `<text x="${(plot.left + plot.right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(x)}</text>`,
    `<text transform="translate(14 ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>`,
    ...lines,
    ...names.map(
      ({ name, top, index }) =>
        `<text x="${plot.right + 10}" y="${top + 4}" style="fill:${colours[index]}">${escaped(name)}</text>`,
    ),
  ];
  // An image takes no colour from its page, so that it has a ground of its own, in either scheme.
  const style =
    'text{fill:#24292f}rect{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#d1d7e0}rect{fill:#161b22}}';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui,sans-serif" font-size="12">
<title>${escaped(title)}</title>
<style>${style}</style>
<rect width="${width}" height="${height}" rx="6"/>
${parts.join('\n')}
</svg>
`;
}

function scale(low, high, from, to) {
  const [least, most] = [Math.log(low), Math.log(high)];
  return (value) => Math.round(from + ((Math.log(value) - least) / (most - least || 1)) * (to - from));
}

/** 1, 2 and 5 of each decade, or fewer if those would be too many. */
function ticksIn(low, high) {
  const decades = Array.from({ length: 12 }, (_, index) => 10 ** (index - 4));
  const steps = high / low > 100 ? [1] : [1, 2, 5];
  return decades
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((value) => value >= low && value <= high);
}

/** Names beside the ends of their lines, apart enough to be read. */
function spread(names) {
  const placed = names.map((each, index) => ({ ...each, index })).sort((one, other) => one.top - other.top);
  for (const [index, each] of placed.entries()) {
    if (index > 0) each.top = Math.max(each.top, placed[index - 1].top + 15);
  }
  return placed;
}

const shown = (value) => Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 3 });
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
