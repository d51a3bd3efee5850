import type { CauseName } from '../../comparison/index.js';
import type { TransportName } from '../../errors/index.js';
import { type ZoneName, zoneNames } from './capture/exchange.js';
import type { CheckStatus } from './checks/check.js';
import { signInRead } from './reads.js';
import type { WireFacts } from './wire/answers.js';

export interface CheckResult {
  readonly name: string;
  readonly title: string;
  readonly status: CheckStatus;
  readonly words: string;
  readonly advice?: string | undefined;
}

/** The result of one read on one transport. */
export interface Outcome {
  readonly transport: TransportName;
  readonly zone: ZoneName;
  readonly wire?: WireFacts | undefined;
  /** The class of the library's error, without the server's message. */
  readonly error?: string | undefined;
  /** Is the error one of the way to the server, such as a broken connection or a page of a gateway? */
  readonly unanswered?: boolean | undefined;
  /** Does the library report that the entity does not exist? */
  readonly absent?: boolean | undefined;
}

/** A place at which a transport differs from the first one after decoding. */
export interface ReadDifference {
  readonly transport: TransportName;
  readonly zone: ZoneName;
  /** Such as `Persons[*].FirstName`. */
  readonly path: string;
  readonly cause: CauseName;
  readonly detail?: string | undefined;
  readonly count: number;
}

export interface ReadResult {
  readonly name: string;
  readonly title: string;
  /** Why the read was not made. */
  readonly skipped?: string | undefined;
  readonly outcomes: readonly Outcome[];
  readonly differences: readonly ReadDifference[];
}

/** A difference in how transports write the same value. */
export interface WireDifference {
  /** The kind of value, such as `Flags`. */
  readonly aspect: string;
  /** How each transport writes it. */
  readonly forms: Readonly<Partial<Record<TransportName, string>>>;
  readonly fields: number;
  /** Such as `Contact TableRight.Mask`. */
  readonly example: string;
  /** Is the decoded value equal on all transports? */
  readonly madeEqual: boolean;
}

/** The effect of a time zone on one transport. */
export interface ZoneEffect {
  readonly transport: TransportName;
  readonly words: string;
}

/** The result of doctor. */
export interface DoctorReport {
  readonly format: 1;
  readonly kind: 'doctor';
  /** Undefined for a replayed file, which does not contain it. */
  readonly tenant?: string | undefined;
  readonly replayed: boolean;
  readonly transports: readonly TransportName[];
  readonly zone: string;
  readonly checks: readonly CheckResult[];
  readonly reads: readonly ReadResult[];
  readonly wire: readonly WireDifference[];
  readonly zones: readonly ZoneEffect[];
}

/** Did the first transport and another one answer, in the same zone? Absence counts as an answer; an error does not. */
export function isCompared({ outcomes }: ReadResult): boolean {
  return zoneNames.some((zone) => {
    const [control, ...others] = outcomes.filter((each) => each.zone === zone);
    return control?.error === undefined && others.some(({ error }) => error === undefined);
  });
}

/** Did the server not answer on some transport? */
export function isUnansweredRead({ outcomes }: ReadResult): boolean {
  return outcomes.some(({ unanswered }) => unanswered === true);
}

/** The current user alone does not count, since every tenant has one. A search that finds nothing does. */
export function comparesAny({ reads }: DoctorReport): boolean {
  return reads.some((read) => read.name !== signInRead.name && isCompared(read));
}

/** True if no check found a problem, at least one read was compared, every read was answered, and nothing differs. */
export function isHealthy(report: DoctorReport): boolean {
  const { checks, reads } = report;
  return (
    comparesAny(report) &&
    checks.every(({ status }) => status !== 'problem') &&
    reads.every((read) => read.differences.length === 0 && !isUnansweredRead(read))
  );
}
