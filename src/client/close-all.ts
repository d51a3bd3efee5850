/**
 * Closes parts one after the other, each even if one before it failed: what stays open keeps the process alive.
 *
 * @throws the first failure, after all have been closed
 */
export async function closeAll(closings: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closings) {
    try {
      const closing = close();
      // What needs no waiting is done at once: a connection refuses calls from the moment that it is closed.
      if (closing !== undefined) await Promise.resolve(closing);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
