import type { TransportName } from '../../errors/index.js';
import { networkCode } from './capture/capturing-engine.js';
import { type WireCapture, wireText } from './capture/wire-file.js';
import type { CheckContext } from './checks/check.js';
import { checks } from './checks/table.js';
import { type ExaminedConnection, type LiveConnection, replayedConnection } from './connections.js';
import { examine, type Examination } from './examination.js';
import type { CheckResult, DoctorReport } from './report.js';

export interface DoctorOptions {
  /** One connection per transport; the others are compared with the first. */
  readonly connections: ReadonlyMap<TransportName, LiveConnection>;
  /** The name of the tenant in the report. */
  readonly tenant: string;
  /** The code of the time zone for half of the reads. Default `UTC`. */
  readonly zone?: string | undefined;
  /** Milliseconds for each request of the checks. Default 15,000. */
  readonly timeout?: number | undefined;
  readonly environment?: CheckContext['environment'] | undefined;
  readonly clock?: (() => number) | undefined;
  /** Called before each check and read. */
  readonly onStep?: ((title: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface DoctorResult {
  readonly report: DoctorReport;
  /** The capture with personal data masked: the text of a file for `replayed`. */
  readonly wire: () => string;
}

/**
 * Checks a tenant: this machine, the network, the sign-in, and whether the transports return the same. It only reads.
 *
 * @example
 * const connections = new Map([['rest', liveConnection(configuration)]]);
 * const { report } = await doctor({ connections, tenant: 'sod/Cust12345' });
 */
export async function doctor(options: DoctorOptions): Promise<DoctorResult> {
  const { connections, tenant, zone = 'UTC', onStep, signal } = options;
  const facts = await factsOf(options);
  const examination = await examine(connections, { zone, onRead: onStep, signal });
  const transports = [...connections.keys()];
  const report = reportOf({ tenant, replayed: false, transports, zone, facts, examination });
  const redact = (text: string) => [...connections.values()].reduce((redacted, each) => each.redact(redacted), text);
  const exchanges = [...connections.values()].flatMap(({ engine }) => engine.exchanges);
  return { report, wire: () => wireText({ transports, zone, checks: facts, exchanges }, redact) };
}

/** Analyses the capture of another run. Nothing is sent. */
export async function replayed(capture: WireCapture): Promise<DoctorReport> {
  const { transports, zone, checks: facts, exchanges } = capture;
  const connections = new Map<TransportName, ExaminedConnection>(
    transports.map((name) => [name, replayedConnection(name, exchanges)]),
  );
  try {
    const examination = await examine(connections, { zone });
    return reportOf({ tenant: undefined, replayed: true, transports, zone, facts, examination });
  } finally {
    await Promise.all([...connections.values()].map(({ so }) => so.close()));
  }
}

type Facts = Readonly<Record<string, unknown>>;

/** The error of a check that failed. */
interface FailedCheck {
  readonly failed: string;
  readonly code?: string;
}

async function factsOf({ connections, onStep, signal, ...options }: DoctorOptions): Promise<Facts> {
  const [connection] = connections.values();
  const facts: Record<string, unknown> = {};
  if (connection === undefined) return facts;
  const { engine, network, sites, contract, auth } = connection;
  const { timeout = 15_000, environment = process.env, clock = Date.now } = options;
  const site = once(() => sites.locate());
  const transports = [...connections.keys()];
  const context: CheckContext = { engine, network, site, environment, clock, timeout, contract, auth, transports };
  for (const { name, title, transports: concerned = transports, run } of checks) {
    if (signal?.aborted === true) break;
    if (!concerned.some((each) => transports.includes(each))) continue;
    onStep?.(title);
    facts[name] = await run(context).catch(failureOf);
  }
  return facts;
}

function failureOf(error: unknown): FailedCheck {
  if (!(error instanceof Error)) return { failed: 'Error' };
  const code = networkCode(error);
  return { failed: error.name.slice(0, 60), ...(code === undefined ? {} : { code }) };
}

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}

interface Parts {
  readonly tenant: string | undefined;
  readonly replayed: boolean;
  readonly transports: readonly TransportName[];
  readonly zone: string;
  readonly facts: Facts;
  readonly examination: Examination;
}

function reportOf({ facts, examination, ...head }: Parts): DoctorReport {
  const { signIns, reads, wire, zones } = examination;
  const checked = checks.flatMap(({ name, title, explain }): CheckResult[] => {
    if (!Object.hasOwn(facts, name)) return [];
    const explanation = explain(facts[name]);
    return [{ name, title, ...(explanation ?? couldNotCheck(facts[name])) }];
  });
  return { format: 1, kind: 'doctor', ...head, checks: [...checked, ...signIns], reads, wire, zones };
}

function couldNotCheck(facts: unknown): Pick<CheckResult, 'status' | 'words'> {
  const { failed, code } = typeof facts === 'object' && facts !== null ? (facts as Partial<FailedCheck>) : {};
  const why = [failed, code]
    .filter((part) => typeof part === 'string')
    .map((part) => part.replace(/\W/g, '').slice(0, 60));
  return { status: 'unknown', words: `The check failed${why.length === 0 ? '' : ` (${why.join(', ')})`}.` };
}
