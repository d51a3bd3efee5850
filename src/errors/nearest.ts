/** The name among `candidates` that is closest to `name`, if it is close enough to be a likely typing error. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = distanceLimit(name);
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The end of a message that suggests a name: `. Did you mean "GetContact"?` Empty without a name. */
export function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : `. Did you mean ${JSON.stringify(name)}?`;
}

/**
 * The names that could have been meant, as the end of a message: `. Did you mean "GetContact", "GetContactEntity" or
 * "GetContactList"?` Empty if none is close.
 */
export function nearestNames(name: string, candidates: Iterable<string>): string {
  const wanted = name.toLowerCase();
  const limit = distanceLimit(name);
  const scored = [...candidates].map((candidate) => {
    const lowered = candidate.toLowerCase();
    const distance = editDistance(wanted, lowered, limit);
    const holds = wanted.length > 2 && (lowered.includes(wanted) || wanted.includes(lowered));
    // A name that contains the other ranks after near spellings, closest in length first.
    return {
      candidate,
      score: distance < limit ? distance : holds ? limit + Math.abs(lowered.length - wanted.length) : Infinity,
    };
  });
  const near = scored.filter(({ score }) => score < Infinity).sort((left, right) => left.score - right.score);
  // If one name is very close, much more distant ones do not help.
  const furthest = 2 * (near[0]?.score ?? 0) + 1;
  const shown = near.slice(0, namesShown).filter(({ score }) => score <= furthest);
  const names = shown.map(({ candidate }) => JSON.stringify(candidate));
  const last = names.pop();
  if (last === undefined) return '';
  return `. Did you mean ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}?`;
}

const namesShown = 3;

const distanceLimit = (name: string) => Math.max(2, Math.floor(name.length / 3)) + 1;

/** The Levenshtein distance, or `limit` if it is at least that. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return Math.min(previous[right.length] ?? limit, limit);
}
