import * as z from 'zod';

/**
 * The longest duration of a setting or an option: 24 days. A timer of Node holds 2³¹ − 1 ms, some of ours add seconds to a
 * setting, and a longer one would fire at once.
 */
export const longestDuration = 24 * 24 * 60 * 60_000;

/** Milliseconds that a timer waits. */
export const milliseconds = z.int().max(longestDuration);
