import { plainLine } from '../output-text/index.js';
import { printable } from './output/print.js';
import { ProgressBar } from './output/progress-bar.js';
import type { SweepProgress } from '../migration/sweep/index.js';
import type { DistributedSweepProgress } from '../migration/sweep/queue/index.js';

/** Milliseconds between two lines of progress if the output is not a terminal. */
const lineInterval = 10_000;

/** Shows the progress of a sweep: a bar on a terminal, otherwise a line every few seconds. */
export class SweepProgressView {
  readonly #stream: NodeJS.WriteStream;
  readonly #bar: ProgressBar | undefined;
  #nextLine = 0;
  #shown: Pick<SweepProgress, 'subject' | 'waiting'> | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    if (!stream.isTTY) return;
    this.#bar = new ProgressBar(stream);
    this.#bar.update(0, '');
  }

  show(progress: SweepProgress): void {
    const { done, estimated, subject, waiting } = progress;
    const hasChanged =
      subject !== this.#shown?.subject || (waiting === undefined) !== (this.#shown?.waiting === undefined);
    this.#shown = progress;
    if (this.#bar !== undefined) {
      const share = done / Math.max(1, done, estimated);
      this.#bar.update(share, `${Math.floor(share * 100)}% ${plainLine(progressText(progress))}`);
    } else if (hasChanged || performance.now() >= this.#nextLine) {
      this.#nextLine = performance.now() + lineInterval;
      this.#stream.write(printable(`${plainLine(progressText(progress))}\n`, this.#stream));
    }
  }

  end(): void {
    this.#bar?.end();
  }
}

/** `12,000 of about 1,000,000 records, 1,480/s, 11 min left, 3 different, now contacts`: the numbers are of all subjects. */
export function progressText({
  subject,
  done,
  estimated,
  different,
  rate,
  secondsLeft,
  waiting,
  workers,
  paused,
}: SweepProgress & Partial<DistributedSweepProgress>): string {
  const position = `${number(done)} of about ${number(estimated)} records`;
  const found = `${number(different)} different${subject === undefined ? '' : `, now ${subject}`}`;
  if (waiting !== undefined) {
    const again = workers === undefined ? 'trying the tenant again' : 'trying again';
    return `${position}, ${found}; ${again} in ${duration(waiting.milliseconds / 1_000)} (${waiting.reason})`;
  }
  const left = secondsLeft === undefined || subject === undefined ? [] : [`${duration(secondsLeft)} left`];
  const running = workers === undefined || subject === undefined ? [] : [workersText(workers, paused)];
  return [position, `${number(rate)}/s`, ...left, ...running, found].join(', ');
}

function workersText(workers: number, paused: boolean | undefined): string {
  if (paused === true) return 'paused';
  if (workers === 0) return 'waiting for a sweep-worker';
  return workers === 1 ? '1 worker' : `${number(workers)} workers`;
}

const number = (value: number) => Math.round(value).toLocaleString('en');

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
