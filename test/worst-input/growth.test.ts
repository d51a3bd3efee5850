import { describe, expect, it } from '@jest/globals';
import { SuperOfficeError } from '../../src/errors/index.js';
import { ServerFailureError } from '../../src/emulator/server-error.js';
import { XmlFormatError } from '../../src/emulator/wire/data-contract/xml-element.js';
import { worstInputs } from './inputs.js';

const short = 1024;
const long = 16 * 1024;
/** Work that grows with the square of the length would be 256 times as much, and in proportion to it 16 times. */
const mostGrowth = 50;
/** A shorter time says nothing: it is what a garbage collection takes. In microseconds. */
const least = 800;

async function timeOf(read: (text: string) => unknown, text: string): Promise<number> {
  const start = process.cpuUsage();
  try {
    await read(text);
  } catch (error) {
    const isTyped = [SuperOfficeError, ServerFailureError, XmlFormatError].some((kind) => error instanceof kind);
    if (!isTyped) throw error;
  }
  return process.cpuUsage(start).user;
}

/** Readers of the library's own making that are quick; the others are measured by `npm run worst-input` alone. */
const readers = [
  'webhook',
  'header of a webhook',
  'SOAP answer',
  'SOAP request at the emulator',
  'filter in brackets',
  'column names',
  'references and value paths in scenarios',
  'scenario program',
  'address of a request',
  'masking of reports',
  'comparison',
  'result of a mass operation',
  'one line for a log',
  'text for a terminal',
  'redaction of secrets',
];
/** Readers of which only a longer text shows what the work grows with. */
const quick: ReadonlySet<string> = new Set([
  'one line for a log',
  'SOAP request at the emulator',
  'redaction of secrets: secrets in Base64',
  'masking of answers: an exception of dotted words',
  'table on a terminal: rows',
]);
const others = [
  'redaction of secrets: secrets in Base64',
  'masking of answers: an exception of dotted words',
  'table on a terminal: rows',
];

// `npm run worst-input` measures the same texts at 1 to 8 MB.
describe.each([...readers, ...others])('the work for %s', (name) => {
  const rows = worstInputs.filter(({ reader, what }) => reader === name || `${reader}: ${what}` === name);

  it('is measured', () => {
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(rows.map(({ what, text, read }) => [what, text, read] as const))(
    'grows with the length alone: %s',
    async (_what, text, read) => {
      const scale = quick.has(name) ? 8 : 1;
      const [before, after] = [text(short * scale), text(long * scale)];
      // A busy machine may delay one run, and not three.
      let growth = Infinity;
      for (let attempt = 0; attempt < 3 && growth > mostGrowth; attempt++) {
        const once = await timeOf(read, before);
        growth = (await timeOf(read, after)) / Math.max(once, least);
      }
      expect(growth).toBeLessThan(mostGrowth);
    },
  );
});
