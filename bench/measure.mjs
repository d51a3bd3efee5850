// Contenders take turns in short rounds, so that a slow moment of the machine hits all of them alike.

const usual = { rounds: 7, roundMilliseconds: 250 };

/** The value in the middle of the sorted ones. */
export const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];

/** Runs each contender in turn; resolves to the median operations per second of each, by name. */
export async function compare(contenders, effort = {}) {
  const { rounds, roundMilliseconds } = { ...usual, ...effort };
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const rate = await rateOf(run, roundMilliseconds);
      if (round >= 0) rates[name].push(rate);
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, values]) => [name, median(values)]));
}

async function rateOf(run, milliseconds) {
  const started = performance.now();
  let count = 0;
  let elapsed;
  do {
    count += await run();
    elapsed = performance.now() - started;
  } while (elapsed < milliseconds);
  return (count / elapsed) * 1000;
}

/** A contender that repeats a synchronous action. */
export function repeated(action, times = 20) {
  return () => {
    for (let index = 0; index < times; index++) action();
    return times;
  };
}

/** A contender that keeps a number of calls in flight. */
export function concurrent(call, inFlight, calls = inFlight * 8) {
  return async () => {
    let next = 0;
    const work = async () => {
      while (next < calls) {
        next++;
        await call();
      }
    };
    await Promise.all(Array.from({ length: inFlight }, work));
    return calls;
  };
}

/** Runs each contender in turn; resolves to the median seconds of CPU of this process for one operation, by name. */
export async function cpuOf(contenders, effort = {}) {
  const { rounds, roundMilliseconds } = { ...usual, ...effort };
  const costs = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const before = process.cpuUsage();
      const started = performance.now();
      let count = 0;
      do count += await run();
      while (performance.now() - started < roundMilliseconds);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) costs[name].push((user + system) / 1e6 / count);
    }
  }
  return Object.fromEntries(Object.entries(costs).map(([name, values]) => [name, median(values)]));
}
