/**
 * Closes parts one after the other, each even if one before it failed: what stays open keeps the process alive.
 *
 * @throws the first failure, after all have been closed
 */
export async function closeAll(closings: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
