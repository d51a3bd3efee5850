/**
 * Works on many units at once, and hands over what comes of them one by one, in their order: what has been handed over is
 * all that there is up to there, without a gap.
 *
 * When `stop` is aborted, no further unit is begun; what was begun comes to its end, and is handed over.
 *
 * @throws what the units or their work fail with, once everything before that is handed over and nothing is under way
 */
export async function inOrder<Unit, Result>(
  units: AsyncIterable<Unit>,
  atOnce: number,
  work: (unit: Unit) => Promise<Result>,
  handOver: (unit: Unit, result: Result) => void,
  stop: AbortSignal,
): Promise<void> {
  const begun: { readonly unit: Unit; readonly result: Promise<Result> }[] = [];
  const handOverFirst = async () => {
    const first = begun.shift();
    if (first !== undefined) handOver(first.unit, await first.result);
  };
  const source = units[Symbol.asyncIterator]();
  let failure: { readonly error: unknown } | undefined;
  try {
    while (!stop.aborted) {
      const next = await source.next().catch((error: unknown) => void (failure = { error }));
      if (next === undefined || next.done === true) break;
      const result = work(next.value);
      result.catch(() => undefined);
      begun.push({ unit: next.value, result });
      if (begun.length >= atOnce) await handOverFirst();
    }
    while (begun.length > 0) await handOverFirst();
  } finally {
    await Promise.allSettled(begun.map(({ result }) => result));
    await source.return?.();
  }
  if (failure !== undefined) throw failure.error;
}
