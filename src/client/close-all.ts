/**
 * Closes all parts in order, even if some fail: a part left open would keep the process alive.
 *
 * @throws the first failure, after all have been closed
 */
export async function closeAll(closings: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closings) {
    try {
      const closing = close();
      // Synchronous parts close in the same tick, so that a connection refuses calls as soon as `close()` is called.
      if (closing !== undefined) await Promise.resolve(closing);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
