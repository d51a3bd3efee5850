import type { CauseName } from '../../comparison/index.js';
import type { TransportName } from '../../errors/index.js';
import type { ZoneName } from './capture/exchange.js';
import type { CheckStatus } from './checks/check.js';
import type { WireFacts } from './wire/answers.js';

export interface CheckResult {
  readonly name: string;
  readonly title: string;
  readonly status: CheckStatus;
  readonly words: string;
  readonly advice?: string | undefined;
}

/** What one transport made of one read. */
export interface Outcome {
  readonly transport: TransportName;
  readonly zone: ZoneName;
  readonly wire?: WireFacts | undefined;
  /** The error that the library gives, without the words of the server. */
  readonly error?: string | undefined;
  /** Did the library say that there is nothing? */
  readonly absent?: boolean | undefined;
}

/** Places at which a transport differs from the first, once the library has read both. */
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
  /** Why it was not made. */
  readonly skipped?: string | undefined;
  readonly outcomes: readonly Outcome[];
  readonly differences: readonly ReadDifference[];
}

/** One way in which transports write the same differently. */
export interface WireDifference {
  /** What it is about, such as `Flags`. */
  readonly aspect: string;
  /** How each transport writes it. */
  readonly forms: Readonly<Partial<Record<TransportName, string>>>;
  readonly fields: number;
  /** Such as `Contact TableRight.Mask`. */
  readonly example: string;
  /** Is what the library makes of it equal on all transports? */
  readonly madeEqual: boolean;
}

/** What naming a zone changes on one transport. */
export interface ZoneEffect {
  readonly transport: TransportName;
  readonly words: string;
}

/** What a doctor found. */
export interface DoctorReport {
  readonly format: 1;
  readonly kind: 'doctor';
  /** Undefined where a file is replayed, which does not say. */
  readonly tenant?: string | undefined;
  readonly replayed: boolean;
  readonly transports: readonly TransportName[];
  readonly zone: string;
  readonly checks: readonly CheckResult[];
  readonly reads: readonly ReadResult[];
  readonly wire: readonly WireDifference[];
  readonly zones: readonly ZoneEffect[];
}

/** Nothing to fix, at least one thing compared, and nothing differs. */
export function isHealthy({ checks, reads }: DoctorReport): boolean {
  const compared = reads.some(({ outcomes }) => new Set(outcomes.map(({ transport }) => transport)).size > 1);
  return (
    compared &&
    checks.every(({ status }) => status !== 'problem') &&
    reads.every(({ differences }) => differences.length === 0)
  );
}
