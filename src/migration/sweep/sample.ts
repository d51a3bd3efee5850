/** Selects a share of the records by their ids: the same records for the same seed, in any order. */
export function sampler(share: number, seed: number): (id: number) => boolean {
  if (share >= 1) return () => true;
  const limit = share * 2 ** 32;
  const salt = mixed(seed);
  return (id) => mixed(id ^ salt) < limit;
}

/** An integer below 2³² of which every bit depends on every bit of the input. */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
