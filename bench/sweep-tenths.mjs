import { keepResidentMemoryLow } from '../dist/cli/resident-memory.js';
import { sweep } from '../dist/migration/sweep/index.js';

/**
 * Sweeps one subject over SOAP and REST, and prints for each tenth its rate, CPU and memory; then the totals, and the last tenth
 * against the first.
 *
 * @param options of the sweep, and the number of records
 * @returns the report
 */
export async function sweepInTenths({ so, records, ...options }) {
  // As the command does.
  keepResidentMemoryLow();
  const tenths = [];
  let [time, cpu, mostMemory, highestInTenth] = [performance.now(), process.cpuUsage(), 0, 0];
  let done;
  const report = await sweep({
    control: { name: 'soap', so },
    candidates: [{ name: 'rest', so, transport: 'rest' }],
    progressInterval: 100,
    ...options,
    onProgress(progress) {
      done ??= progress.done;
      highestInTenth = Math.max(highestInTenth, process.memoryUsage.rss());
      if (progress.done === done || progress.done < Math.min(done + records / 10, progress.estimated)) return;
      const [now, used, compared] = [performance.now(), process.cpuUsage(cpu), progress.done - done];
      const rate = (compared * 1_000) / (now - time);
      const microseconds = (used.user + used.system) / compared;
      mostMemory = Math.max(mostMemory, highestInTenth);
      tenths.push({ rate, microseconds });
      console.log(
        `${progress.done} of about ${progress.estimated}: ${rate.toFixed(0)}/s, ${microseconds.toFixed(0)} µs of CPU each, ` +
          `${(highestInTenth / 2 ** 20).toFixed(0)} MB resident`,
      );
      [time, cpu, done, highestInTenth] = [now, process.cpuUsage(), progress.done, 0];
    },
  });
  const [first, last] = [tenths[0], tenths.at(-1)];
  console.log(JSON.stringify(report.totals));
  console.log(
    `at most ${(mostMemory / 2 ** 20).toFixed(0)} MB resident; the last tenth against the first: ` +
      `rate ${(last.rate / first.rate).toFixed(2)}, CPU for each record ${(last.microseconds / first.microseconds).toFixed(2)}`,
  );
  return report;
}
