/** Seconds by which two clocks may differ. */
export const skew = 5 * 60;
