import { worstInputs } from './inputs.js';

/**
 * The part of `npm run worst-input` that reads: in a process of its own, since a text may end it or take for ever.
 * Without arguments it says which rows there are. Each line of its output is about one text.
 */
const [first, sizes = '', wanted = ''] = process.argv.slice(2);
if (first === undefined) {
  console.log(JSON.stringify(worstInputs.map(({ reader, what }) => `${reader}: ${what}`)));
} else {
  for (const [row, { reader, what, text: made, read }] of worstInputs.entries()) {
    if (row < Number(first) || !`${reader}: ${what}`.includes(wanted)) continue;
    for (const size of sizes.split(',').map(Number)) {
      const text = made(size);
      const start = process.cpuUsage();
      let threw = '';
      try {
        await read(text);
      } catch (error) {
        threw = error instanceof Error ? error.name : String(error);
      }
      const { user, system } = process.cpuUsage(start);
      console.log(JSON.stringify({ row, size, milliseconds: (user + system) / 1_000, threw }));
    }
  }
  console.log(JSON.stringify({ row: worstInputs.length }));
}
