/** Reports the progress of a run once it takes longer than two seconds. */
export class Progress {
  readonly #what: string;
  readonly #all: number;
  readonly #started = performance.now();
  #next = 2_000;

  constructor(what: string, all: number) {
    this.#what = what;
    this.#all = all;
  }

  at(done: number): void {
    const passed = performance.now() - this.#started;
    if (passed < this.#next) return;
    this.#next = passed + 5_000;
    const rate = Math.round((done / passed) * 1_000);
    const left = Math.ceil(((this.#all - done) / done) * (passed / 1_000));
    process.stderr.write(`${this.#what}: ${done} of ${this.#all} calls, ${rate} a second, about ${left} s left\n`);
  }
}
