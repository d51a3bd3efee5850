import { plainLine } from '../encoding/index.js';
import { printable } from './output/print.js';
import { Presets, SingleBar } from 'cli-progress';
import type { SweepProgress } from '../migration/sweep/index.js';

/** Between two lines, where the output is no terminal. */
const lineInterval = 10_000;

/** Shows how far a sweep is: a bar on a terminal, elsewhere a line now and then. */
export class SweepProgressView {
  readonly #stream: NodeJS.WriteStream;
  readonly #bar: SingleBar | undefined;
  #nextLine = 0;
  #shown: Pick<SweepProgress, 'subject' | 'waiting'> | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    if (!stream.isTTY) return;
    this.#bar = new SingleBar(
      { stream, format: '{bar} {percentage}% {text}', hideCursor: true, gracefulExit: false },
      Presets.shades_classic,
    );
    this.#bar.start(1, 0, { text: '' });
  }

  show(progress: SweepProgress): void {
    const { done, estimated, subject, waiting } = progress;
    const isNews = subject !== this.#shown?.subject || (waiting === undefined) !== (this.#shown?.waiting === undefined);
    this.#shown = progress;
    if (this.#bar !== undefined) {
      this.#bar.setTotal(Math.max(1, done, estimated));
      this.#bar.update(done, { text: plainLine(progressText(progress)) });
    } else if (isNews || performance.now() >= this.#nextLine) {
      this.#nextLine = performance.now() + lineInterval;
      this.#stream.write(printable(`${plainLine(progressText(progress))}\n`, this.#stream));
    }
  }

  end(): void {
    this.#bar?.stop();
  }
}

/** `contacts: 12,000 of about 1,000,000, 1,480/s, 11 min left, 3 different` */
export function progressText({
  subject,
  done,
  estimated,
  different,
  rate,
  secondsLeft,
  waiting,
}: SweepProgress): string {
  const place = `${subject === undefined ? '' : `${subject}: `}${number(done)} of about ${number(estimated)}`;
  const found = `${number(different)} different`;
  if (waiting !== undefined) {
    return `${place}, ${found}; the tenant is asked again in ${duration(waiting.milliseconds / 1_000)} (${waiting.reason})`;
  }
  const left = secondsLeft === undefined || subject === undefined ? [] : [`${duration(secondsLeft)} left`];
  return [place, `${number(rate)}/s`, ...left, found].join(', ');
}

const number = (value: number) => Math.round(value).toLocaleString('en');

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
