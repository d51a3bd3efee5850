import * as z from 'zod';

/**
 * The longest duration of a setting or an option: 24 days. Node's timers hold at most 2³¹ − 1 ms and fire at once beyond that;
 * some of ours add seconds to a setting.
 */
export const longestDuration = 24 * 24 * 60 * 60_000;

/** Milliseconds that a timer waits. */
export const milliseconds = z.int().max(longestDuration);
