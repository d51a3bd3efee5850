import { answerIn, compareOutcomes, isUnanswered, type Observation, observe } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import type { TransportName } from '../../errors/index.js';
import { side } from '../report/wording.js';
import type { CapturedExchange, ReadLabel, ZoneName } from './capture/exchange.js';
import type { ExaminedConnection } from './connections.js';
import { type Found, type Read, reads, signInRead } from './reads.js';
import type { CheckResult, Outcome, ReadDifference, ReadResult, WireDifference, ZoneEffect } from './report.js';
import { spellingsOf, wireFactsOf } from './wire/answers.js';
import { WireDifferences } from './wire-differences.js';
import { zoneEffectOf } from './zone-effect.js';

export type Connections = ReadonlyMap<TransportName, ExaminedConnection>;

export interface Examination {
  readonly signIns: readonly CheckResult[];
  readonly reads: readonly ReadResult[];
  readonly wire: readonly WireDifference[];
  readonly zones: readonly ZoneEffect[];
}

export interface ExaminationOptions {
  /** The code of the named time zone, such as `UTC`. */
  readonly zone: string;
  /** Called before each read. */
  readonly onRead?: ((title: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Answer {
  readonly transport: TransportName;
  readonly zone: ZoneName;
  readonly observation: Observation;
}

/** After these errors a transport is not used again: it would fail the same way, and wrong passwords lock an account. */
const fatalErrors: ReadonlySet<string> = new Set([
  ...['AuthenticationError', 'ConfigurationError', 'NetworkError', 'TimeoutError', 'TenantUnavailableError'],
]);

/** Makes every read on every connection, live or replayed, and compares the answers, on the wire and as decoded. */
export async function examine(connections: Connections, options: ExaminationOptions): Promise<Examination> {
  const found: Found = { ids: new Map(), empty: new Set(), userDefined: undefined };
  const wire = new WireDifferences();
  const shifts = new Map<TransportName, (readonly [plain: unknown, zoned: unknown])[]>();
  const signedIn = await answersTo(signInRead, connections, found, options);
  const signIns = signedIn.map(signInResult);
  const usable = new Map(
    [...connections].filter(([name]) => {
      const found = signedIn.find(({ transport }) => transport === name)?.observation;
      return found !== undefined && !('error' in found && fatalErrors.has(found.error.name));
    }),
  );
  const results: ReadResult[] = [
    resultOf(
      signInRead,
      signedIn.filter(({ transport }) => usable.has(transport)),
      connections,
      undefined,
    ),
  ];
  for (const read of reads) {
    if (options.signal?.aborted === true) break;
    const missing = usable.size === 0 ? 'no transport can be used' : read.missing?.(found);
    if (missing !== undefined) {
      results.push({ name: read.name, title: read.title, skipped: missing, outcomes: [], differences: [] });
      continue;
    }
    options.onRead?.(read.title);
    const answers = await answersTo(read, usable, found, options);
    const type = typeOf(read, usable);
    const result = resultOf(read, answers, usable, type);
    results.push(result);
    noteFacts(result, wire);
    noteWire(read, result, usable, type, wire);
    for (const transport of usable.keys()) {
      const [plain, zoned] = (['none', 'named'] as const).map((zone) => answerOf(answers, transport, zone));
      if (plain === undefined || zoned === undefined) continue;
      shifts.set(transport, [...(shifts.get(transport) ?? []), [plain, zoned]]);
    }
  }
  const zones = [...shifts].map(([transport, pairs]) => ({ transport, words: zoneEffectOf(pairs) }));
  return { signIns, reads: results, wire: wire.list(), zones };
}

function answerOf(answers: readonly Answer[], transport: TransportName, zone: ZoneName): unknown {
  const answer = answers.find((each) => each.transport === transport && each.zone === zone);
  return answer === undefined ? undefined : answerIn(answer.observation);
}

async function answersTo(
  read: Read,
  connections: Connections,
  found: Found,
  { zone: code, signal }: ExaminationOptions,
) {
  const answers: Answer[] = [];
  for (const zone of read.zones) {
    for (const [transport, { so, engine }] of connections) {
      if (signal?.aborted === true) return answers;
      const label: ReadLabel = { read: read.name, transport, zone };
      const options = { ...(zone === 'none' ? {} : { timeZone: code }), ...(signal === undefined ? {} : { signal }) };
      const observation = await observe(transport, () => engine.during(label, () => read.run(so, found, options)));
      if ('answer' in observation) read.learn?.(observation.answer, found);
      answers.push({ transport, zone, observation });
    }
  }
  return answers;
}

function typeOf(read: Read, connections: Connections): TypeDescription | undefined {
  const [connection] = connections.values();
  return connection === undefined ? undefined : read.type?.(connection.contract);
}

/** The others are compared with the first transport. A transport that got no answer has nothing to compare. */
function resultOf(
  read: Read,
  answers: readonly Answer[],
  connections: Connections,
  type: TypeDescription | undefined,
): ReadResult {
  const differences = read.zones.flatMap((zone) => {
    const [control, ...others] = answers.filter((each) => each.zone === zone);
    if (control === undefined || isUnanswered(control.observation)) return [];
    return others.flatMap(({ transport, observation }) => {
      if (isUnanswered(observation)) return [];
      const found = compareOutcomes(control.observation, observation, type);
      return grouped(found).map((each): ReadDifference => ({ transport, zone, ...each }));
    });
  });
  const outcomes = answers.map(({ transport, zone, observation }): Outcome => {
    const exchange = exchangeOf(connections, { read: read.name, transport, zone });
    return {
      transport,
      zone,
      wire: exchange === undefined ? undefined : wireFactsOf(exchange),
      error: 'error' in observation ? observation.error.name : undefined,
      unanswered: isUnanswered(observation) ? true : undefined,
      absent: answerIn(observation) === null ? true : undefined,
    };
  });
  return { name: read.name, title: read.title, outcomes, differences };
}

type Grouped = Pick<ReadDifference, 'path' | 'cause' | 'detail' | 'count'>;

/** Groups differences with the same pattern, cause and detail. */
function grouped(found: ReturnType<typeof compareOutcomes>): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const { pattern, cause, detail } of found) {
    const identity = JSON.stringify([pattern, cause, detail]);
    const count = (groups.get(identity)?.count ?? 0) + 1;
    groups.set(identity, { path: pattern, cause, ...(detail === undefined ? {} : { detail }), count });
  }
  return [...groups.values()];
}

function exchangeOf(connections: Connections, { read, transport, zone }: ReadLabel): CapturedExchange | undefined {
  return connections
    .get(transport)
    ?.engine.exchanges.findLast((each) => each.read === read && each.transport === transport && each.zone === zone);
}

/** Compares facts about the whole answer. Each wire reports absence and failure in its own way. */
function noteFacts({ title, outcomes, differences }: ReadResult, wire: WireDifferences): void {
  const answered = outcomes.filter(({ unanswered }) => unanswered !== true);
  const plain = answered.filter(({ zone }) => zone === 'none');
  const formsOf = (form: (outcome: Outcome) => string | undefined) =>
    Object.fromEntries(
      plain.flatMap((outcome) => {
        const given = form(outcome);
        return given === undefined ? [] : [[outcome.transport, given] as const];
      }),
    );
  const equal = differences.length === 0;
  // The form of the bytes does not matter if all of them can be read.
  const readable = equal || answered.every(({ error }) => error === undefined);
  wire.addFact(
    'Content type',
    formsOf((each) => each.wire?.contentType),
    title,
    readable,
  );
  wire.addFact(
    'Encoding',
    formsOf(({ wire: facts }) => (facts === undefined ? undefined : (facts.encoding ?? 'UTF-8'))),
    title,
    readable,
  );
  if (plain.every(({ absent, error }) => absent !== true && error === undefined)) return;
  const answers = formsOf(({ wire: facts }) =>
    facts === undefined ? undefined : [facts.status, facts.content].filter((part) => part !== undefined).join(', '),
  );
  wire.addFact(plain.some(({ absent }) => absent === true) ? 'Absence' : 'Failure', answers, title, equal);
}

/** Compares the answers field by field, in each zone. */
function noteWire(
  read: Read,
  { differences }: ReadResult,
  connections: Connections,
  type: TypeDescription | undefined,
  wire: WireDifferences,
): void {
  if (type === undefined) return;
  for (const zone of read.zones) {
    const spelled = [...connections.keys()].flatMap((transport) => {
      const exchange = exchangeOf(connections, { read: read.name, transport, zone });
      const spellings = exchange === undefined ? undefined : spellingsOf(exchange, type);
      return spellings === undefined ? [] : [[transport, spellings] as const];
    });
    const unequal = new Set(differences.filter((each) => each.zone === zone).map(({ path }) => path));
    wire.add('name' in type ? type.name.replace(/Entity$/, '') : '', new Map(spelled), unequal);
  }
}

function signInResult({ transport, observation }: Answer): CheckResult {
  const head = { name: `sign-in ${transport}`, title: `Sign-in, ${side(transport)}` };
  if (!('error' in observation)) return { ...head, status: 'ok', words: 'The credentials are accepted.' };
  const { name, message } = observation.error;
  const known = Object.hasOwn(signInProblems, name) ? signInProblems[name] : undefined;
  return {
    ...head,
    status: 'problem',
    words: `${known?.words ?? 'The current user cannot be read.'} (${name}: ${message})`,
    advice: known?.advice,
  };
}

const signInProblems: Readonly<Record<string, { readonly words: string; readonly advice?: string }>> = {
  AuthenticationError: {
    words: 'The credentials are not accepted.',
    advice: 'Check auth in the configuration. Nothing more is sent on this transport, so that no account is locked.',
  },
  PermissionError: {
    words: 'The credentials are accepted, but this user is not allowed to read the current user.',
    advice: 'Use another user, or give this one more rights.',
  },
  NetworkError: { words: 'The connection failed.', advice: 'See the checks above.' },
  TimeoutError: {
    words: 'The request timed out.',
    advice: 'See the checks above, or allow more time with the setting timeout.',
  },
  TenantUnavailableError: { words: 'The tenant is not running now.', advice: 'Try again later.' },
  ProtocolError: {
    words: 'What answered is not NetServer.',
    advice: 'Check the address of the tenant, and what stands in front of it.',
  },
  NotFoundError: {
    words: 'What answered is not NetServer.',
    advice: 'Check the address of the tenant, and what stands in front of it.',
  },
  ConfigurationError: {
    words: 'The configuration is incomplete for this transport.',
    advice: 'Check auth in the configuration.',
  },
};
