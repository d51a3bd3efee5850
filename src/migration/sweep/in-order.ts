/**
 * Works on many units at once, and delivers the results one by one in the order of the units, without gaps.
 *
 * When `stop` is aborted, no further unit is started; those under way finish, and their results are delivered.
 *
 * @throws the error of the units or their work, once all earlier results are delivered and nothing is under way
 */
export async function inOrder<Unit, Result>(
  units: AsyncIterable<Unit>,
  limit: number,
  work: (unit: Unit) => Promise<Result>,
  deliver: (unit: Unit, result: Result) => void,
  stop: AbortSignal,
): Promise<void> {
  const started: { readonly unit: Unit; readonly result: Promise<Result> }[] = [];
  const deliverFirst = async () => {
    const first = started.shift();
    if (first !== undefined) deliver(first.unit, await first.result);
  };
  const source = units[Symbol.asyncIterator]();
  let failure: { readonly error: unknown } | undefined;
  try {
    while (!stop.aborted) {
      const next = await source.next().catch((error: unknown) => void (failure = { error }));
      if (next === undefined || next.done === true) break;
      const result = work(next.value);
      result.catch(() => undefined);
      started.push({ unit: next.value, result });
      if (started.length >= limit) await deliverFirst();
    }
    while (started.length > 0) await deliverFirst();
  } finally {
    await Promise.allSettled(started.map(({ result }) => result));
    await source.return?.();
  }
  if (failure !== undefined) throw failure.error;
}
