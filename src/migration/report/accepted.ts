import { builtInRules, severityOf } from '../../comparison/index.js';
import type { ParityReport } from './model.js';
import { type Place, placesOf } from './places.js';
import { listed, side, whatOf, whereOf } from './wording.js';

/** The places that rules explain. */
export function acceptedPlaces(report: ParityReport): Place[] {
  return placesOf(report).filter(({ verdict }) => verdict === 'explained');
}

const builtInReasons = new Set(builtInRules.map(({ because }) => because));

export type Acceptor = 'user' | 'starters' | 'built-in';

/** Whose rule explains a place? */
export function acceptorOf({ because, acceptedBy }: Place): Acceptor {
  if (because !== undefined && builtInReasons.has(because)) return 'built-in';
  return acceptedBy ?? 'user';
}

/** A difference that rules explain: where, what, and the reason that the rule gives. */
export interface Accepted {
  readonly where: string;
  readonly what: string;
  readonly candidates: string;
  readonly because: string;
}

/** What rules explain, with the candidates that share it together. */
export function acceptedDifferences(report: ParityReport): Accepted[] {
  const rows = new Map<string, { place: Place; candidates: string[] }>();
  for (const place of acceptedPlaces(report)) {
    const key = JSON.stringify([place.entity, place.field, place.cause, place.because]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { place, candidates: [side(place.candidate)] });
    else row.candidates.push(side(place.candidate));
  }
  return [...rows.values()].map(({ place, candidates }) => ({
    where: whereOf(place),
    what: whatOf(place),
    candidates: listed(candidates),
    because: place.because ?? 'the rule gives no reason',
  }));
}

/** Where a rule of the user accepts that data is lost. */
export function acceptedLosses(report: ParityReport): Place[] {
  return acceptedPlaces(report).filter((place) => acceptorOf(place) === 'user' && severityOf(place.cause) === 'loss');
}
